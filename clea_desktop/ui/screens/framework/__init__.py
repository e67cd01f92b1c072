"""The rules, and where they come from."""
