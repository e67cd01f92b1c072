"""What any opened vault keeps of its référentiels: the real services and the fake both pass it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework import Framework, RuleKind
from clea_desktop.core.framework_correction import NewRule, RuleOf
from clea_desktop.core.framework_json import framework_json
from clea_desktop.core.framework_problems import Wrong
from clea_desktop.ui.session_port import SessionPort
from tests.fakes.vault import TickingClock

RULE = NewRule("2.1", 5, frozenset({"2.1.7"}))
FIRST, SECOND, THIRD = "clea-socle/2018", "clea-socle/2018-r2", "clea-socle/2018-r3"


class FrameworksContract:
    """Give ``session`` and ``clock`` as for the session's contract."""

    def test_a_new_vault_has_one_version_in_use_which_nobody_confirmed(self, session: SessionPort) -> None:
        (only,) = session.frameworks.versions()
        assert (only.key, only.in_use, only.dossiers, only.confirmed_at) == (FIRST, True, 0, None)
        room = session.frameworks.room()
        assert (room.shown, room.framework) == (only, session.frameworks.current().framework)
        assert room.corrections == ()

    @pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json"])
    def test_a_template_comes_back_as_the_same_framework(
        self, session: SessionPort, tmp_path: Path, ending: str
    ) -> None:
        target = tmp_path / f"modele{ending}"
        session.frameworks.save_template("", target)
        preview = session.frameworks.preview(target)
        assert (preview.framework, preview.problems) == (session.frameworks.current().framework, ())
        assert preview.is_there
        assert preview.file_name == target.name

    def test_looking_into_a_file_keeps_nothing(self, session: SessionPort, tmp_path: Path) -> None:
        other = _other(session)
        preview = session.frameworks.preview(_written(other, tmp_path))
        assert (preview.framework, preview.is_there) == (other, False)
        assert len(session.frameworks.versions()) == 1

    def test_a_version_comes_in_beside_the_others_and_is_used_when_chosen(self, session: SessionPort) -> None:
        other = _other(session)
        added = session.frameworks.add(other)
        assert not added.in_use
        assert session.frameworks.current().framework != other
        assert _trouble(lambda: session.frameworks.add(other)) is Trouble.FRAMEWORK_THERE
        session.frameworks.use(added.key)
        assert session.frameworks.current().framework == other
        assert [(v.key, v.in_use) for v in session.frameworks.versions()] == [(added.key, True), (FIRST, False)]
        assert _trouble(lambda: session.frameworks.use("clea-socle/1999")) is Trouble.NOT_FOUND
        assert _trouble(lambda: session.frameworks.room("clea-socle/1999")) is Trouble.NOT_FOUND

    def test_a_file_of_a_version_that_is_there_but_says_otherwise_is_refused(
        self, session: SessionPort, tmp_path: Path
    ) -> None:
        changed = replace(session.frameworks.current().framework, title="Un autre titre")
        preview = session.frameworks.preview(_written(changed, tmp_path))
        assert preview.framework is None
        assert [problem.wrong for problem in preview.problems] == [Wrong.VERSION_THERE]

    def test_a_file_named_like_a_correction_that_was_not_made_here_is_refused(
        self, session: SessionPort, tmp_path: Path
    ) -> None:
        other = replace(_other(session), version="2018-r2")
        preview = session.frameworks.preview(_written(other, tmp_path))
        assert preview.framework is None
        assert [(problem.wrong, problem.about) for problem in preview.problems] == [(Wrong.CORRECTION_NAME, "2018-r2")]
        assert _trouble(lambda: session.frameworks.add(other)) is Trouble.FRAMEWORK_NAME
        made = session.frameworks.correct("", RULE, "Motif")
        session.frameworks.save_template(made.key, tmp_path / "ici.json")
        assert session.frameworks.preview(tmp_path / "ici.json").is_there

    def test_what_changes_is_told_against_the_version_in_use(self, session: SessionPort, tmp_path: Path) -> None:
        preview = session.frameworks.preview(_written(_other(session), tmp_path))
        assert preview.compared_with == "2018"
        assert preview.differences is not None
        assert [rule.after.code for rule in preview.differences.rules] == ["1.1"]
        assert [criterion.code for criterion in preview.differences.removed] == ["1.1.2"]
        stranger = replace(_other(session), id="clea-numerique")
        assert session.frameworks.preview(_written(stranger, tmp_path)).differences is None

    def test_a_file_with_problems_tells_them_all(self, session: SessionPort, tmp_path: Path) -> None:
        path = tmp_path / "rien.csv"
        path.write_text("bonjour", encoding="utf-8")
        preview = session.frameworks.preview(path)
        assert preview.framework is None
        assert preview.problems
        assert _trouble(lambda: session.frameworks.preview(tmp_path / "absent.csv")) is Trouble.FILE_UNREADABLE

    def test_a_correction_is_a_new_version_that_must_be_confirmed(
        self, session: SessionPort, clock: TickingClock
    ) -> None:
        session.frameworks.confirm_rules()
        made = session.frameworks.correct("", RULE, "  Taux du  certificateur ")
        assert (made.key, made.in_use, made.confirmed_at) == (SECOND, True, None)
        room = session.frameworks.room()
        subdomain = next(s for s in room.framework.subdomains() if s.code == "2.1")
        assert (subdomain.required, subdomain.rule) == (5, RuleKind.CORRECTED)
        assert [criterion.code for criterion in subdomain.criteria if criterion.mandatory] == ["2.1.7"]
        told = {(c.change.code, c.change.rule, c.change.before, c.change.after) for c in room.corrections}
        assert told == {("2.1", RuleOf.REQUIRED, "6", "5"), ("2.1.7", RuleOf.MANDATORY, "unknown", "yes")}
        assert {(c.version, c.corrects, c.by, c.at) for c in room.corrections} == {
            ("2018-r2", "2018", session.account.display_name, clock())
        }
        assert session.frameworks.room(FIRST).shown.confirmed_by == session.account.display_name

    def test_corrections_join_until_the_version_is_confirmed(self, session: SessionPort) -> None:
        session.frameworks.correct("", RULE, "Un")
        assert session.frameworks.correct("", NewRule("2.1", 4, frozenset()), "Deux").key == SECOND
        session.frameworks.confirm_rules()
        assert session.frameworks.correct("", NewRule("2.1", 3, frozenset()), "Trois").key == THIRD
        corrections = session.frameworks.room(THIRD).corrections
        assert [(c.version, c.corrects) for c in corrections][-1] == ("2018-r3", "2018-r2")
        assert {c.corrects for c in corrections if c.version == "2018-r2"} == {"2018"}
        assert len(session.frameworks.versions()) == 3

    def test_a_correction_needs_a_reason_a_change_and_a_number_that_exists(self, session: SessionPort) -> None:
        about = session.frameworks
        same = NewRule("2.1", 6, frozenset())
        assert _trouble(lambda: about.correct("", RULE, "  ")) is Trouble.CORRECTION_EMPTY
        assert _trouble(lambda: about.correct("", same, "Motif")) is Trouble.CORRECTION_EMPTY
        assert _trouble(lambda: about.correct("", replace(RULE, required=8), "Motif")) is Trouble.FRAMEWORK_RULE
        assert _trouble(lambda: about.correct("", replace(RULE, subdomain="9.9"), "Motif")) is Trouble.NOT_FOUND
        assert len(session.frameworks.versions()) == 1


def _other(session: SessionPort) -> Framework:
    """Return a version of 2027 whose first sub-domain lost its second criterion."""
    framework = session.frameworks.current().framework
    domain = framework.domains[0]
    first = replace(domain.subdomains[0], required=1, criteria=domain.subdomains[0].criteria[:1])
    changed = replace(domain, subdomains=(first, *domain.subdomains[1:]))
    return replace(framework, version="2027", domains=(changed, *framework.domains[1:]))


def _written(framework: Framework, folder: Path) -> Path:
    path = folder / f"{framework.id}-{framework.version}.json"
    path.write_text(json.dumps(framework_json(framework)), encoding="utf-8")
    return path


def _trouble(act: Callable[[], object]) -> Trouble:
    with pytest.raises(CleaError) as caught:
        act()
    return caught.value.trouble
