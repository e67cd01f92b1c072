"""What the seal screen shows: everything looked at, item by item, then the sealed dossier and its mark."""

from dataclasses import dataclass

from clea_desktop.core.conformity import Check, Conformity, Finding, Item
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.text import Translate, how_many
from clea_desktop.services.views import BundleView, DossierView
from clea_desktop.ui import labels


@dataclass(frozen=True, slots=True)
class CheckState:
    """One item of the check. ``tone`` is ok, warn or todo; ``note`` says what to do."""

    label: str
    value: str
    tone: str
    note: str


@dataclass(frozen=True, slots=True)
class SealedCard:
    """A sealed bundle, as people compare it."""

    bundle_id: str
    title: str
    when: str
    by: str
    mark: str
    detail: str
    suggested_name: str


@dataclass(frozen=True, slots=True)
class SealState:
    """The whole screen. ``refusal`` is why the button waits; "" when the dossier can be sealed."""

    title: str
    subtitle: str
    practice: bool
    practice_sentence: str
    summary: str
    checks: tuple[CheckState, ...]
    may_seal: bool
    refusal: str
    sealed: SealedCard | None
    status: tuple[tuple[str, str], ...]


def seal_state(view: DossierView, conformity: Conformity, tr: Translate, *, may_evaluate: bool) -> SealState:
    """Show the check, and the bundle once there is one."""
    sealed = _sealed(view, tr) if view.bundles else None
    draft = view.state is DossierState.DRAFT
    return SealState(
        title=tr("Dossier scellé") if sealed and not draft else tr("Sceller le dossier"),
        subtitle=labels.joined((labels.full_name(view.identity), view.code), tr),
        practice=view.practice,
        practice_sentence=_practice(tr) if view.practice else "",
        summary=_summary(conformity, tr),
        checks=tuple(_check(item, tr) for item in conformity.items),
        may_seal=may_evaluate and draft and conformity.may_seal,
        refusal="" if conformity.may_seal else _refusal(conformity, tr),
        sealed=None if draft else sealed,
        status=_status(view, tr),
    )


def _practice(tr: Translate) -> str:
    return tr("L'inscription auprès de l'organisme certificateur viendra dans une prochaine version.")


def _summary(conformity: Conformity, tr: Translate) -> str:
    fine = sum(item.finding is Finding.OK for item in conformity.items)
    missing = sum(item.finding is Finding.MISSING for item in conformity.items)
    to_know = len(conformity.items) - fine - missing
    parts = [how_many(fine, tr("{n} point vérifié"), tr("{n} points vérifiés")).format(n=fine)]
    if to_know:
        parts.append(tr("{n} à savoir", n=to_know))
    if missing:
        parts.append(tr("{n} à compléter", n=missing))
    return tr(", ").join(parts)


def _check(item: Item, tr: Translate) -> CheckState:
    tone = {Finding.OK: "ok", Finding.TO_KNOW: "warn", Finding.MISSING: "todo"}[item.finding]
    return CheckState(labels.check_label(item.check, tr), labels.check_value(item, tr), tone, _note(item, tr))


def _note(item: Item, tr: Translate) -> str:
    """Say what to do, or what to know, where an item is not simply fine."""
    if item.finding is Finding.OK:
        return ""
    return {
        Check.AGREEMENT: tr("Joignez le contrat signé depuis le parcours."),
        Check.ALL_EVALUATED: tr("Un critère non évalué ne compte jamais comme acquis."),
        Check.EVIDENCE: tr("Le jury peut demander sur quoi repose un constat."),
        Check.RESTITUTION: tr("Faites le PDF de restitution, ou refaites-le."),
        Check.RULES_CONFIRMED: tr("Elles se confirment une fois, dans Référentiel."),
        Check.SIGNING_KEY: tr("Changez votre phrase secrète dans Réglages, Mon compte : une nouvelle clé sera faite."),
    }[item.check]


def _refusal(conformity: Conformity, tr: Translate) -> str:
    missing = [labels.check_label(item.check, tr) for item in conformity.items if item.finding is Finding.MISSING]
    return tr("Il manque : {what}.", what=tr(", ").join(word[:1].lower() + word[1:] for word in missing))


def _sealed(view: DossierView, tr: Translate) -> SealedCard:
    bundle = view.bundles[-1]
    return SealedCard(
        bundle_id=bundle.id,
        title=tr("Dossier scellé"),
        when=labels.day_and_hour(bundle.sealed_at, tr),
        by=tr("par {name}", name=bundle.sealed_by),
        mark=bundle.mark,
        detail=_detail(bundle, tr),
        suggested_name=f"{view.code}-{bundle.sequence}.asice",
    )


def _detail(bundle: BundleView, tr: Translate) -> str:
    return tr(
        "Ces seize caractères sont sa marque : la même ici et sur chaque copie. {size}, gardé chiffré sur ce poste.",
        size=labels.size_words(bundle.size, tr),
    )


def _status(view: DossierView, tr: Translate) -> tuple[tuple[str, str], ...]:
    if view.state is DossierState.SEALED:
        return (("lock", tr("Plus rien ne peut changer sans trace")), ("laptop", tr("Sur ce poste seulement")))
    return (("laptop", tr("Sur ce poste seulement")),)
