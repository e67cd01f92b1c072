"""What the window asks about signatures; every method is called inside a job."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from clea_desktop.core.signature import Signer
from clea_desktop.core.strokes import Strokes
from clea_desktop.services.views import Target


class SignaturesPort(Protocol):
    """Who signs which exact document."""

    def agreement_to_sign(self, dossier_id: str) -> str:
        """Return the id of the agreement to show and sign, made if need be."""
        ...

    def document_bytes(self, document_id: str) -> bytes:
        """Return a kept document, to be shown from memory."""
        ...

    def sign_on_screen(
        self, dossier_id: str, document_id: str, signer: Signer, strokes: Strokes, shown_sha256: str
    ) -> None:
        """Keep a line drawn under the document that was shown."""
        ...

    def sign_on_paper(
        self, dossier_id: str, document_id: str, signers: Sequence[Signer], signed_on: date, scan: Path
    ) -> None:
        """Keep the scan of a document signed on paper."""
        ...

    def withdraw(self, dossier_id: str, document_id: str, signer: Signer) -> None:
        """Take a signature back."""
        ...

    def save_sheet(self, dossier_id: str, target: Target) -> None:
        """Write the sheet that shows the signatures."""
        ...
