"""The candidate's own window: full screen, nobody's name in it, and only the evaluator opens its door."""
