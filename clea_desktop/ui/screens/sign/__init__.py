"""A document read together and signed."""
