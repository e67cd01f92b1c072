"""The authority's standing in French lines: first what must be done, then what is well."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from clea_certifier.authority.standing import LIST_SOON, SOON, Holding, Standing
from clea_desktop.bundles.reasons import role_name
from clea_desktop.core.clock import french_day, paris_day
from clea_desktop.core.text import Translate, how_many
from clea_desktop.trust.policies import Role

_ROOT_SOON = timedelta(days=365)


def status_lines(found: Standing, now: datetime, tr: Translate) -> tuple[list[str], bool]:
    """Say how the authority stands, and whether something is to be done."""
    lines = [found.name]
    due = [*_dated(found, now, tr), *_missing(found, tr)]
    due += [
        tr("{name} ({role}) : jusqu'au {day}.", name=_name(one, tr), role=_role(one, tr), day=_day(one.ends_at))
        for one in found.ending
    ]
    lines += [
        tr(
            "Invitation sans demande : {name}, jusqu'au {day} ({number}).",
            name=one.name,
            day=_day(one.expires_at),
            number=one.invitation_id,
        )
        for one in found.waiting
    ]
    if found.expired_invitations:
        count = found.expired_invitations
        lines.append(
            how_many(count, tr("{count} invitation expirée."), tr("{count} invitations expirées.")).format(count=count)
        )
    lines.append(tr("Dernière mise à jour pour les postes : n° {number}.", number=found.last_update))
    if due:
        lines += [tr("À FAIRE :"), *(f"  {line}" for line in due)]
    else:
        lines.append(tr("Rien à faire pour l'instant."))
    return lines, bool(due)


def holding_lines(found: Sequence[Holding], tr: Translate) -> Iterator[str]:
    """Say every certificate there is, one a line."""
    for one in found:
        end = (
            tr("jusqu'au {day}", day=_day(one.ends_at))
            if one.revoked_at is None
            else tr("révoqué le {day}", day=_day(one.revoked_at))
        )
        yield "  ".join((one.serial, _kind(one, tr), one.holder, f"{_name(one, tr)} ({_role(one, tr)})", end))


def _dated(found: Standing, now: datetime, tr: Translate) -> Iterator[str]:
    for when, soon, sentence in (
        (found.root_ends_at, _ROOT_SOON, tr("La racine finit le {day} : préparez la suivante.")),
        (found.issuing_ends_at, _ROOT_SOON, tr("L'autorité d'émission finit le {day} : create-issuing.")),
        (found.root_list_due, LIST_SOON, tr("Liste de la racine à refaire avant le {day} : root-list, install-list.")),
        (found.lists_due, LIST_SOON, tr("Listes à refaire avant le {day} : crl, publish, update.")),
        (found.seal_ends_at, SOON, tr("La clé des courriers finit le {day} : seal-unit.")),
    ):
        if when is not None and when <= now + soon:
            yield sentence.format(day=_day(when))


def _missing(found: Standing, tr: Translate) -> Iterator[str]:
    if found.issuing_ends_at is None:
        yield tr("L'autorité d'émission n'est pas installée : install-issuing.")
        return
    if found.seal_ends_at is None:
        yield tr("Il manque la clé des courriers : seal-unit.")
    if found.deposit_recipient is None:
        yield tr("Il manque la clé de dépôt : deposit-key.")


def _kind(one: Holding, tr: Translate) -> str:
    return {
        "signing": tr("signature"),
        "device": tr("poste"),
        "seal": tr("courriers"),
        "time": tr("horodatage"),
    }[one.kind]


def _name(one: Holding, tr: Translate) -> str:
    return one.name or _kind(one, tr)


def _role(one: Holding, tr: Translate) -> str:
    """Say as what it signs; a device signs as nobody."""
    return role_name(Role(one.role), tr) if one.role else _kind(one, tr)


def _day(instant: datetime) -> str:
    return french_day(paris_day(instant))
