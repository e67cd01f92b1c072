"""The letters between a laptop and the certifying body, written and read by both: codes, requests, answers, updates."""
