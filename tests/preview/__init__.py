"""Tests of the process that decodes what strangers made."""
