"""What is typed into the national platform for a period."""
