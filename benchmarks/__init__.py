"""Figures (``make bench``) and long proofs (``make soak``). Nothing of the product imports this room."""
