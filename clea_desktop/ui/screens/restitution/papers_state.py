"""How each paper stands: absent, out of date, ready to give or to sign; and why one cannot be made."""

from dataclasses import dataclass
from datetime import datetime

from clea_desktop.core.attestation import Attestable, attestable
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.signature import Signer
from clea_desktop.core.text import Translate
from clea_desktop.services.feedback_views import FeedbackView
from clea_desktop.services.views import DocumentView, DossierView
from clea_desktop.ui import labels

KINDS = (PaperKind.RESTITUTION, PaperKind.ATTESTATION, PaperKind.SYNTHESIS)


@dataclass(frozen=True, slots=True)
class PaperCard:
    """One paper; an empty label is a button that is not there."""

    kind: PaperKind
    title: str
    subtitle: str
    sentence: str
    detail: str
    is_current: bool
    document_id: str
    suggested_name: str
    make_label: str = ""
    save_label: str = ""
    print_label: str = ""
    sign_label: str = ""
    signed_file_label: str = ""


def paper_cards(view: FeedbackView, now: datetime, tr: Translate, *, editable: bool) -> tuple[PaperCard, ...]:
    """Lay the papers out."""
    return tuple(paper_card(kind, view, now, tr, editable=editable) for kind in KINDS)


def paper_card(kind: PaperKind, view: FeedbackView, now: datetime, tr: Translate, *, editable: bool) -> PaperCard:
    """Say how one paper stands."""
    title, subtitle = _heads(view, tr)[kind]
    found = latest(view.dossier, kind)
    refusal = "" if found is not None and found.is_current else _refusal(kind, view, tr)
    make = "" if refusal or not editable or (found is not None and found.is_current) else _make_label(kind, found, tr)
    sentence, detail = _words(found, kind, now, tr)
    if found is not None and found.is_current:
        detail = labels.joined((detail, _signed_words(view.dossier, found, tr)), tr)
    if refusal:
        sentence, detail = (tr("Rien à attester."), refusal) if found is None else (sentence, refusal)
    signs = editable and found is not None and found.is_current and kind is not PaperKind.SYNTHESIS
    return PaperCard(
        kind=kind,
        title=title,
        subtitle=subtitle,
        sentence=sentence,
        detail=detail,
        is_current=found is not None and found.is_current,
        document_id=found.id if found else "",
        suggested_name=f"{view.dossier.code}-{_file_word(kind, tr)}.pdf",
        make_label=make,
        save_label=_save_label(kind, tr) if found else "",
        print_label=_print_label(kind, tr) if found else "",
        sign_label=_sign_label(view.dossier, found, tr) if signs and found is not None else "",
        signed_file_label=_signed_file_label(kind, found, tr),
    )


def latest(view: DossierView, kind: PaperKind) -> DocumentView | None:
    """Return the paper of a kind made last: the journal's order is that of the view."""
    found = [document for document in view.documents if document.kind == kind.value]
    return found[-1] if found else None


def _signed_words(view: DossierView, paper: DocumentView, tr: Translate) -> str:
    """Say who signed it."""
    who = {one.signer for one in view.signatures if one.document_id == paper.id}
    if len(who) == len(Signer):
        return tr("signé par les deux")
    if Signer.CANDIDATE in who:
        return tr("signé par la personne")
    return tr("signé par vous") if who else ""


def _sign_label(view: DossierView, paper: DocumentView, tr: Translate) -> str:
    who = {one.signer for one in view.signatures if one.document_id == paper.id}
    return tr("Voir les signatures") if len(who) == len(Signer) else tr("Faire signer")


def _heads(view: FeedbackView, tr: Translate) -> dict[PaperKind, tuple[str, str]]:
    return {
        PaperKind.RESTITUTION: (tr("Restitution"), tr("Pour la personne : des mots, les points forts d'abord")),
        PaperKind.ATTESTATION: (view.attestation, tr("Pour la personne : ne vaut pas certificat")),
        PaperKind.SYNTHESIS: (tr("Synthèse"), tr("Pour les personnes qui suivent le dossier : avec la carte")),
    }


def _refusal(kind: PaperKind, view: FeedbackView, tr: Translate) -> str:
    if kind is not PaperKind.ATTESTATION:
        return ""
    return {
        Attestable.YES: "",
        Attestable.ALL_ACQUIRED: tr("Tous les domaines sont acquis : le dossier va au jury."),
        Attestable.NOTHING_YET: tr(
            "Aucun sous-domaine n'est encore acquis : la restitution dit déjà les points forts."
        ),
    }[attestable(view.dossier.result())]


def _words(found: DocumentView | None, kind: PaperKind, now: datetime, tr: Translate) -> tuple[str, str]:
    if found is None:
        first = kind is PaperKind.RESTITUTION
        detail = tr("Relisez le texte avec la personne, puis faites-le.") if first else ""
        return tr("Le PDF n'est pas encore fait."), detail
    if found.is_current:
        made = tr("Fait {moment}", moment=labels.moment(found.made_at, now, tr))
        same = tr("Le PDF dit la même chose que cette page.")
        sentence = same if kind is PaperKind.RESTITUTION else tr("Le PDF est à jour.")
        return sentence, labels.joined((made, labels.size_words(found.size, tr)), tr)
    return tr("Le PDF n'est plus à jour."), tr("Quelque chose a changé depuis : refaites-le avant de le donner.")


def _make_label(kind: PaperKind, found: DocumentView | None, tr: Translate) -> str:
    first, again = {
        PaperKind.RESTITUTION: (tr("Faire le PDF de restitution"), tr("Refaire le PDF")),
        PaperKind.ATTESTATION: (tr("Faire l'attestation"), tr("Refaire l'attestation")),
    }.get(kind, (tr("Faire la synthèse"), tr("Refaire la synthèse")))
    return first if found is None else again


def _save_label(kind: PaperKind, tr: Translate) -> str:
    return {
        PaperKind.RESTITUTION: tr("Enregistrer le PDF…"),
        PaperKind.ATTESTATION: tr("Enregistrer l'attestation…"),
    }.get(kind, tr("Enregistrer la synthèse…"))


def _print_label(kind: PaperKind, tr: Translate) -> str:
    return {
        PaperKind.RESTITUTION: tr("Imprimer la restitution"),
        PaperKind.ATTESTATION: tr("Imprimer l'attestation"),
    }.get(kind, tr("Imprimer la synthèse"))


def _signed_file_label(kind: PaperKind, found: DocumentView | None, tr: Translate) -> str:
    """Offer the attestation as a file that carries its signature: it is shown far from the dossier."""
    alone = kind is PaperKind.ATTESTATION and found is not None and found.is_current
    return tr("Attestation signée (PDF)…") if alone else ""


def _file_word(kind: PaperKind, tr: Translate) -> str:
    words = {PaperKind.RESTITUTION: tr("restitution"), PaperKind.ATTESTATION: tr("attestation")}
    return words.get(kind, tr("synthese"))
