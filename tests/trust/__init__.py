"""Certificates, revocation lists and the folders that hold them."""
