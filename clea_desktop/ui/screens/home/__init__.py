"""What must be done today."""
