"""Stand-ins that behave: each passes the same contract as its real twin."""
