"""The vault's doors: what opens, and above all what must not."""
