"""What every session does with practical exercises, real or fake: mixed into the session's contract."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.exercise import Observation, Seen, Table, Text
from clea_desktop.core.exercise_edits import Part, Place, written
from clea_desktop.core.exercise_order import with_clue, with_document, with_task
from clea_desktop.ui.session_port import SessionPort
from tests.fakes.vault import TickingClock

_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001010100b138f61400"
    "00000049454e44ae426082"
)
SEEN = Observation(Seen.YES, "« Je commence par la salle »")


class ExercisesContract:
    """Give ``session`` and ``clock`` as for the session's contract."""

    @pytest.fixture
    def new(self, session: SessionPort) -> str:
        return session.candidates.register("Lefèvre", "Zoé", date(1984, 3, 1))

    @pytest.fixture
    def agreed(self, session: SessionPort, new: str, tmp_path: Path, clock: TickingClock) -> str:
        scan = tmp_path / "contrat.png"
        scan.write_bytes(_PICTURE)
        session.agreements.sign_on_paper(new, paris_day(clock()), scan)
        return new

    def test_four_exercises_are_supplied_and_stay_as_they_are(self, session: SessionPort) -> None:
        views = session.exercises.library()
        assert [view.exercise.id for view in views if not view.is_own] == [view.exercise.id for view in views]
        assert {view.exercise.id for view in views} == {"cantine", "espaces-verts", "magasin", "proprete"}
        assert session.exercises.library() == views
        assert _trouble(lambda: session.exercises.rewrite(views[0].exercise)) is Trouble.EXERCISE_SUPPLIED

    def test_a_copy_is_one_s_own_to_change_and_to_retire(self, session: SessionPort) -> None:
        mine = session.exercises.copy("cantine")
        assert mine.is_own
        changed = session.exercises.rewrite(replace(mine.exercise, title="Un mardi chez nous"))
        assert changed.exercise.version == 1
        assert session.exercises.library()[0] == changed
        session.exercises.retire(mine.exercise.id, retired=True)
        assert session.exercises.library()[-1] == replace(changed, is_retired=True)
        session.exercises.retire(mine.exercise.id, retired=False)
        assert session.exercises.library()[0] == changed
        too_long = replace(mine.exercise, title="x" * 121)
        assert _trouble(lambda: session.exercises.rewrite(too_long)) is Trouble.EXERCISE_UNREADABLE

    def test_an_exercise_is_begun_with_nothing_and_kept_hole_by_hole(self, session: SessionPort, agreed: str) -> None:
        mine = session.exercises.begin()
        assert (mine.is_own, mine.exercise.title, mine.exercise.tasks) == (True, "", ())
        assert mine.exercise.framework == session.frameworks.current().framework.id
        assert mine in session.exercises.library()
        titled = session.exercises.rewrite(written(mine.exercise, Place(Part.TITLE), "Un matin à la gare"))
        assert titled in session.exercises.library()
        assert _trouble(lambda: session.exercises.start(agreed, mine.exercise.id)) is Trouble.EXERCISE_UNFINISHED
        exercise = with_task(titled.exercise)
        exercise = written(exercise, Place(Part.TASK_TITLE, "t1"), "Lire")
        exercise = written(exercise, Place(Part.INSTRUCTIONS, "t1"), "Lisez le panneau.")
        session.exercises.rewrite(exercise)
        assert session.exercises.start(agreed, mine.exercise.id).exercise == exercise

    def test_an_exercise_goes_from_one_organisation_to_another_as_a_file(
        self, session: SessionPort, tmp_path: Path
    ) -> None:
        source = session.exercises.library()[0].exercise
        session.exercises.hand_out(source, tmp_path / "mise.json")
        taken = session.exercises.take_in(tmp_path / "mise.json")
        assert taken.is_own
        assert taken.exercise == replace(source, id=taken.exercise.id, version=1)
        assert taken in session.exercises.library()
        (tmp_path / "mise.json").write_bytes(b"%PDF-1.7")
        about = session.exercises
        assert _trouble(lambda: about.take_in(tmp_path / "mise.json")) is Trouble.EXERCISE_UNREADABLE
        assert _trouble(lambda: about.take_in(tmp_path / "nowhere.json")) is Trouble.FILE_UNREADABLE

    def test_an_exercise_of_another_framework_is_not_proposed_in_this_one(
        self, session: SessionPort, agreed: str
    ) -> None:
        copied = session.exercises.copy("cantine").exercise
        session.exercises.rewrite(replace(copied, framework="clea-management"))
        assert _trouble(lambda: session.exercises.start(agreed, copied.id)) is Trouble.EXERCISE_ELSEWHERE

    def test_the_papers_of_an_unfinished_exercise_can_be_looked_at(self, session: SessionPort, tmp_path: Path) -> None:
        exercise = with_clue(with_task(session.exercises.begin().exercise), "t1")
        for content in (Text(()), Table("table", (), (), "", None), Table("table", ("", ""), (("", ""),), "", None)):
            exercise = with_document(exercise, content)
        session.exercises.save_statement(exercise, tmp_path / "consignes.pdf")
        session.exercises.save_sheet(exercise, tmp_path / "grille.pdf")
        assert (tmp_path / "consignes.pdf").read_bytes().startswith(b"%PDF-")

    def test_a_dossier_keeps_the_version_it_began_with(self, session: SessionPort, agreed: str) -> None:
        mine = session.exercises.copy("magasin")
        run = session.exercises.start(agreed, mine.exercise.id)
        changed = session.exercises.rewrite(replace(mine.exercise, title="Autre titre"))
        assert changed.exercise.version == 2
        (kept,) = session.exercises.runs(agreed)
        assert (kept.id, kept.exercise) == (run.id, mine.exercise)

    def test_no_exercise_begins_before_the_agreement(self, session: SessionPort, new: str) -> None:
        assert _trouble(lambda: session.exercises.start(new, "cantine")) is Trouble.AGREEMENT_MISSING
        assert session.exercises.runs(new) == ()

    def test_an_unknown_exercise_run_or_clue_is_not_found(self, session: SessionPort, agreed: str) -> None:
        about = session.exercises
        assert _trouble(lambda: about.start(agreed, "nothing")) is Trouble.NOT_FOUND
        assert _trouble(lambda: about.end("nothing")) is Trouble.NOT_FOUND
        run = about.start(agreed, "cantine")
        assert _trouble(lambda: about.observe(run.id, "t1", "9.9.9", SEEN)) is Trouble.NOT_FOUND
        assert _trouble(lambda: about.observe(run.id, "t99", "1.3.2", SEEN)) is Trouble.NOT_FOUND

    def test_an_observation_says_what_stood_there_before(
        self, session: SessionPort, agreed: str, clock: TickingClock
    ) -> None:
        run = session.exercises.start(agreed, "cantine")
        clock.move(minutes=4)
        first = session.exercises.observe(run.id, "t1", "1.3.2", SEEN)
        second = session.exercises.observe(run.id, "t1", "1.3.2", Observation(Seen.PARTLY))
        third = session.exercises.observe(run.id, "t1", "1.3.2", None)
        assert (first.before, first.after, first.saved_at) == (None, SEEN, clock())
        assert (second.before, second.after) == (SEEN, Observation(Seen.PARTLY))
        assert (third.before, third.after) == (Observation(Seen.PARTLY), None)
        assert session.exercises.runs(agreed)[0].counts() == (0, 72)

    def test_what_was_seen_and_its_note_change_one_without_the_other(self, session: SessionPort, agreed: str) -> None:
        about = session.exercises
        run = about.start(agreed, "cantine")
        assert _trouble(lambda: about.note(run.id, "t1", "1.3.2", "Trop tôt")) is Trouble.NOT_FOUND
        assert about.see(run.id, "t1", "1.3.2", Seen.YES).after == Observation(Seen.YES)
        noted = about.note(run.id, "t1", "1.3.2", "  Elle   lit ")
        assert (noted.before, noted.after) == (Observation(Seen.YES), Observation(Seen.YES, "Elle lit"))
        assert about.see(run.id, "t1", "1.3.2", Seen.PARTLY).after == Observation(Seen.PARTLY, "Elle lit")
        emptied = about.see(run.id, "t1", "1.3.2", None)
        assert (emptied.before, emptied.after) == (Observation(Seen.PARTLY, "Elle lit"), None)
        assert _trouble(lambda: about.see(run.id, "t1", "9.9.9", Seen.YES)) is Trouble.NOT_FOUND

    def test_what_was_seen_is_said_by_criterion_and_decides_nothing(self, session: SessionPort, agreed: str) -> None:
        run = session.exercises.start(agreed, "cantine")
        session.exercises.observe(run.id, "t1", "1.3.2", SEEN)
        (clue,) = session.exercises.observed(agreed)
        assert (clue.criterion, clue.seen, clue.note) == ("1.3.2", Seen.YES, SEEN.note)
        assert clue.clue.startswith("Nomme le planning")
        assert session.dossiers.open(agreed).ratings == {}

    def test_an_exercise_ends_and_may_go_on(self, session: SessionPort, agreed: str, clock: TickingClock) -> None:
        run = session.exercises.start(agreed, "cantine")
        assert not session.dossiers.open(agreed).progress().exercised
        clock.move(minutes=90)
        assert session.exercises.end(run.id).ended_at == clock()
        assert session.dossiers.open(agreed).progress().exercised
        assert session.exercises.end(run.id, ended=False).ended_at is None
        assert not session.dossiers.open(agreed).progress().exercised

    def test_both_papers_are_written(self, session: SessionPort, tmp_path: Path) -> None:
        exercise = session.exercises.library()[0].exercise
        session.exercises.save_statement(exercise, tmp_path / "consignes.pdf")
        session.exercises.save_sheet(exercise, tmp_path / "grille.pdf")
        assert (tmp_path / "consignes.pdf").read_bytes().startswith(b"%PDF-")
        assert (tmp_path / "grille.pdf").read_bytes().startswith(b"%PDF-")

    def test_several_files_are_kept_each_on_its_own_and_the_others_counted(
        self, session: SessionPort, agreed: str, tmp_path: Path
    ) -> None:
        folder = tmp_path / "photos"
        folder.mkdir()
        (folder / "b.png").write_bytes(_PICTURE)
        (folder / "notes.rtf").write_text("{\\rtf1 rien}", encoding="utf-8")
        sources = (_PICTURE, folder, tmp_path / "not there.png")
        found = session.evidence.attach_all(agreed, sources, "Photo", ("1.1.1", "2.1.1"), "Elle lit")
        assert [(item.label, item.criteria) for item in found.kept] == [
            ("Photo", ("1.1.1", "2.1.1")),
            ("Photo (2)", ("1.1.1", "2.1.1")),
        ]
        assert found.refused == 2
        attach = session.evidence.attach_all
        assert _trouble(lambda: attach(agreed, (b"{\\rtf1}",), "Photo", ("1.1.1",), "")) is Trouble.FILE_KIND_REFUSED


def _trouble(act: Callable[[], object]) -> Trouble:
    with pytest.raises(CleaError) as caught:
        act()
    return caught.value.trouble
