"""The library of practical exercises."""
