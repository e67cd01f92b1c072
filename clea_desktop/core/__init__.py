"""The rules of the trade in plain Python: no Qt, no SQL, no clock, no I/O."""
