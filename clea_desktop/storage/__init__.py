"""The one place that writes a person's work to disk: encrypted, in whole transactions, never in clear."""
