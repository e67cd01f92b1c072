"""The first start: whose vault it is, a passphrase, and the recovery code, kept and typed back once."""
