"""The window, the people, one's own account."""
