"""The papers of a dossier, by the kind they are kept under."""

from enum import Enum


class PaperKind(Enum):
    """A document this program makes and keeps; the value is its name in a bundle as well."""

    AGREEMENT = "agreement"
    RESTITUTION = "restitution"
    ATTESTATION = "attestation"
    SYNTHESIS = "synthesis"
    SIGNATURES = "signatures"
