"""Everything that reads what a stranger wrote, tried on what strangers could write."""
