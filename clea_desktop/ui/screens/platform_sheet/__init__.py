"""What is typed into the national platform for one person."""
