"""A verdict as people read it, and as programs do."""

import json
from collections.abc import Mapping
from datetime import UTC

from clea_desktop.bundles.reasons import notice_sentence, reason_sentence, role_name
from clea_desktop.bundles.verdict import Lack, Outcome, Signatory, Stage, Verdict
from clea_desktop.core.clock import PARIS, french_day, french_hour, paris_day
from clea_desktop.core.text import Translate

_INDENT = "  "


def as_text(file: str, verdict: Verdict, tr: Translate) -> str:
    """Write the verdict in a few French lines: the answer first, then who signed and what is still missing."""
    lines = [f"{_path(file)} : {_answer(verdict, tr)}"]
    if verdict.reason is not None:
        lines.append(_INDENT + reason_sentence(verdict.reason, verdict.member, tr))
    if verdict.bundle_id is not None:
        lines.append(
            _INDENT
            + tr(
                "Dossier scellé {bundle}, version {sequence}, pour {recipient}.",
                bundle=verdict.bundle_id,
                sequence=verdict.sequence,
                recipient=_plain(verdict.recipient or ""),
            )
        )
    lines += [_INDENT + _signed(signer, tr) for signer in verdict.signers]
    if verdict.lacks:
        missing = tr(", ").join(_lack(lack, tr) for lack in verdict.lacks)
        due = Stage.DEPOSITED if verdict.stage is Stage.SEALED else verdict.stage
        lines.append(
            _INDENT
            + tr(
                "Étape atteinte : scellé. Il manque pour « {stage} » : {missing}.",
                stage=_stage(due, tr),
                missing=missing,
            )
        )
    lines += [_INDENT + tr("Attention : ") + notice_sentence(one.notice, one.days, tr) for one in verdict.warnings]
    return "\n".join(lines) + "\n"


def as_json(file: str, verdict: Verdict, tr: Translate) -> str:
    """Write the verdict as one JSON object on one line; the keys are documented in docs/bundle-format."""
    return json.dumps(_json(file, verdict, tr), ensure_ascii=False) + "\n"


def _json(file: str, verdict: Verdict, tr: Translate) -> Mapping[str, object]:
    return {
        "file": file,
        "verdict": verdict.outcome.value,
        "reason": None if verdict.reason is None else verdict.reason.value,
        "sentence": _sentence(verdict, tr),
        "practice": verdict.practice,
        "profile": None if verdict.profile is None else verdict.profile.value,
        "stage": verdict.stage.value,
        "reached": None if verdict.reached is None else verdict.reached.value,
        "lacks": [lack.value for lack in verdict.lacks],
        "bundle_id": verdict.bundle_id,
        "sequence": verdict.sequence,
        "recipient": verdict.recipient,
        "manifest_sha256": verdict.manifest_sha256,
        "signers": [
            {
                "name": signer.name,
                "person_id": signer.person_id,
                "role": signer.role.value,
                "claimed_at": signer.claimed_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            }
            for signer in verdict.signers
        ],
        "warnings": [
            {"code": one.notice.value, "sentence": notice_sentence(one.notice, one.days, tr)}
            for one in verdict.warnings
        ],
    }


def _sentence(verdict: Verdict, tr: Translate) -> str:
    if verdict.reason is not None:
        return reason_sentence(verdict.reason, verdict.member, tr)
    return _answer(verdict, tr)


def _answer(verdict: Verdict, tr: Translate) -> str:
    answer = {
        Outcome.ACCEPTED: tr("ACCEPTÉ"),
        Outcome.REJECTED: tr("REFUSÉ"),
        Outcome.UNREADABLE: tr("ILLISIBLE"),
    }[verdict.outcome]
    return answer + tr(", ENTRAÎNEMENT") if verdict.practice else answer


def _signed(signer: Signatory, tr: Translate) -> str:
    moment = signer.claimed_at.astimezone(PARIS)
    return tr(
        "Signé par {name} ({role}, identifiant {person}), qui déclare le {day} à {hour} (heure non prouvée).",
        name=_plain(signer.name),
        role=role_name(signer.role, tr),
        person=_plain(signer.person_id),
        day=french_day(paris_day(moment)),
        hour=french_hour(moment),
    )


def _stage(stage: Stage, tr: Translate) -> str:
    return {Stage.SEALED: tr("scellé"), Stage.DEPOSITED: tr("déposé"), Stage.DECIDED: tr("décidé")}[stage]


def _lack(lack: Lack, tr: Translate) -> str:
    return {
        Lack.TIME_ASSERTION: tr("une preuve de date (horodatage)"),
        Lack.EMPLOYERS: tr("la signature du collège des employeurs"),
        Lack.EMPLOYEES: tr("la signature du collège des salariés, par une autre personne"),
    }[lack]


def _path(file: str) -> str:
    """Show a file's name as typed, without anything that a terminal would obey."""
    return "".join(sign if sign.isprintable() else "�" for sign in file)


def _plain(text: str) -> str:
    """Show a text that a trusted person wrote, without anything that a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
