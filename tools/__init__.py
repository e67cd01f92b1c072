"""What the workshop runs by hand: never part of the product."""
