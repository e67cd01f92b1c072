"""The evidence map of one dossier."""
