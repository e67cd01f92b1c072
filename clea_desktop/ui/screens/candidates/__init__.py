"""The list of candidates."""
