"""A candidate at a practical exercise."""
