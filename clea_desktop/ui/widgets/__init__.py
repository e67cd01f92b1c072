"""The parts screens are built of, one a file: they show what they are given, say what was asked, decide nothing."""
