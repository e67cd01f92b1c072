"""Evaluations to print: people with difficult names, and findings of every kind, over the real framework."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from clea_desktop.core.attestation import attestation_text
from clea_desktop.core.dossier import Identity
from clea_desktop.core.feedback import Feedback, Outcome
from clea_desktop.core.framework import parse_framework
from clea_desktop.core.rating import Rating
from clea_desktop.core.recommendations import Recommendation
from clea_desktop.core.restitution import RestitutionFacts
from clea_desktop.core.restitution_talk import Said
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.synthesis import SynthesisFacts, synthesis_text
from clea_desktop.core.text import translator
from clea_desktop.documents.agreement import AgreementForm, IndicativeDurations
from clea_desktop.documents.attestation import make_attestation
from clea_desktop.documents.recovery_sheet import RecoverySheet
from clea_desktop.documents.synthesis import make_synthesis

FILE = Path(__file__).parents[2] / "resources" / "frameworks" / "clea-socle-2018.json"
FRAMEWORK = parse_framework(json.loads(FILE.read_text(encoding="utf-8")))
CODES = [criterion.code for criterion in FRAMEWORK.criteria()]
TR = translator()
DAY = date(2026, 11, 21)
UNTIL = date(2031, 11, 21)
MAELYS = Identity(birth_name="Nguyễn-Lefèvre", first_name="Maëlys", birth_date=date(1987, 3, 1))
LONG = Identity(
    birth_name="de La Rochefoucauld-Montbéliard de Saint-Cyprien d'Øyvindsdóttir Ţepeş Żółćński & <b>Ōta</b>",
    first_name="Marie-Antoinette Thérèse Éloïse Nœmi Zoë Ñuñez İpek",
    birth_date=date(1959, 12, 31),
)

ALL_ACQUIRED = dict.fromkeys(CODES, Rating.ACQUIRED)
NONE_ACQUIRED = dict.fromkeys(CODES, Rating.NOT_ACQUIRED)
NOTHING: dict[str, Rating] = {}
MIXED = (
    {code: Rating.ACQUIRED for code in CODES if code[0] in "12" or code.startswith("6.1")}
    | {code: (Rating.NOT_ACQUIRED if code.endswith("1") else Rating.ACQUIRED) for code in CODES if code[0] in "345"}
    | {"1.3.2": Rating.NOT_ACQUIRED}
)


def facts(candidate: Identity = MAELYS, *, practice: bool = False) -> RestitutionFacts:
    return RestitutionFacts(
        candidate=candidate,
        code="D-2026-0147",
        evaluation_body="Centre de formation des Trois Rivières",
        evaluator="Éloïse Quatrefages",
        evaluated_on=DAY,
        valid_until=UNTIL,
        made_on=DAY,
        practice=practice,
    )


def form(candidate: Identity = MAELYS, *, practice: bool = False) -> AgreementForm:
    return AgreementForm(
        candidate=candidate,
        code="D-2026-0147",
        evaluation_body="Centre de formation des Trois Rivières",
        evaluator="Éloïse Quatrefages",
        contact="donnees@trois-rivieres.example",
        durations=IndicativeDurations(hours=6, days=10, years_kept=5),
        made_on=DAY,
        practice=practice,
    )


RECOVERY = RecoverySheet(
    code="7K3QX-0M9TZ-A1B2C-WVY4H-N8RGE-5DJPS",
    organisation="Centre de formation des Trois Rivières",
    made_for="Éloïse Quatrefages",
    made_on=DAY,
)

TALKED = Said(
    comment="Je suis contente. Je ne savais pas que je savais tout ça.\nL'ordinateur, c'est encore difficile.",
    outcome=Outcome.TRAINING,
    recommendations=(
        Recommendation("3.1", "Nommer ce qui est sur l'écran.", 21, DAY, date(2027, 1, 15), "Greta <Rennes> & Żnin"),
        Recommendation("4.1", "Appliquer un règlement."),
    ),
)


def attestation(ratings: Mapping[str, Rating], candidate: Identity = MAELYS, *, practice: bool = False) -> bytes:
    about = facts(candidate, practice=practice)
    label = "Attestation de validation partielle"
    return make_attestation(attestation_text(about, FRAMEWORK, ratings, TALKED, TR, label=label), TR)


def synthesis(ratings: Mapping[str, Rating], candidate: Identity = MAELYS, *, practice: bool = False) -> bytes:
    known = SynthesisFacts(
        ratings=ratings,
        reasons={"3.1.1": "N'a pas trouvé le bouton d'arrêt."},
        proofs={code: tuple(range(2, 2 + place % 5)) for place, code in enumerate(CODES)},
        said={"3.1.1": SelfAnswer.CAN, "1.1.1": SelfAnswer.NOT_YET},
        feedback=Feedback(TALKED.comment, TALKED.outcome, "À l'aise à l'oral.", DAY),
        recommendations=TALKED.recommendations,
    )
    about = facts(candidate, practice=practice)
    return make_synthesis(synthesis_text(about, FRAMEWORK, known, TR), TR)
