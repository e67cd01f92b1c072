"""A verdict as people read it, and as programs do."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from clea_desktop.bundles.decisions import JuryOutcome
from clea_desktop.bundles.reasons import notice_sentence, reason_sentence, role_name, since_sentence
from clea_desktop.bundles.rounds import COLLEGES
from clea_desktop.bundles.stages import stage_to_say
from clea_desktop.bundles.verdict import Deliberation, Lack, Outcome, Signatory, Stage, TimeProof, Verdict
from clea_desktop.core.clock import french_day, french_hour, paris_day
from clea_desktop.core.text import Translate

_INDENT = "  "


def as_text(file: str, verdict: Verdict, tr: Translate, asked_at: datetime | None = None) -> str:
    """Write the verdict in a few French lines: the answer first, then who signed and what is still missing.

    ``asked_at``: the instant judged at, where somebody asked for another one than now.
    """
    lines = [f"{_path(file)} : {_answer(verdict, tr)}"]
    if verdict.reason is not None:
        lines.append(_INDENT + reason_sentence(verdict.reason, verdict.member, tr))
    if asked_at is not None:
        lines.append(_INDENT + tr("Jugé comme si l'on était le {moment}.", moment=_moment(asked_at, tr)))
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
    rounds = {one.number: _signed(one, tr) for one in verdict.signers}
    rounds |= {one.number: _stamped(one, tr) for one in verdict.times}
    lines += [_INDENT + rounds[number] for number in sorted(rounds)]
    if verdict.deliberation is not None:
        lines.append(_INDENT + _decided(verdict.deliberation, tr))
    if verdict.reached is not None:
        lines.append(_INDENT + _reached(verdict, verdict.reached, tr))
    lines += [_INDENT + tr("Attention : ") + notice_sentence(one.notice, one.days, tr) for one in verdict.warnings]
    return "\n".join(lines) + "\n"


def as_json(file: str, verdict: Verdict, tr: Translate) -> str:
    """Write the verdict as one JSON object on one line; the keys are documented in docs/bundle-format.

    What a terminal would obey is escaped: control signs beyond those of ASCII, the marks that turn writing around.
    """
    line = json.dumps(_json(file, verdict, tr), ensure_ascii=False)
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in line) + "\n"


def _json(file: str, verdict: Verdict, tr: Translate) -> Mapping[str, object]:
    return {
        "file": file,
        "verdict": verdict.outcome.value,
        "reason": None if verdict.reason is None else verdict.reason.value,
        "sentence": _sentence(verdict, tr),
        "practice": verdict.practice,
        "profile": None if verdict.profile is None else verdict.profile.value,
        "stage": verdict.stage.value,
        "judged_at": None if verdict.judged_at is None else _instant(verdict.judged_at),
        "reached": None if verdict.reached is None else verdict.reached.value,
        "lacks": [lack.value for lack in verdict.lacks],
        "bundle_id": verdict.bundle_id,
        "code": verdict.code,
        "sequence": verdict.sequence,
        "recipient": verdict.recipient,
        "previous_manifest_sha256": verdict.previous_manifest_sha256,
        "manifest_sha256": verdict.manifest_sha256,
        "signers": [_signer_json(one) for one in verdict.signers],
        "times": [_time_json(one) for one in verdict.times],
        "decision": None if verdict.deliberation is None else _decision_json(verdict.deliberation),
        "warnings": [
            {"code": one.notice.value, "sentence": notice_sentence(one.notice, one.days, tr)}
            for one in verdict.warnings
        ],
    }


def _signer_json(signer: Signatory) -> Mapping[str, object]:
    return {
        "number": signer.number,
        "name": signer.name,
        "person_id": signer.person_id,
        "role": signer.role.value,
        "claimed_at": _instant(signer.claimed_at),
        "proved_at": None if signer.proved_at is None else _instant(signer.proved_at),
        "today": None if signer.today is None else signer.today.value,
    }


def _time_json(one: TimeProof) -> Mapping[str, object]:
    return {
        "number": one.number,
        "name": one.name,
        "stamped_at": _instant(one.stamped_at),
        "counts": one.counts,
        "flaw": None if one.flaw is None else one.flaw.value,
    }


def _decision_json(found: Deliberation) -> Mapping[str, object]:
    decision = found.decision
    return {
        "number": found.number,
        "outcome": decision.outcome.value,
        "held_on": decision.held_on.isoformat(),
        "jury": decision.jury,
        "reason": decision.reason,
        "domains": dict(decision.domains),
        "minutes_sha256": decision.minutes_sha256,
        "corrects": None if decision.corrects is None else decision.corrects.number,
        "colleges": sorted(role.value for role in found.colleges),
    }


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


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
    who = {
        "name": _plain(signer.name),
        "role": role_name(signer.role, tr),
        "person": _plain(signer.person_id),
        "moment": _moment(signer.claimed_at, tr),
    }
    if signer.proved_at is None:
        return tr(
            "Signé par {name} ({role}, identifiant {person}), qui dit l'avoir fait le {moment} (heure non prouvée).",
            **who,
        )
    sentence = tr(
        "Signé par {name} ({role}, identifiant {person}), qui dit l'avoir fait le {moment} ; prouvé avant le {proved}.",
        **who,
        proved=_moment(signer.proved_at, tr),
    )
    return sentence if signer.today is None else f"{sentence} {since_sentence(signer.today, tr)}"


def _stamped(one: TimeProof, tr: Translate) -> str:
    facts = {"name": _plain(one.name), "moment": _moment(one.stamped_at, tr)}
    if one.counts:
        return tr("Preuve de date (« {name} ») : tout ce qui précède existait le {moment}.", **facts)
    if one.counts is None:
        return tr("Preuve de date (« {name} »), le {moment}.", **facts)
    return tr("Preuve de date (« {name} »), le {moment} : elle ne compte pas.", **facts)


def _decided(found: Deliberation, tr: Translate) -> str:
    outcome = {
        JuryOutcome.CERTIFIED: tr("le certificat est délivré"),
        JuryOutcome.NOT_CERTIFIED: tr("le certificat n'est pas délivré"),
        JuryOutcome.ADJOURNED: tr("le jury demande un complément"),
    }[found.decision.outcome]
    sentence = tr(
        "Décision de « {jury} », session du {day} : {outcome}.",
        jury=_plain(found.decision.jury),
        day=french_day(found.decision.held_on),
        outcome=outcome,
    )
    if found.colleges == COLLEGES:
        return sentence
    alone = tr("Un seul collège l'a signée : elle ne vaut pas encore.")
    return f"{sentence} {alone}"


def _reached(verdict: Verdict, reached: Stage, tr: Translate) -> str:
    if not verdict.lacks:
        return tr("Étape atteinte : {reached}.", reached=_stage(reached, tr))
    return tr(
        "Étape atteinte : {reached}. Il manque pour « {stage} » : {missing}.",
        reached=_stage(reached, tr),
        stage=_stage(stage_to_say(verdict.stage, verdict), tr),
        missing=tr(", ").join(_lack(lack, tr) for lack in verdict.lacks),
    )


def _moment(instant: datetime, tr: Translate) -> str:
    return tr("{day} à {hour}", day=french_day(paris_day(instant)), hour=french_hour(instant))


def _stage(stage: Stage, tr: Translate) -> str:
    return {Stage.SEALED: tr("scellé"), Stage.DEPOSITED: tr("déposé"), Stage.DECIDED: tr("décidé")}[stage]


def _lack(lack: Lack, tr: Translate) -> str:
    return {
        Lack.TIME_ASSERTION: tr("une preuve de date (horodatage)"),
        Lack.EMPLOYERS: tr("la signature du collège des employeurs"),
        Lack.EMPLOYEES: tr("la signature du collège des salariés, par une autre personne"),
        Lack.DECISION: tr("une décision du jury, qui a demandé un complément"),
    }[lack]


def _path(file: str) -> str:
    """Show a file's name as typed, without anything that a terminal would obey."""
    return "".join(sign if sign.isprintable() else "�" for sign in file)


def _plain(text: str) -> str:
    """Show a text that a trusted person wrote, without anything that a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
