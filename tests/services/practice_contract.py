"""What every session does with the practice centre, real or fake: mixed into the session's contract."""

from datetime import date

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.search import Wanted
from clea_desktop.ui.session_port import SessionPort

BORN = date(1984, 3, 1)


class PracticeContract:
    """Give ``session`` as for the session's contract."""

    def test_twelve_invented_people_come_and_go_and_a_real_one_stays(self, session: SessionPort) -> None:
        real = session.candidates.register("Lefèvre", "Zoé", BORN)
        before = session.dossiers.open(real)
        assert session.practice.people() == ()
        told: list[tuple[int, int]] = []
        people = session.practice.fill(lambda done, total: told.append((done, total)), lambda: False)
        assert len({one.candidate_id for one in people}) == len(people) == 12
        assert told[0] == (0, 12)
        assert told[-1] == (12, 12)
        assert session.practice.people() == people
        assert session.candidates.find(Wanted("lacoeuilhe")).total == 1
        session.places.remember(people[0].dossier_id, "dossier", "")
        assert all(session.dossiers.open(one.dossier_id).practice for one in people)
        assert session.practice.erase() == 12
        assert session.practice.people() == ()
        assert session.candidates.find(Wanted("lacoeuilhe")).total == 0
        assert session.places.resume() is None
        assert session.dossiers.open(real) == before
        for one in people:
            with pytest.raises(CleaError) as caught:
                session.dossiers.open(one.dossier_id)
            assert caught.value.trouble is Trouble.NOT_FOUND

    def test_bringing_them_in_again_begins_anew_unless_it_is_given_up(self, session: SessionPort) -> None:
        first = session.practice.fill(_unsaid, lambda: False)
        with pytest.raises(CleaError) as caught:
            session.practice.fill(_unsaid, lambda: True)
        assert caught.value.trouble is Trouble.CANCELLED
        assert session.practice.people() == first
        second = session.practice.fill(_unsaid, lambda: False)
        assert [one.birth_name for one in first] == [one.birth_name for one in second]
        assert not {one.dossier_id for one in first} & {one.dossier_id for one in second}
        assert session.practice.people() == second


def _unsaid(_done: int, _total: int) -> None:
    return
