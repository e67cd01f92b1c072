"""The store, always the real one: SQLCipher and real files in a temporary folder."""
