"""Whole stories, in the real window, on real vaults: what a person does and sees, and what is left on the disk."""
