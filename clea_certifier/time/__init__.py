"""Proof of when: a time-stamping unit (RFC 3161), the door it answers at, and whoever asks it for a bundle."""
