"""The authority of the certifying body: its root kept offline, its registry, whom it certifies, what it publishes."""
