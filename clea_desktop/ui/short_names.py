"""One word for each domain and sub-domain, where a column is too narrow for the framework's own title.

They are interface words, not the framework: a framework this room does not know shows the beginning of its titles.
"""

from clea_desktop.core.framework import Domain, Framework, Subdomain
from clea_desktop.core.framework_correction import words_file
from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.text import Translate, french

_LONGEST = 16


def domain_word(framework: Framework, domain: Domain, tr: Translate) -> str:
    """Return a domain's word."""
    return _words(framework, tr).get(domain.code) or shortened(domain.title)


def subdomain_word(framework: Framework, subdomain: Subdomain, tr: Translate) -> str:
    """Return a sub-domain's word."""
    return _words(framework, tr).get(subdomain.code) or shortened(subdomain.title)


def shortened(title: str) -> str:
    """Keep the first words of a title, and say that something follows."""
    kept = ""
    for word in french(title).split(" "):
        longer = f"{kept} {word}".strip()
        if kept and len(longer) > _LONGEST:
            return upper_initial(f"{kept.rstrip(',;:')}…")
        kept = longer
    return upper_initial(kept)


def _words(framework: Framework, tr: Translate) -> dict[str, str]:
    if words_file(framework) != "clea-socle-2018.json":
        return {}
    return {
        "1": tr("Communiquer"),
        "1.1": tr("Écouter"),
        "1.2": tr("Oral"),
        "1.3": tr("Lire"),
        "1.4": tr("Écrire"),
        "1.5": tr("Décrire"),
        "2": tr("Calculer"),
        "2.1": tr("Nombres"),
        "2.2": tr("Problèmes"),
        "2.3": tr("Mesures"),
        "2.4": tr("Espace"),
        "2.5": tr("Expliquer"),
        "3": tr("Numérique"),
        "3.1": tr("Ordinateur"),
        "3.2": tr("Textes"),
        "3.3": tr("Internet"),
        "3.4": tr("Messagerie"),
        "4": tr("Équipe"),
        "4.1": tr("Règles"),
        "4.2": tr("Travailler"),
        "4.3": tr("Contribuer"),
        "4.4": tr("Échanger"),
        "5": tr("Autonomie"),
        "5.1": tr("Cadre"),
        "5.2": tr("Objectifs"),
        "5.3": tr("Initiatives"),
        "6": tr("Apprendre"),
        "6.1": tr("Expérience"),
        "6.2": tr("Curiosité"),
        "6.3": tr("Conditions"),
        "7": tr("Sécurité"),
        "7.1": tr("Règlement"),
        "7.2": tr("Gestes"),
        "7.3": tr("Secours"),
        "7.4": tr("Écologie"),
    }
