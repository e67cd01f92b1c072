"""The key that laptops encrypt their deposits to: made here, and opened here."""
