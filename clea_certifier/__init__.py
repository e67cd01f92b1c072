"""The certifying body's server: it judges deposits with the very verifier of the laptop, and keeps models of its own.

It stands beside ``clea_desktop`` from the first day so that the doors it may open are guarded before it has anything
to open: ``clea_desktop.bundles``, ``trust`` and ``core``, never the laptop's screens, services or database.
"""
