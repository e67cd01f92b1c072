"""What the restitution screen shows: the text said to the candidate, and whether its PDF still says the same."""

from dataclasses import dataclass
from datetime import datetime

from clea_desktop.core.pathway import DossierState
from clea_desktop.core.restitution import RestitutionText
from clea_desktop.core.text import Translate
from clea_desktop.services.views import DocumentView, DossierView
from clea_desktop.ui import labels


@dataclass(frozen=True, slots=True)
class PaperCard:
    """The PDF: absent, out of date, or ready to give."""

    sentence: str
    detail: str
    is_current: bool
    document_id: str
    suggested_name: str


@dataclass(frozen=True, slots=True)
class RestitutionState:
    """The whole screen. ``may_make`` says whether the PDF can be made now, ``next_label`` leads to the sealing."""

    name: str
    subtitle: str
    practice: bool
    text: RestitutionText
    paper: PaperCard
    may_make: bool
    make_label: str
    save_label: str
    next_label: str
    status: tuple[tuple[str, str], ...]


def restitution_state(
    view: DossierView, text: RestitutionText, now: datetime, tr: Translate, *, may_evaluate: bool
) -> RestitutionState:
    """Show the text and how its paper stands."""
    paper = _paper(view, now, tr)
    editable = may_evaluate and view.state is DossierState.DRAFT and view.agreement is not None
    return RestitutionState(
        name=labels.full_name(view.identity),
        subtitle=labels.joined((view.code, tr("Restitution"), tr("les points forts d'abord")), tr),
        practice=view.practice,
        text=text,
        paper=paper,
        may_make=editable and not paper.is_current,
        make_label=tr("Refaire le PDF") if paper.document_id else tr("Faire le PDF de restitution"),
        save_label=tr("Enregistrer le PDF…"),
        next_label=tr("Passer au scellement") if editable and paper.is_current else "",
        status=(
            ("check", labels.saved_words(view.saved_at, now, tr)),
            ("laptop", tr("Sur ce poste seulement")),
        ),
    )


def _paper(view: DossierView, now: datetime, tr: Translate) -> PaperCard:
    found = [document for document in view.documents if document.kind == "restitution"]
    latest = max(found, key=lambda document: document.made_at, default=None)
    if latest is None:
        return PaperCard(
            tr("Le PDF n'est pas encore fait."),
            tr("Relisez le texte avec la personne, puis faites-le."),
            is_current=False,
            document_id="",
            suggested_name="",
        )
    return _made(latest, view, now, tr)


def _made(document: DocumentView, view: DossierView, now: datetime, tr: Translate) -> PaperCard:
    made = tr("Fait {moment}", moment=labels.moment(document.made_at, now, tr))
    if document.is_current:
        sentence = tr("Le PDF dit la même chose que cette page.")
        detail = labels.joined((made, labels.size_words(document.size, tr)), tr)
    else:
        sentence = tr("Le PDF n'est plus à jour.")
        detail = tr("Les constats ont changé depuis : refaites-le avant de le donner.")
    return PaperCard(
        sentence,
        detail,
        is_current=document.is_current,
        document_id=document.id,
        suggested_name=f"{view.code}-restitution.pdf",
    )
