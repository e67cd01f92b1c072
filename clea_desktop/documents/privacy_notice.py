"""The notice about personal data, given at the first contact: one page of plain French, a model to read again.

Everything that may differ from one organisation to the next is an argument: who answers, how long files are kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from clea_desktop.core.text import Translate, how_many
from clea_desktop.documents.blocks import Point, box, gap, lead_in, rule, sentence, strong, subheading, title
from clea_desktop.documents.palette import SUNKEN
from clea_desktop.documents.shapes import Shape
from clea_desktop.documents.sheet import TEXT_WIDTH, Sheet, make_pdf


@dataclass(frozen=True, slots=True)
class PrivacyNotice:
    """Who is responsible, who answers, how many years files are kept, the day it is given. Nobody's name."""

    evaluation_body: str
    contact: str
    years_kept: int
    made_on: date
    practice: bool


def make_privacy_notice(notice: PrivacyNotice, tr: Translate) -> bytes:
    """Print the notice; the same value gives the same bytes."""
    sheet = Sheet(
        title=tr("Vos informations et CléA"),
        foot=tr("Vos informations"),
        made_on=notice.made_on,
        practice=notice.practice,
    )
    return make_pdf(sheet, lambda: list(_story(notice, tr)), tr)


def _story(notice: PrivacyNotice, tr: Translate) -> Iterator[Flowable]:
    yield title(tr("Vos informations"))
    yield rule()
    yield box([strong(tr("Modèle à relire par votre organisme avant de le donner."))], TEXT_WIDTH, SUNKEN)
    yield gap(6)
    yield sentence(tr("{body} est responsable de vos informations.", body=notice.evaluation_body))
    yield subheading(tr("À quoi elles servent"))
    yield from _points(
        tr("vous accompagner dans votre parcours CléA"),
        tr("présenter votre dossier au jury, si vous le voulez"),
        tr("vous inscrire au registre des certificats, si vous l'obtenez"),
    )
    yield subheading(tr("Ce que nous gardons"))
    yield sentence(
        tr(
            "Votre identité, vos coordonnées, ce que vous savez faire et ses preuves. "
            "Vos coordonnées et vos besoins particuliers ne vont jamais au jury."
        )
    )
    yield sentence(tr("Nous ne demandons ni numéro de sécurité sociale, ni information sur votre santé."))
    yield subheading(tr("Combien de temps"))
    kept = notice.years_kept
    years = how_many(kept, tr("{count} an"), tr("{count} ans")).format(count=kept)
    yield sentence(tr("{years} après votre dernière évaluation. Ensuite, nous effaçons votre nom.", years=years))
    yield subheading(tr("Vos droits"))
    yield lead_in(tr("Vous pouvez, à tout moment et gratuitement :"))
    yield from _points(
        tr("voir vos informations, les faire corriger ou en avoir une copie"),
        tr("les faire effacer ou les confier à un autre organisme"),
        tr("arrêter, sans donner de raison"),
    )
    yield sentence(tr("Pour cela, adressez-vous à : {contact}.", contact=notice.contact))
    yield sentence(tr("Si la réponse ne vous convient pas : CNIL, www.cnil.fr."))


def _points(*texts: str) -> list[Flowable]:
    return [Point(text, Shape.DOT) for text in texts]
