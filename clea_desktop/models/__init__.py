"""Rows of the database, one file per family: columns and constraints, no behaviour.

They describe the newest schema; ``storage.migrations`` makes it, and a test keeps the two equal. Importing any of
them imports SQLModel, which start-up does without.
"""
