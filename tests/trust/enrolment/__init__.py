"""Letters between a laptop and the certifying body."""
