"""The tools around the product: the command, the set-up, the locked lists."""
