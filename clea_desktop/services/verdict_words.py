"""Says a verdict in words: for whoever receives a dossier, not for a machine."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from clea_desktop.bundles.decisions import JuryOutcome
from clea_desktop.bundles.reasons import notice_sentence, reason_sentence, role_name, since_sentence
from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.rounds import COLLEGES
from clea_desktop.bundles.stages import lacks_of
from clea_desktop.bundles.verdict import Deliberation, Lack, Outcome, Signatory, Stage, TimeProof, Verdict
from clea_desktop.core.clock import french_day, french_hour, paris_day
from clea_desktop.core.names import tidy
from clea_desktop.core.text import Translate
from clea_desktop.core.verdict_text import Answer, Said, Standing, VerdictText

_ORDER = (Stage.SEALED, Stage.DEPOSITED, Stage.DECIDED)
_MARK = 16


@dataclass(frozen=True, slots=True)
class JudgedWith:
    """What a verdict was asked of: the file's name, the authority believed and its root's fingerprint, the instant.

    ``chosen``: the person named that authority; otherwise it is merely one that this laptop knows.
    """

    file_name: str
    authority: str
    at: datetime
    root_print: str = ""
    chosen: bool = True


def verdict_text(verdict: Verdict, judged: JudgedWith, tr: Translate) -> VerdictText:
    """Lay a verdict out in words."""
    if verdict.reason is Reason.CERTIFICATE_OTHER_AUTHORITY and not judged.chosen:
        return _unknown(verdict, judged, tr)
    return VerdictText(
        answer=Answer(verdict.outcome.value),
        practice=bool(verdict.practice),
        title=_title(verdict, tr),
        sentence=_sentence(verdict, tr),
        judged=_judged(verdict, judged, tr),
        facts=_facts(verdict, judged, tr),
        signatures=tuple(_signature(one, tr) for one in verdict.signers),
        times=tuple(_time(one, tr) for one in verdict.times),
        stages=_stages(verdict, tr),
        jury=() if verdict.deliberation is None else _jury(verdict.deliberation, tr),
        warnings=tuple(notice_sentence(one.notice, one.days, tr) for one in verdict.warnings),
    )


def _unknown(verdict: Verdict, judged: JudgedWith, tr: Translate) -> VerdictText:
    """Say that nobody known here answers for the file: it is neither believed nor refused."""
    return VerdictText(
        answer=Answer.UNKNOWN,
        practice=False,
        title=tr("Pas encore jugé : autorité inconnue de ce poste"),
        sentence=tr(
            "Rien ne dit s'il est bon ou mauvais. Choisissez le dossier de confiance de son organisme certificateur."
        ),
        judged=tr(
            "Regardé le {day} à {hour} : aucune autorité connue de ce poste ne répond de ce fichier.",
            day=french_day(paris_day(judged.at)),
            hour=french_hour(judged.at),
        ),
        facts=_facts(verdict, judged, tr),
    )


def stage_name(stage: Stage, tr: Translate) -> str:
    """Name a stage as people do."""
    return {Stage.SEALED: tr("Scellé"), Stage.DEPOSITED: tr("Déposé"), Stage.DECIDED: tr("Décidé")}[stage]


def _title(verdict: Verdict, tr: Translate) -> str:
    match verdict.outcome:
        case Outcome.ACCEPTED:
            return tr("Dossier accepté, ENTRAÎNEMENT") if verdict.practice else tr("Dossier accepté")
        case Outcome.REJECTED:
            return tr("Dossier refusé")
        case Outcome.UNREADABLE:
            return tr("Fichier illisible")
        case _:
            assert_never(verdict.outcome)


def _sentence(verdict: Verdict, tr: Translate) -> str:
    if verdict.reason is Reason.CERTIFICATE_OTHER_AUTHORITY:
        return tr("Il est signé sous une autre autorité que celle qui a servi à le juger.")
    if verdict.reason is Reason.STAGE_LACKS:
        not_reached = tr("Il n'a pas atteint l'étape demandée.")
        return f"{not_reached} {_missing(verdict.lacks, tr)}"
    if verdict.reason is not None:
        return reason_sentence(verdict.reason, verdict.member, tr)
    if verdict.practice:
        return tr(
            "Rien n'a changé depuis sa signature. C'est un dossier d'entraînement : il ne vaut rien pour un jury."
        )
    return tr("Rien n'a changé depuis sa signature, et les personnes qui ont signé sont reconnues.")


def _judged(verdict: Verdict, judged: JudgedWith, tr: Translate) -> str:
    return tr(
        "Jugé le {day} à {hour}, avec l'autorité « {authority} », pour l'étape « {stage} ».",
        day=french_day(paris_day(judged.at)),
        hour=french_hour(judged.at),
        authority=_plain(judged.authority),
        stage=stage_name(verdict.stage, tr),
    )


def _facts(verdict: Verdict, judged: JudgedWith, tr: Translate) -> tuple[tuple[str, str], ...]:
    found = [(tr("Fichier"), _plain(judged.file_name))]
    if verdict.bundle_id is not None:
        found += [
            (tr("Dossier"), _plain(verdict.code or tr("sans code"))),
            (tr("Version"), str(verdict.sequence)),
            (tr("Destinataire"), _plain(verdict.recipient or "")),
            (tr("Numéro du fichier scellé"), verdict.bundle_id),
        ]
    if verdict.manifest_sha256 is not None:
        found.append((tr("Marque"), _mark(verdict.manifest_sha256)))
    if verdict.previous_manifest_sha256 is not None:
        found.append((tr("Remplace la version de marque"), _mark(verdict.previous_manifest_sha256)))
    if judged.root_print and verdict.outcome is Outcome.ACCEPTED:
        found.append((tr("Empreinte de l'autorité"), judged.root_print))
    return tuple(found)


def _mark(digest: str) -> str:
    """Write the beginning of a digest as people compare it: the same as on the screen that sealed."""
    return " ".join(digest[start : start + 4].upper() for start in range(0, _MARK, 4))


def _signature(signer: Signatory, tr: Translate) -> Said:
    said = tr("Dit avoir signé le {moment}.", moment=_moment(signer.claimed_at, tr))
    if signer.proved_at is None:
        proof = tr("Aucune preuve de date ne le confirme encore.")
    else:
        proof = tr("C'était fait au plus tard le {moment} : c'est prouvé.", moment=_moment(signer.proved_at, tr))
    since = "" if signer.today is None else since_sentence(signer.today, tr)
    who = tr("Identifiant : {person}.", person=_plain(signer.person_id))
    return Said(
        label=_plain(signer.name),
        value=_upper(role_name(signer.role, tr)),
        standing=Standing.HOLDS if signer.today is None else Standing.TO_KNOW,
        note=" ".join(part for part in (said, proof, since, who) if part),
    )


def _time(proof: TimeProof, tr: Translate) -> Said:
    label = tr("Preuve de date, par {name}", name=_plain(proof.name))
    standing = Standing.HOLDS if proof.counts else Standing.TO_KNOW
    note = tr("Elle ne compte pas dans ce verdict.") if proof.counts is False else ""
    return Said(label, _moment(proof.stamped_at, tr), standing, note)


def _stages(verdict: Verdict, tr: Translate) -> tuple[Said, ...]:
    """Say how far the dossier has come, and what the next stage lacks; nothing while it is not established."""
    if verdict.reached is None:
        return ()
    reached = _ORDER.index(verdict.reached)
    told = {reached + 1, _ORDER.index(verdict.stage)}
    lines: list[Said] = []
    for place, stage in enumerate(_ORDER):
        if place <= reached:
            lines.append(Said(stage_name(stage, tr), tr("Atteint"), Standing.HOLDS))
        else:
            note = _missing(lacks_of(stage, verdict), tr) if place in told else ""
            lines.append(Said(stage_name(stage, tr), tr("Pas encore"), Standing.AHEAD, note))
    return tuple(lines)


def _missing(lacks: Sequence[Lack], tr: Translate) -> str:
    return tr("Il manque : {missing}.", missing=tr(", ").join(_lack(lack, tr) for lack in lacks)) if lacks else ""


def _lack(lack: Lack, tr: Translate) -> str:
    return {
        Lack.TIME_ASSERTION: tr("une preuve de date"),
        Lack.EMPLOYERS: tr("la signature du collège des employeurs"),
        Lack.EMPLOYEES: tr("la signature du collège des salariés, par une autre personne"),
        Lack.DECISION: tr("une décision du jury, qui a demandé un complément"),
    }[lack]


def _jury(found: Deliberation, tr: Translate) -> tuple[Said, ...]:
    decision = found.decision
    outcome = {
        JuryOutcome.CERTIFIED: tr("Certificat délivré"),
        JuryOutcome.NOT_CERTIFIED: tr("Certificat non délivré"),
        JuryOutcome.ADJOURNED: tr("Le jury demande un complément"),
    }[decision.outcome]
    whole = found.colleges == COLLEGES
    signed = (
        tr("Signée par les deux collèges.") if whole else tr("Un seul collège l'a signée : elle ne vaut pas encore.")
    )
    when = tr("session du {day}, {jury}", day=french_day(decision.held_on), jury=_plain(decision.jury))
    note = " ".join(words for words in (_plain(decision.reason), signed) if words)
    return (Said(outcome, when, Standing.HOLDS if whole else Standing.TO_KNOW, note),)


def _moment(instant: datetime, tr: Translate) -> str:
    return tr("{day} à {hour}", day=french_day(paris_day(instant)), hour=french_hour(instant))


def _plain(text: str) -> str:
    """Show what somebody wrote on one line, and nothing in it but writing."""
    return tidy("".join(sign if sign.isprintable() else " " for sign in text))


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
