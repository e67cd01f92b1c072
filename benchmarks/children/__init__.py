"""Whole processes that are measured from outside; each tells what it found as one line of JSON."""
