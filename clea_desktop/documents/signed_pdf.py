"""A PDF that circulates alone carries its own signature: PAdES, level B, without any mark on the page.

A sealed bundle signs files beside it; a paper handed to a person leaves without the bundle. pyHanko writes the PDF's
side of it, offline and late imported; the key stays with whoever calls, who signs a few bytes when asked.
"""

import asyncio
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Protocol

_FIELD = "Signature"
_ROOM = 2 * 8192
"""Hexadecimal digits kept for the signature: three times what ours take."""


class PdfSigner(Protocol):
    """Somebody's unwrapped signing key, for as long as one signature lasts."""

    @property
    def certificate(self) -> bytes:
        """The signer's X.509 certificate, DER."""
        ...

    def sign(self, data: bytes, /) -> bytes:
        """Return an ECDSA P-256 SHA-256 signature of the data, DER."""
        ...


def sign_pdf(  # noqa: PLR0913 - what, by whom under whom, and the three things said of it
    pdf: bytes, signer: PdfSigner, chain: Sequence[bytes], *, name: str, reason: str, at: datetime
) -> bytes:
    """Return the PDF with a signature appended; what was there before is not rewritten.

    ``chain``: the certificates above the signer's (DER). ``at`` is what the signer says, as everywhere: no proof.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415 - late: a third of a second
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter  # noqa: PLC0415 - same
    from pyhanko.sign.signers import cms_embedder, pdf_byterange  # noqa: PLC0415 - same

    placeholder = pdf_byterange.SignatureObject(
        timestamp=at.astimezone(UTC).replace(microsecond=0),
        subfilter=SigSeedSubFilter.PADES,
        name=name,
        reason=reason,
        bytes_reserved=_ROOM,
    )
    output = io.BytesIO()
    embedder = cms_embedder.PdfCMSEmbedder(new_field_spec=SigFieldSpec(_FIELD))
    steps = embedder.write_cms(_FIELD, IncrementalPdfFileWriter(io.BytesIO(pdf)))
    next(steps)
    steps.send(cms_embedder.SigObjSetup(sig_placeholder=placeholder))
    prepared, _ = steps.send(cms_embedder.SigIOSetup(md_algorithm="sha256", output=output))
    steps.send(_signature(prepared.document_digest, signer, chain))
    return output.getvalue()


def _signature(digest: bytes, signer: PdfSigner, chain: Sequence[bytes]) -> bytes:
    """Make the CAdES signature over the document's digest: the attributes first, then what they are signed with."""
    from asn1crypto import algos, x509  # noqa: PLC0415 - late, as above
    from pyhanko.sign.signers.pdf_cms import ExternalSigner  # noqa: PLC0415 - same
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415 - same

    own = x509.Certificate.load(signer.certificate)
    certificates = [x509.Certificate.load(one) for one in chain]
    above = SimpleCertificateStore.from_certs(certificates)  # type: ignore[no-untyped-call]  # the one it left out
    mechanism = algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"})

    async def signed() -> bytes:
        asked = ExternalSigner(own, above, signature_value=b"", signature_mechanism=mechanism)
        attributes = await asked.signed_attrs(digest, "sha256", use_pades=True)
        value = signer.sign(attributes.dump())
        made = ExternalSigner(own, above, signature_value=value, signature_mechanism=mechanism)
        content = await made.async_sign_prescribed_attributes("sha256", attributes)
        return bytes(content.dump())

    return asyncio.run(signed())
