"""A paper handed to a person with the signature inside the file: it can be believed far from any sealed dossier."""

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.papers import PaperKind
from clea_desktop.services.enrolled import anchor_store
from clea_desktop.services.keys import practice_authority
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.organisation import organisation_of
from clea_desktop.services.papers import readable_paper
from clea_desktop.services.sealing import SealingService
from clea_desktop.storage.repositories.enrolment import TrustAnchors
from clea_desktop.storage.unit_of_work import Work
from clea_desktop.trust.chain import trace

SIGNED_ALONE = frozenset({PaperKind.ATTESTATION.value})
"""The papers that circulate without their dossier; a jury's minutes and certificate are not made here."""


def signed_copy(vault: OpenedVault, document_id: str, passphrase: str) -> bytes:
    """Sign a kept paper with the key of whoever is here; the paper that is kept stays without it.

    Troubles as ``SealingService.signer``; NOT_FOUND. A kind that never circulates alone is a bug and raises.
    """
    from clea_desktop.core.attestation import attestation_label  # noqa: PLC0415 - with the rest, when it is asked for
    from clea_desktop.documents.signed_pdf import sign_pdf  # noqa: PLC0415 - same

    with vault.unit_of_work.reading() as work:
        paper = readable_paper(vault, work, document_id)
    if paper.kind not in SIGNED_ALONE:
        raise ValueError(paper.kind)
    signer = SealingService(vault).signer(passphrase, paper.dossier_id)
    with vault.unit_of_work.reading() as work:
        chain = _above(work, signer.certificate, practice=vault.dossier(work, paper.dossier_id).practice)
        reason, at = attestation_label(organisation_of(work), vault.around.tr), work.now
    pdf = b"".join(vault.unit_of_work.attachments.open(paper.attachment))
    return sign_pdf(pdf, signer, chain, name=vault.account.display_name, reason=reason, at=at)


def _above(work: Work, certificate: bytes, *, practice: bool) -> tuple[bytes, ...]:
    """Return the certificates above the signer's, the root last."""
    if practice:
        authority = practice_authority(work)
        return authority.issuing_certificate, authority.root_certificate
    store = anchor_store(needed(TrustAnchors(work).find()))
    if store is None:
        raise CleaError(Trouble.ENROLMENT_UNUSABLE)
    return trace(certificate, store).issuer.certificate.der, store.root.der
