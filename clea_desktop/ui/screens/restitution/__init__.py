"""What the candidate is told."""
