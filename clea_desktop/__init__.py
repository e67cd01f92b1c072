"""CléA Desktop: the evaluator's laptop, from the first welcome to a sealed dossier, without network."""

__version__ = "0.1.0"
