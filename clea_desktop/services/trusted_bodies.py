"""Whom this vault believes when it judges a received file: the certifying body it is enrolled with, then practice."""

from collections.abc import Sequence
from dataclasses import dataclass

from clea_desktop.core.text import Translate
from clea_desktop.services.enrolled import anchor_store
from clea_desktop.services.keys import practice_authority
from clea_desktop.storage.repositories.enrolment import TrustAnchors
from clea_desktop.storage.unit_of_work import Work
from clea_desktop.trust.authority import trust_files
from clea_desktop.trust.store import ISSUING_FILE, LISTS_FILE, ROOT_FILE, TrustStore


@dataclass(frozen=True, slots=True)
class TrustedBody:
    """An authority and its name, as people know it."""

    name: str
    store: TrustStore


def bodies_of(work: Work, tr: Translate) -> Sequence[TrustedBody]:
    """Return the authorities of this vault, the real one first."""
    found: list[TrustedBody] = []
    anchor = TrustAnchors(work).find()
    real = None if anchor is None else anchor_store(anchor)
    if anchor is not None and real is not None:
        found.append(TrustedBody(anchor.authority_name, real))
    files = trust_files(practice_authority(work), work.now)
    practice = TrustStore.from_pem(files[ROOT_FILE], files[ISSUING_FILE], files[LISTS_FILE])
    return (*found, TrustedBody(tr("entraînement de ce poste"), practice))
