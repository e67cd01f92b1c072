"""Proofs of date: the unit, its door, its askers."""
