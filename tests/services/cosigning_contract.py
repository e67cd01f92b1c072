"""What every session does with signing after others, real or fake: subclass beside ``session`` and ``signed``."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.rating import Rating
from clea_desktop.core.roles import SigningRole
from clea_desktop.services.cosign_views import CosignAsked
from clea_desktop.services.received_views import Asked
from clea_desktop.services.views import BundleView
from clea_desktop.ui.session_port import SessionPort

_PASSPHRASE = "quatre mots pour evaluator"  # noqa: S105 - of nobody
"""That of the contract's session."""


def _never() -> bool:
    return False


def _ignore(_done: int, _total: int) -> None:
    return


def _trouble(act: Callable[[], object]) -> Trouble:
    with pytest.raises(CleaError) as raised:
        act()
    return raised.value.trouble


class CosigningContract:
    """Mixed into the contract of a session."""

    @pytest.fixture
    def own_bundle(self, session: SessionPort, signed: str) -> BundleView:
        criterion = next(session.frameworks.current().framework.criteria())
        session.ratings.rate(signed, criterion.code, Rating.ACQUIRED)
        session.feedback.make(signed)
        return session.sealing.seal(signed, _PASSPHRASE, _ignore, _never)

    def test_nobody_signs_twice_what_they_sealed(
        self, session: SessionPort, own_bundle: BundleView, tmp_path: Path
    ) -> None:
        path, target = tmp_path / "recu.asice", tmp_path / "signe.asice"
        asked = CosignAsked(target)
        assert _trouble(lambda: session.cosigning.sign(asked, _PASSPHRASE, _ignore, _never)) is Trouble.NOT_FOUND
        session.sealing.export(own_bundle.id, path, _ignore, _never)
        offer = session.received.look(Asked(path), "", _ignore, _never).cosign
        assert offer is not None
        assert (offer.role, offer.practice, offer.brings_decision) == (SigningRole.EVALUATOR, True, False)
        assert "déjà signé" in offer.why_not
        assert _trouble(lambda: session.cosigning.sign(asked, _PASSPHRASE, _ignore, _never)) is Trouble.COSIGN_REFUSED
        assert not target.exists()

    def test_nobody_signs_twice_what_is_kept_here(self, session: SessionPort, own_bundle: BundleView) -> None:
        sign, kept = session.cosigning.sign_kept, session.cosigning.kept(own_bundle.id)
        assert (kept.since, kept.may_sign) == ((), False)
        assert _trouble(lambda: session.cosigning.kept("nothing")) is Trouble.NOT_FOUND
        assert _trouble(lambda: sign("nothing", _PASSPHRASE, _ignore, _never)) is Trouble.NOT_FOUND
        assert _trouble(lambda: sign(own_bundle.id, _PASSPHRASE, _ignore, _never)) is Trouble.COSIGN_REFUSED
