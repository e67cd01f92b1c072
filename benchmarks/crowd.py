"""A hundred thousand invented people in a vault: names, places and notes drawn by a seed, the same every time."""

import random
from datetime import date, timedelta

from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import to_canonical
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.frameworks import Frameworks
from clea_desktop.storage.unit_of_work import Work

CROWD = 100_000
_STROKE = 2_000
_NOTED, _SEALED, _LEFT, _COMPOUND = 0.2, 0.3, 0.1, 0.12
_BIRTH_NAMES = (
    "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefèbvre Michel Garcia David"
    " Bertrand Roux Vincent Fournier Morel Girard André Lefèvre Mercier Dupont Lambert Bonnet François Martinez Legrand"
    " Garnier Faure Rousseau Blanc Guérin Muller Henry Roussel Nicolas Perrin Morin Mathieu Clément Gauthier Dumont"
    " Lopez Fontaine Chevalier Robin Masson Sanchez Gérard Nguyễn Boyer Denis Lemaire Duval Joly Gautier Roger Roche"
    " Roy Noël Meyer Lucas Meunier Jean Pérez Marchand Dufour Blanchard Marie Barbier Brun Dumas Brunet Schmitt Leroux"
    " Colas Fernandez Pierre Renard Arnaud Rolland Caron Aubert Giraud Leclerc Vidal Bourgeois Renaud Lemoine Picard"
    " Œuvrard Guézennec D'Haëne Guégan Benali Diallo Traoré Koné Haddad Belkacem Mbengue Yılmaz Szymański Çelik Ndiaye"
)
_FIRST_NAMES = (
    "Marie Jean Pierre Michel André Philippe René Louis Alain Jacques Bernard Marcel Daniel Roger Robert Paul Claude"
    " Christian Henri Georges Nicolas Françoise Monique Catherine Nathalie Isabelle Sylvie Anne Martine Zoé Anaïs Loïc"
    " Gaëlle Noël Inès Maël Éloïse Léa Chloé Théo Hugo Enzo Jade Manon Camille Fatou Awa Amadou Karim Yasmina Linh"
    " Aïcha Mehmet Agnieszka Jean-Pierre Marie-Claire Anne-Sophie Jean-Baptiste"
)
_PLACES = "Dôle Besançon Lons-le-Saunier Vesoul Pontarlier Gray Morteau Saint-Claude Champagnole Arbois Poligny Belfort"
_TRADES = "maçon plombière cariste aide-soignante cuisinier hôtesse serveuse chauffeur couturière soudeur"
_WORDS = (
    "souhaite reprendre une formation cherche un emploi stable aime le contact lit volontiers compte vite s'exprime"
    " clairement a travaillé en équipe connaît les consignes de sécurité utilise un téléphone et un ordinateur"
)


def fill(session: Session, count: int = CROWD, seed: int = 20_181) -> tuple[str, ...]:
    """Put invented people in an open vault, indexed; return some of their dossiers."""
    chance = random.Random(seed)  # noqa: S311  # names, not keys
    by = session.account.account_id
    some = []
    for start in range(0, count, _STROKE):
        with session.vault.unit_of_work() as work:
            framework = Frameworks(work).in_use()
            if framework is None:
                raise LookupError
            place = (framework.id, framework.version, by)
            some += [_put(work, chance, number, place) for number in range(start, min(start + _STROKE, count))][:1]
    while session.candidates.catch_up():
        pass
    return tuple(some)


def _put(work: Work, chance: random.Random, number: int, place: tuple[str, str, str]) -> str:
    framework_id, version, by = place
    candidate_id, dossier_id = work.new_id(), work.new_id()
    born = date(1960, 1, 1) + timedelta(days=chance.randrange(48 * 365))
    work.execute(
        "INSERT INTO candidate VALUES (?, ?, ?, ?, ?)",
        (candidate_id, _birth_name(chance), chance.choice(_FIRST_NAMES.split()), born.isoformat(), work.at),
    )
    state = "sealed" if chance.random() < _SEALED else "draft"
    code = f"D-{2017 + number // 10_000}-{1 + number % 10_000:04}"
    work.execute(
        "INSERT INTO dossier VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, NULL)",
        (dossier_id, code, candidate_id, framework_id, version, state, work.at, by),
    )
    if chance.random() < _NOTED:
        _sheet(work, dossier_id, "interview-notes", {"notes": _notes(chance), "cursor": 0, "prompt": ""}, by)
    if chance.random() < _LEFT:
        _sheet(work, dossier_id, "strategy", {"outcome": chance.choice(("thinking", "elsewhere", "stopped"))}, by)
    work.journal(dossier_id, Act.OPENED, by, {"candidate": candidate_id})
    return dossier_id


def _birth_name(chance: random.Random) -> str:
    name = chance.choice(_BIRTH_NAMES.split())
    return f"{name}-{chance.choice(_BIRTH_NAMES.split())}" if chance.random() < _COMPOUND else name


def _notes(chance: random.Random) -> str:
    said = " ".join(chance.choices(_WORDS.split(), k=40))
    return f"A été {chance.choice(_TRADES.split())} à {chance.choice(_PLACES.split())} ; {said}."


def _sheet(work: Work, dossier_id: str, kind: str, value: dict[str, str | int], by: str) -> None:
    work.execute("INSERT INTO sheet VALUES (?, ?, ?, ?, ?)", (dossier_id, kind, to_canonical(value), work.at, by))
