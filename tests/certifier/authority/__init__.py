"""The certifying body's authority, by its command and at its desk."""
