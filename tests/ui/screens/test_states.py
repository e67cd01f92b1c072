"""What screens show, without a window: pure functions of what services answer."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from clea_desktop.core.pathway import StepState
from clea_desktop.core.rating import Rating
from clea_desktop.core.search import EVERYONE, Wanted
from clea_desktop.core.signature import Signer
from clea_desktop.core.text import NBSP, translator
from clea_desktop.services.views import Account, DossierView, Found, RatingChange, Resumption
from clea_desktop.ui import labels
from clea_desktop.ui.navigation import Screen, Spot, may_enter, rail_of, spot_of
from clea_desktop.ui.preferences import Preferences, read_preferences
from clea_desktop.ui.screens.candidates.state import candidates_state
from clea_desktop.ui.screens.dossier.path import Next
from clea_desktop.ui.screens.dossier.state import dossier_state
from clea_desktop.ui.screens.framework.state import framework_state
from clea_desktop.ui.screens.rating import state as rating
from clea_desktop.ui.screens.register.state import Draft, check_draft, register_state
from clea_desktop.ui.screens.restitution.parts import Part
from clea_desktop.ui.screens.restitution.state import restitution_state
from clea_desktop.ui.screens.seal.state import seal_state
from clea_desktop.ui.screens.settings.state import Around, Section, settings_state
from clea_desktop.ui.short_names import shortened, subdomain_word
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.screens.bench import put_dossier, rate_all, sign, walk_early_steps

tr = translator()


@pytest.fixture
def now(vault: FakeVault) -> datetime:
    return vault.clock()


def _view(session: FakeSession, dossier_id: str) -> DossierView:
    return session.dossiers.open(dossier_id)


def test_a_search_ignores_accents_case_and_order(session: FakeSession, now: datetime) -> None:
    put_dossier(session)
    put_dossier(session, ("Benali", "Amadou"))
    wanted = Wanted(" zoe  LEFEVRE")
    state = candidates_state(session.candidates.find(wanted), wanted, now, tr, may_register=True)
    assert [line.name for line in state.lines.values()] == ["Lefèvre Zoé"]
    assert state.summary == f"1 personne sur 2 pour «{NBSP}zoe  LEFEVRE{NBSP}»"


def test_an_empty_list_says_what_to_do_to_whoever_may_do_it(now: datetime) -> None:
    nobody = candidates_state(Found((), 0, 0, {}), EVERYONE, now, tr, may_register=True)
    reader = candidates_state(Found((), 0, 0, {}), EVERYONE, now, tr, may_register=False)
    assert nobody.empty is not None
    assert nobody.empty.action == "Nouveau candidat"
    assert reader.empty is not None
    assert reader.empty.action == ""


def test_a_search_that_finds_nobody_offers_to_show_everybody(session: FakeSession, now: datetime) -> None:
    put_dossier(session)
    state = candidates_state(session.candidates.find(Wanted("xyz")), Wanted("xyz"), now, tr, may_register=True)
    assert state.empty is not None
    assert state.empty.action == "Tout afficher"


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        (Draft("", "Zoé", "01/03/1984"), "birth_name"),
        (Draft("Lefèvre", "  ", "1984"), "first_name"),
        (Draft("Lefèvre", "Zoé", ""), "birth_date"),
        (Draft("Lefèvre", "Zoé", "31/02/1984"), "birth_date"),
        (Draft("Lefèvre", "Zoé", "01/01/2030"), "birth_date"),
        (Draft("Lefèvre", "Zoé", "1830"), "birth_date"),
    ],
)
def test_each_field_of_the_form_says_what_it_misses(draft: Draft, wrong: str) -> None:
    errors = check_draft(draft, date(2026, 11, 24), tr)
    assert [name for name in ("birth_name", "first_name", "birth_date") if getattr(errors, name)] == [wrong]


def test_a_possible_twin_is_told_kindly_with_a_way_to_them(session: FakeSession) -> None:
    dossier_id = put_dossier(session)
    twins = session.candidates.twins("Zoé", "Lefèvre", date(1984, 3, 1))
    state = register_state(check_draft(Draft("Zoé", "Lefèvre", "01/03/1984"), date(2026, 1, 1), tr), tr, twins=twins)
    assert state.twin is not None
    assert state.twin.dossier_id == dossier_id
    assert state.twin.sentence == "Zoé Lefèvre, naissance le 1er mars 1984, a déjà le dossier D-2026-0001."
    assert state.twin.advice.startswith("C’est sûrement la même personne")


def test_a_new_dossier_is_blocked_with_its_reason_and_its_one_way_out(session: FakeSession, now: datetime) -> None:
    state = dossier_state(_view(session, put_dossier(session)), now, tr, may_evaluate=True)
    assert [step.state for step in state.steps] == [
        StepState.IN_HAND, StepState.LATER, StepState.LATER, StepState.BLOCKED, StepState.BLOCKED, StepState.BLOCKED,
        StepState.LATER, StepState.LATER,
    ]  # fmt: skip
    assert state.block is not None
    assert state.block.index == 3
    assert "n’est pas signé" in state.block.sentence
    assert state.block.action == "Aller au contrat"
    assert (state.next, state.next_label, state.others) == (Next.WELCOME, "Commencer l’accueil", ())


def test_the_one_button_follows_the_path(session: FakeSession, now: datetime, photo: Path) -> None:
    dossier_id = put_dossier(session)

    def act() -> Next:
        return dossier_state(_view(session, dossier_id), now, tr, may_evaluate=True).next

    seen = [act()]
    walk_early_steps(session, dossier_id)
    seen.append(act())
    sign(session, dossier_id, photo)
    seen.append(act())
    rate_all(session, dossier_id)
    seen.append(act())
    made = session.feedback.make(dossier_id)
    seen.append(act())
    waiting = dossier_state(_view(session, dossier_id), now, tr, may_evaluate=True)
    assert (waiting.next_label, waiting.steps[-2].detail) == ("Faire signer", "À signer")
    session.signatures.sign_on_paper(dossier_id, made.id, tuple(Signer), now.date(), photo)
    seen.append(act())
    session.sealing.seal(dossier_id, "quatre mots pour evaluator", lambda _d, _t: None, lambda: False)
    seen.append(act())
    assert seen == [Next.WELCOME, Next.SIGN, Next.RATE, Next.FEEDBACK, Next.SIGN_RESTITUTION, Next.SEAL, Next.EXPORT]


def test_no_file_offered_carries_the_name_of_a_person(session: FakeSession, now: datetime, photo: Path) -> None:
    dossier_id = put_dossier(session)
    sign(session, dossier_id, photo)
    rate_all(session, dossier_id)
    session.feedback.make(dossier_id)
    session.sealing.seal(dossier_id, "quatre mots pour evaluator", lambda _d, _t: None, lambda: False)
    state = dossier_state(_view(session, dossier_id), now, tr, may_evaluate=True)
    names = [line.suggested_name for line in (*state.bundles, *state.documents)] + [state.agreement.suggested_name]
    assert names == ["D-2026-0001-dossier-scelle-1.asice", "D-2026-0001-restitution.pdf", "D-2026-0001-contrat.pdf"]


def test_the_rating_screen_shows_one_sub_domain_with_its_rule(session: FakeSession, now: datetime, photo: Path) -> None:
    dossier_id = put_dossier(session)
    sign(session, dossier_id, photo)
    for number in range(1, 6):
        session.ratings.rate(dossier_id, f"2.1.{number}", Rating.ACQUIRED)
    state = rating.rating_state(_view(session, dossier_id), "2.1.6", now, tr, may_evaluate=True)
    assert state.sentence == "5 critères acquis sur 7, il en faut 6."
    assert state.counts == rating.Counts(5, 0, 7, 6)
    assert (state.subdomain, state.criterion, state.block) == ("2.1", "2.1.6", None)
    assert [line.id for line in state.side] == ["1", "2", "2.1", "2.2", "2.3", "2.4", "2.5", "3", "4", "5", "6", "7"]


def test_a_change_shows_only_what_is_durable_and_ages_the_documents(
    session: FakeSession, now: datetime, photo: Path
) -> None:
    dossier_id = put_dossier(session)
    sign(session, dossier_id, photo)
    rate_all(session, dossier_id)
    session.feedback.make(dossier_id)
    change = RatingChange(dossier_id, "1.1.1", Rating.ACQUIRED, None, now + timedelta(minutes=1))
    after = rating.with_change(_view(session, dossier_id), change)
    assert "1.1.1" not in after.ratings
    assert after.saved_at == change.saved_at
    assert not any(document.is_current for document in after.documents)


def test_one_comes_back_to_the_first_criterion_nobody_looked_at(session: FakeSession, photo: Path) -> None:
    dossier_id = put_dossier(session)
    sign(session, dossier_id, photo)
    rate_all(session, dossier_id, 3)
    view = _view(session, dossier_id)
    codes = [criterion.code for criterion in view.framework.criteria()]
    assert rating.criterion_to_show(view, "") == codes[3]
    assert rating.criterion_to_show(view, "7.1.1") == "7.1.1"
    assert rating.criterion_of_domain(view, 8) == ""
    assert rating.criterion_of_neighbour(view, codes[0], -1) == codes[0]


def test_a_trainer_reads_and_cannot_rate(session: FakeSession, now: datetime, photo: Path) -> None:
    dossier_id = put_dossier(session)
    sign(session, dossier_id, photo)
    state = rating.rating_state(_view(session, dossier_id), "", now, tr, may_evaluate=False)
    assert state.block is not None
    assert state.block.action == ""
    assert dossier_state(_view(session, dossier_id), now, tr, may_evaluate=False).next is Next.READ


def test_the_restitution_says_when_its_paper_is_out_of_date(session: FakeSession, now: datetime, photo: Path) -> None:
    dossier_id = put_dossier(session)
    sign(session, dossier_id, photo)
    rate_all(session, dossier_id)
    session.feedback.make(dossier_id)

    def paper() -> tuple[str, bool, str]:
        view = session.feedback.open(dossier_id)
        state = restitution_state(view, Part.POINTS, now, tr, may_evaluate=True)
        return state.restitution.sentence, bool(state.make_label), state.next_label

    assert paper() == ("Le PDF dit la même chose que cette page.", False, "Passer au scellement")
    session.ratings.rate(dossier_id, "1.1.1", None)
    assert paper() == ("Le PDF n’est plus à jour.", True, "")


def test_what_misses_before_sealing_is_said_under_the_button(session: FakeSession) -> None:
    dossier_id = put_dossier(session)
    view, check = _view(session, dossier_id), session.sealing.check(dossier_id)
    state = seal_state(view, check, tr, may_evaluate=True)
    assert not state.may_seal
    assert state.refusal == f"Il manque{NBSP}: contrat d’adhésion signé, restitution à jour."
    assert "le jury" not in state.summary


def test_the_framework_says_which_rules_are_published_and_which_are_assumed(session: FakeSession) -> None:
    room = session.frameworks.room()
    parts = {part.code: part for part in framework_state(room, "2", tr, may_confirm=True).parts}
    assert (parts["2.1"].rule, parts["2.1"].kind, parts["2.1"].is_sure) == ("6 critères sur 7", "Taux publié", True)
    assumed = framework_state(room, "1", tr, may_confirm=True).parts[0]
    assert assumed.kind == f"Règle nationale de 75{NBSP}%, à confirmer"
    assert not assumed.is_sure
    assert assumed.source.startswith(f"Source{NBSP}: ")


def test_confirmed_rules_are_not_asked_again(session: FakeSession) -> None:
    session.frameworks.confirm_rules()
    state = framework_state(session.frameworks.room(), "", tr, may_confirm=True)
    assert not state.to_confirm
    assert all(part.is_sure for part in state.parts)


def test_nobody_removes_themselves_nor_manages_without_the_right() -> None:
    me, other = Account("a", "Claire Évrard", "trainer"), Account("b", "Inès Garcia", "evaluator")
    around = Around(me, "Greta", "1.0")
    state = settings_state((me, other), around, Preferences(), Section.PEOPLE, tr)
    assert not state.may_manage
    assert not any(person.may_remove for person in state.people)


def test_what_is_not_understood_in_the_preferences_takes_its_default() -> None:
    assert read_preferences({"theme": "pink", "scale": 3, "idle_minutes": "5"}) == Preferences()
    assert read_preferences({"theme": "dark", "scale": 2.0, "idle_minutes": 10}) == Preferences("dark", 2.0, 10)
    assert read_preferences(["not", "a", "mapping"]) == Preferences()


def test_a_role_enters_only_where_it_has_something_to_do() -> None:
    assert rail_of(Screen.RATING) == "candidates"
    assert not may_enter(Screen.SEAL, "trainer")


def test_an_interruption_gives_back_only_places_that_still_make_sense() -> None:
    def spot(screen: str, dossier_id: str, role: str = "evaluator") -> Spot | None:
        return spot_of(Resumption(dossier_id, screen, "2.1.5", interrupted=True), role)

    assert spot("rating", "d") == Spot(Screen.RATING, "d", "2.1.5")
    assert spot("rating", "") is None
    assert spot("seal", "d", "trainer") == Spot(Screen.DOSSIER, "d", "2.1.5")
    assert spot("settings", "") == Spot(Screen.SETTINGS)
    assert spot("nowhere", "d") is None


def test_a_framework_nobody_named_shows_the_beginning_of_its_titles(vault: FakeVault) -> None:
    assert shortened("l'utilisation des règles de base") == "L’utilisation…"
    assert subdomain_word(vault.framework, vault.framework.domains[1].subdomains[0], tr) == "Nombres"


def test_moments_are_said_from_today(now: datetime) -> None:
    assert labels.moment(now, now, tr) == f"aujourd’hui, 10{NBSP}h{NBSP}42"
    assert labels.moment(now - timedelta(days=1), now, tr).startswith("hier, ")
    assert labels.moment(now - timedelta(days=30), now, tr) == "25 octobre 2026"
    assert labels.size_words(2_400_000, tr) == "2,4 Mo"
    assert labels.size_words(10, tr) == "1 Ko"
