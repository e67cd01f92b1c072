"""Whether one may leave without network, point by point; what is not known yet is said as such."""

from dataclasses import dataclass
from datetime import date, timedelta

from clea_desktop.core.enrolment import SignatureFacts, SignatureStanding
from clea_desktop.core.text import Translate, how_many
from clea_desktop.services.home_views import Readiness
from clea_desktop.ui import labels
from clea_desktop.ui.signature_words import signature_note, signature_value

_LOW_DISK = 2_000_000_000
_GIGABYTE = 1_000_000_000
_EXPIRES_SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Point:
    """One point: what is looked at, what was found, whether it is well, and perhaps what to do."""

    label: str
    value: str
    is_well: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReadyState:
    """The whole card."""

    summary: str
    points: tuple[Point, ...]


def ready_state(found: Readiness, printer: str | None, today: date, tr: Translate) -> ReadyState:
    """Say how each point stands; ``printer`` is None where nobody could look."""
    points = (
        _framework(found, tr),
        *(_key(found, today, tr),) * found.may_sign,
        _clock(found, tr),
        _disk(found, tr),
        _printer(printer, tr),
        _backup(found, tr),
    )
    well = sum(1 for point in points if point.is_well)
    sentence = how_many(well, tr("{count} point sur {total} est prêt"), tr("{count} points sur {total} sont prêts"))
    return ReadyState(sentence.format(count=well, total=len(points)), points)


def _framework(found: Readiness, tr: Translate) -> Point:
    if found.rules_confirmed:
        return Point(tr("Référentiel"), tr("règles confirmées"), is_well=True)
    note = tr("Relisez-le une fois, puis confirmez ses règles.")
    return Point(tr("Référentiel"), tr("à confirmer"), is_well=False, note=note)


def _key(found: Readiness, today: date, tr: Translate) -> Point:
    if found.signature is not None and found.signature.body_is_enrolled:
        return _signature(found.signature, today, tr)
    label = tr("Clé de signature")
    if found.key_until is None:
        note = tr("Le prochain scellement la renouvelle : il suffit de votre phrase secrète.")
        return Point(label, tr("à renouveler"), is_well=False, note=note)
    until = tr("jusqu'au {day}", day=f"{found.key_until:%d/%m/%Y}")
    return Point(label, until, is_well=found.key_until - today > _EXPIRES_SOON)


def _signature(facts: SignatureFacts, today: date, tr: Translate) -> Point:
    """Say how the signature stands that seals for real."""
    label = tr("Votre signature")
    if facts.standing is not SignatureStanding.STANDS or facts.until is None:
        value = signature_value(facts.standing, tr)
        return Point(label, value, is_well=False, note=signature_note(facts.standing, tr))
    until = tr("jusqu'au {day}", day=f"{facts.until:%d/%m/%Y}")
    return Point(label, until, is_well=facts.until - today > _EXPIRES_SOON)


def _clock(found: Readiness, tr: Translate) -> Point:
    if found.last_act_at is None:
        return Point(tr("Horloge"), tr("plausible"), is_well=True)
    note = tr("Un dossier porte déjà une heure plus tardive : {day}.", day=labels.day_and_hour(found.last_act_at, tr))
    return Point(tr("Horloge"), tr("à vérifier"), is_well=False, note=note)


def _disk(found: Readiness, tr: Translate) -> Point:
    free = tr("{size} Go libres", size=f"{found.disk_free / _GIGABYTE:.0f}")
    is_well = found.disk_free >= _LOW_DISK
    return Point(tr("Espace disque"), free, is_well=is_well, note="" if is_well else tr("Libérez de la place."))


def _printer(printer: str | None, tr: Translate) -> Point:
    if printer is None:
        return Point(tr("Imprimante"), tr("non regardée"), is_well=False)
    if printer:
        return Point(tr("Imprimante"), tr("installée"), is_well=True)
    note = tr("Sans elle, les contrats s'enregistrent en PDF.")
    return Point(tr("Imprimante"), tr("aucune"), is_well=False, note=note)


def _backup(found: Readiness, tr: Translate) -> Point:
    note = tr(
        "Fermez CléA Desktop, puis copiez le dossier « {folder} » sur un support gardé ailleurs. Il reste chiffré.",
        folder=found.folder,
    )
    return Point(tr("Sauvegarde"), tr("pas encore"), is_well=False, note=note)
