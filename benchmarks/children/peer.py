"""The same service as a bundle's by a Python peer: the standard library's ZIP and digests, pyHanko's CAdES signature.

``seal`` writes every file of a folder, stored, with a manifest of digests and its signature; ``verify`` reads it all
back. Tells the seconds of the work, imports apart: a peer that is loaded already.
"""

import asyncio
import base64
import hashlib
import json
import sys
import zipfile  # noqa: TID251  # the peer is just that: what others would write with what is at hand
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import IO

from asn1crypto import cms, x509
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

_BLOCK = 1024 * 1024
_MANIFEST, _SIGNATURE = "META-INF/manifest.json", "META-INF/signature.p7s"


def main(arguments: list[str]) -> None:
    """Work in ``folder``: files in ``clear``, ``certificate.pem`` and ``key.pem`` beside it."""
    act, folder = arguments[0], Path(arguments[1])
    began = perf_counter()
    if act == "seal":
        seal(folder)
    else:
        verify(folder)
    sys.stdout.write(json.dumps({"seconds": perf_counter() - began}) + "\n")


def seal(folder: Path) -> None:
    """Digest, sign, store."""
    clear = sorted((folder / "clear").iterdir())
    signer = SimpleSigner.load(  # type: ignore[no-untyped-call]  # the peer's own
        str(folder / "key.pem"), str(folder / "certificate.pem")
    )
    with zipfile.ZipFile(folder / "peer.zip", "w", zipfile.ZIP_STORED) as archive:
        digests = {}
        for path in clear:
            running = hashlib.sha256()
            with path.open("rb") as source, archive.open(path.name, "w", force_zip64=True) as sink:
                for block in _blocks(source):
                    running.update(block)
                    sink.write(block)
            digests[path.name] = running.hexdigest()
        manifest = json.dumps(digests).encode()
        signing = signer.async_sign_general_data(
            manifest, "sha256", use_cades=True, signed_attr_settings=PdfCMSSignedAttributes()
        )
        archive.writestr(_MANIFEST, manifest)
        archive.writestr(_SIGNATURE, asyncio.run(signing).dump())


def verify(folder: Path) -> None:
    """Compare every digest, then judge the signature against the one certificate."""
    pem = (folder / "certificate.pem").read_bytes()
    _, _, body = pem.partition(b"-----BEGIN CERTIFICATE-----")
    own = x509.Certificate.load(base64.b64decode(body.partition(b"-----END")[0]))
    with zipfile.ZipFile(folder / "peer.zip") as archive:
        manifest, signature = archive.read(_MANIFEST), archive.read(_SIGNATURE)
        for name, digest in json.loads(manifest).items():
            running = hashlib.sha256()
            with archive.open(name) as source:
                for block in _blocks(source):
                    running.update(block)
            if running.hexdigest() != digest:
                raise SystemExit(1)
    judging = async_validate_detached_cms(
        manifest,
        cms.ContentInfo.load(signature)["content"],
        ValidationContext(trust_roots=[own], allow_fetching=False),
        key_usage_settings=KeyUsageConstraints(key_usage=set(), extd_key_usage=set()),
    )
    if not asyncio.run(judging).valid:
        raise SystemExit(1)


def _blocks(source: IO[bytes]) -> Iterator[bytes]:
    while block := source.read(_BLOCK):
        yield block


if __name__ == "__main__":
    main(sys.argv[1:])
