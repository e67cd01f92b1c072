"""What services do."""
