"""A new candidate."""
