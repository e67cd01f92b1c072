"""The path of one candidate."""
