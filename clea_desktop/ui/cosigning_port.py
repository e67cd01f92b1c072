"""What the window asks of signing a sealed dossier after others."""

from typing import Protocol

from clea_desktop.services.cosign_views import CosignAsked, KeptSignatures
from clea_desktop.services.views import Cancelled, Report


class CosigningPort(Protocol):
    """The signature of whoever is here, under those that a dossier carries already."""

    def sign(self, asked: CosignAsked, passphrase: str, report: Report, cancelled: Cancelled) -> None:
        """Write a copy of the file in hand that carries one more signature."""
        ...

    def kept(self, bundle_id: str) -> KeptSignatures:
        """Say who signed a bundle of this vault since it was sealed, and whether whoever is here may too."""
        ...

    def sign_kept(self, bundle_id: str, passphrase: str, report: Report, cancelled: Cancelled) -> None:
        """Sign a bundle of this vault after a colleague."""
        ...
