"""Checking and sealing a dossier."""
