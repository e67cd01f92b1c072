"""A second interview on the bench: a dossier with findings of every kind, and the ways around its screen."""

from pathlib import Path

from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.ui.screens.restitution.parts import Part
from clea_desktop.ui.screens.restitution.screen import RestitutionScreen
from clea_desktop.ui.screens.restitution.view import RestitutionView
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench, put_dossier, rate_all, sign

WHY = "A posé l'opération à la main"


def rated_dossier(session: FakeSession, photo: Path) -> str:
    """Return a dossier with findings of every kind, and two gaps with what the person said."""
    dossier_id = put_dossier(session)
    sign(session, dossier_id, photo)
    rate_all(session, dossier_id)
    for code in ("1.1.1", "1.1.2"):
        session.ratings.rate(dossier_id, code, Rating.ACQUIRED)
    session.ratings.rate(dossier_id, "4.1.1", Rating.NOT_ACQUIRED)
    session.self_assessment.answer(dossier_id, "1.1.1", SelfAnswer.NOT_YET)
    session.self_assessment.answer(dossier_id, "4.1.1", SelfAnswer.CAN)
    return dossier_id


def view_of(bench: Bench) -> RestitutionView:
    """Return the interview in sight."""
    return bench.screen(RestitutionScreen).view


def show_part(bench: Bench, part: Part) -> RestitutionView:
    """Show a part of the interview in sight."""
    view = view_of(bench)
    view.part_chosen.emit(part)
    bench.settle()
    return view


def left_of(bench: Bench, dossier_id: str) -> list[str]:
    """Return the sub-domains still to acquire."""
    result = bench.session.dossiers.open(dossier_id).result()
    return [one.code for domain in result.domains for one in domain.subdomains if not one.is_acquired]
