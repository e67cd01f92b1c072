"""Bundles: sealed, judged, attacked."""
