"""The first interview: prompts beside free notes, and words pinned to criteria."""
