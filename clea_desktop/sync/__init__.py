"""What leaves the laptop, one day, by the network: the outbox rounds.

Services write their facts into the outbox, in the same transaction as the change itself; only this layer reads it.
"""
