"""When a signature's end is said, and when nothing is: sixty, thirty and seven days before, and once it is over."""

from datetime import date, timedelta

import pytest

from clea_desktop.core.enrolment import (
    Ending,
    Notice,
    Said,
    SignatureFacts,
    SignatureStanding,
    ending,
    must_renew,
    notice,
)

UNTIL = date(2028, 11, 20)
ASKED = date(2028, 10, 1)


def facts(standing: SignatureStanding, *, asked: bool = False, enrolled: bool = True) -> SignatureFacts:
    return SignatureFacts(standing, enrolled, UNTIL, ASKED if asked else None)


@pytest.mark.parametrize(
    ("days", "near"),
    [(700, None), (61, None), (60, Ending.EARLY), (31, Ending.EARLY), (30, Ending.SOON), (8, Ending.SOON),
     (7, Ending.NOW), (0, Ending.NOW)],
)  # fmt: skip
def test_the_end_is_said_sixty_thirty_and_seven_days_before(days: int, near: Ending | None) -> None:
    today = UNTIL - timedelta(days=days)
    assert ending(UNTIL, today) is near
    said = notice(facts(SignatureStanding.STANDS), today)
    assert said == (None if near is None else Said(Notice.ENDS, UNTIL, near))
    assert must_renew(facts(SignatureStanding.STANDS), today) is (near is not None)


def test_a_renewal_that_waits_is_enough_done_until_the_last_week() -> None:
    asked = facts(SignatureStanding.STANDS, asked=True)
    assert notice(asked, UNTIL - timedelta(days=20)) is None
    assert notice(asked, UNTIL - timedelta(days=7)) == Said(Notice.ENDS, UNTIL, Ending.NOW)


@pytest.mark.parametrize("standing", [one for one in SignatureStanding if one.value not in {"none", "stands"}])
def test_a_signature_that_does_not_stand_is_said_every_day(standing: SignatureStanding) -> None:
    said = notice(facts(standing), UNTIL - timedelta(days=300))
    assert said is not None
    assert said.notice.value in {standing.value, Notice.UNUSABLE.value}
    assert must_renew(facts(standing), UNTIL)


def test_nobody_is_hurried_in_a_body_that_does_not_enrol() -> None:
    today = UNTIL - timedelta(days=700)
    assert notice(facts(SignatureStanding.NONE, enrolled=False), today) is None
    assert notice(facts(SignatureStanding.NONE), today) == Said(Notice.NONE)
    for enrolled in (False, True):
        waiting = facts(SignatureStanding.NONE, asked=True, enrolled=enrolled)
        assert notice(waiting, today) == Said(Notice.WAITING, ASKED)
    assert not must_renew(facts(SignatureStanding.NONE), today)
