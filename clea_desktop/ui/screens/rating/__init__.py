"""Findings, criterion by criterion."""
