"""One small class per kind of thing, over an open transaction. What they give out are frozen values.

What is read before the first screen, and the rating click, is raw SQL; rows are added through SQLModel.
"""
