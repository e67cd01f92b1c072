"""The rules, alone."""
