"""The papers, read back from their bytes."""
