"""The certifying body's own commands."""
