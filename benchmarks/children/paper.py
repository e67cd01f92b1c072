"""Makes the same restitution twice, from the same vault, and tells the digests of both PDFs."""

import hashlib
import sys
from pathlib import Path

from benchmarks.vaults import CHEAP_COST, opened
from clea_desktop.core.text import translator
from clea_desktop.documents.restitution import make_restitution


def main(vault: Path, dossier_id: str) -> None:
    """Read the findings once, make the document twice: through the service, and from the text alone."""
    session = opened(vault, CHEAP_COST)
    try:
        text = session.feedback.text(dossier_id)
        kept = session.feedback.make(dossier_id)
        target = vault.with_name(f"{kept.id}.pdf")
        session.feedback.save(kept.id, target)
    finally:
        session.close()
    pdfs = (target.read_bytes(), make_restitution(text, translator()))
    target.unlink()
    sys.stdout.write(" ".join(hashlib.sha256(pdf).hexdigest() for pdf in pdfs) + f" {len(pdfs[0])}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
