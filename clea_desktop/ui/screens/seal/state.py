"""What the seal screen shows: everything looked at, item by item, then the sealed dossier and its mark."""

from dataclasses import dataclass, replace

from clea_desktop.core.conformity import Conformity, Finding
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.text import Translate, how_many
from clea_desktop.services.cosign_views import KeptSignatures
from clea_desktop.services.views import BundleView, DossierView
from clea_desktop.ui import labels
from clea_desktop.ui.screens.seal.checks import CheckState, check_label, check_states

CORRECT = "correct"
"""The part of the screen that asks why a sealed dossier is corrected."""


@dataclass(frozen=True, slots=True)
class SealedCard:
    """A sealed bundle, as people compare it; ``trust`` gives what verifies it, ``carry`` what its body alone opens.

    ``cosign`` is the button of a colleague who may sign it too.
    """

    bundle_id: str
    title: str
    when: str
    by: str
    mark: str
    detail: str
    suggested_name: str
    trust: str = ""
    carry: str = ""
    cosign: str = ""


@dataclass(frozen=True, slots=True)
class AmendmentState:
    """A correction in hand; ``give_up`` is the link that closes it, "" once something changed."""

    sentence: str
    reason: str
    give_up: str


@dataclass(frozen=True, slots=True)
class SealState:
    """The whole screen.

    ``refusal`` is why the button waits; "" when the dossier can be sealed. ``earlier`` are the bundles before the one
    on the card, or all of them during a correction.
    """

    title: str
    subtitle: str
    practice: bool
    practice_sentence: str
    summary: str
    checks: tuple[CheckState, ...]
    may_seal: bool
    refusal: str
    sealed: SealedCard | None
    earlier: tuple[SealedCard, ...]
    may_correct: bool
    amendment: AmendmentState | None
    status: tuple[tuple[str, str], ...]


def seal_state(view: DossierView, conformity: Conformity, tr: Translate, *, may_evaluate: bool) -> SealState:
    """Show the check, and the bundle once there is one."""
    draft = view.state is DossierState.DRAFT
    cards = tuple(_sealed(bundle, view, tr) for bundle in view.bundles)
    sealed = cards[-1] if cards and not draft else None
    return SealState(
        title=tr("Dossier scellé") if sealed else tr("Sceller le dossier"),
        subtitle=labels.joined((labels.full_name(view.identity), view.code), tr),
        practice=view.practice,
        practice_sentence=_practice(view, tr) if view.practice else "",
        summary=_summary(conformity, tr),
        checks=check_states(conformity.items, view.dossier_id, tr, may_act=draft),
        may_seal=may_evaluate and draft and conformity.may_seal,
        refusal="" if conformity.may_seal else _refusal(conformity, tr),
        sealed=sealed,
        earlier=tuple(reversed([card for card in cards if card is not sealed])),
        may_correct=may_evaluate and sealed is not None,
        amendment=amendment_state(view, tr),
        status=_status(view, tr),
    )


def cosigned(card: SealedCard, kept: KeptSignatures, tr: Translate) -> SealedCard:
    """Add who signed since, and the button of whoever may sign too."""
    since = tr(", ").join(kept.since)
    by = tr("{sealer}, puis {names}", sealer=card.by, names=since) if since else card.by
    return replace(card, by=by, cosign=tr("Signer à mon tour…") if kept.may_sign else "")


def amendment_state(view: DossierView, tr: Translate) -> AmendmentState | None:
    """Say that a correction is in hand, why, and whether it can still be given up."""
    amendment = view.amendment
    if amendment is None:
        return None
    return AmendmentState(
        tr("Correction en cours : version {n}", n=amendment.sequence),
        tr("Pourquoi : {reason}", reason=amendment.reason),
        tr("Abandonner la correction") if amendment.may_give_up else "",
    )


def _practice(view: DossierView, tr: Translate) -> str:
    if view.invented:
        return tr("Cette personne est inventée : vous pouvez tout essayer.")
    if view.body_enrolled:
        return tr("Il a été ouvert avant votre inscription. Un vrai dossier s'ouvre depuis le parcours.")
    return tr("Votre organisme n'est pas encore inscrit : voyez Réglages, « Votre signature ».")


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


def _refusal(conformity: Conformity, tr: Translate) -> str:
    missing = [check_label(item.check, tr) for item in conformity.items if item.finding is Finding.MISSING]
    return tr("Il manque : {what}.", what=tr(", ").join(word[:1].lower() + word[1:] for word in missing))


def _sealed(bundle: BundleView, view: DossierView, tr: Translate) -> SealedCard:
    several = len(view.bundles) > 1 or view.amendment is not None
    return SealedCard(
        bundle_id=bundle.id,
        title=tr("Dossier scellé, version {n}", n=bundle.sequence) if several else tr("Dossier scellé"),
        when=labels.day_and_hour(bundle.sealed_at, tr),
        by=tr("par {name}", name=bundle.sealed_by),
        mark=bundle.mark,
        detail=_detail(bundle, tr),
        suggested_name=f"{view.code}-{bundle.sequence}.asice",
        trust=tr("Enregistrer les certificats d'entraînement…")
        if bundle.practice
        else tr("Enregistrer les certificats de vérification…"),
        carry="" if bundle.practice else tr("Préparer la clé USB, chiffrée…"),
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
