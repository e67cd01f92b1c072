"""The door of a vault that exists: who you are, your passphrase, and the recovery code of a bad day."""
