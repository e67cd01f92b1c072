"""What the framework's screen shows: each rule with where it comes from, and what nobody has confirmed yet."""

from dataclasses import dataclass

from clea_desktop.core.framework import Domain, Framework, RuleKind, Subdomain
from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.text import Translate, french, how_many
from clea_desktop.services.views import FrameworkView
from clea_desktop.ui import labels
from clea_desktop.ui.short_names import domain_word


@dataclass(frozen=True, slots=True)
class DomainLine:
    """A domain of the column."""

    code: str
    word: str
    value: str


@dataclass(frozen=True, slots=True)
class CriterionText:
    """One criterion; ``note`` says when it is mandatory."""

    code: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class SubdomainPart:
    """A sub-domain: its rule in words, where the rule comes from, its criteria."""

    code: str
    title: str
    rule: str
    kind: str
    is_sure: bool
    source: str
    criteria: tuple[CriterionText, ...]


@dataclass(frozen=True, slots=True)
class FrameworkState:
    """The whole screen."""

    title: str
    subtitle: str
    to_confirm: bool
    confirm_sentence: str
    confirm_plain: str
    notes: tuple[str, ...]
    domains: tuple[DomainLine, ...]
    domain: str
    domain_title: str
    parts: tuple[SubdomainPart, ...]


def framework_state(view: FrameworkView, domain_code: str, tr: Translate, *, may_confirm: bool) -> FrameworkState:
    """Show one domain of the framework; an unknown one shows the first."""
    framework = view.framework
    shown = next((d for d in framework.domains if d.code == domain_code), framework.domains[0])
    waits = not view.rules_confirmed
    return FrameworkState(
        title=tr("Référentiel"),
        subtitle=_subtitle(framework, tr),
        to_confirm=waits and may_confirm,
        confirm_sentence=tr("Règles à confirmer.") if waits else tr("Règles confirmées par votre organisme."),
        confirm_plain=_plain(tr) if waits else "",
        notes=tuple(french(note) for note in framework.notes),
        domains=tuple(_line(framework, domain, tr) for domain in framework.domains),
        domain=shown.code,
        domain_title=upper_initial(french(shown.title)),
        parts=tuple(_part(framework, subdomain, tr, confirmed=view.rules_confirmed) for subdomain in shown.subdomains),
    )


def _plain(tr: Translate) -> str:
    return tr("Relisez-les, puis confirmez-les une fois pour votre organisme.")


def _subtitle(framework: Framework, tr: Translate) -> str:
    count = sum(1 for _ in framework.criteria())
    version = tr("version {version}", version=framework.version)
    return labels.joined((french(framework.title), version, tr("{count} critères", count=count)), tr)


def _line(framework: Framework, domain: Domain, tr: Translate) -> DomainLine:
    count = sum(len(subdomain.criteria) for subdomain in domain.subdomains)
    return DomainLine(domain.code, domain_word(framework, domain, tr), str(count))


def _part(framework: Framework, subdomain: Subdomain, tr: Translate, *, confirmed: bool) -> SubdomainPart:
    return SubdomainPart(
        code=subdomain.code,
        title=french(subdomain.title),
        rule=labels.rule_words(subdomain, tr),
        kind=tr("Confirmée par votre organisme") if confirmed else labels.rule_kind(subdomain.rule, tr),
        is_sure=confirmed or subdomain.rule is not RuleKind.DEFAULT,
        source=_source(framework, subdomain, tr),
        criteria=tuple(
            CriterionText(c.code, french(c.title), tr("obligatoire") if c.mandatory else "") for c in subdomain.criteria
        ),
    )


def _source(framework: Framework, subdomain: Subdomain, tr: Translate) -> str:
    source = next((item for item in framework.sources if item.id == subdomain.rule_source), None)
    where = source.where if source else subdomain.rule_source
    return tr("Source : {where}", where=french(where))


def confirm_count(view: FrameworkView, tr: Translate) -> str:
    """Say how many rules are only assumed."""
    count = sum(subdomain.rule is RuleKind.DEFAULT for subdomain in view.framework.subdomains())
    sentence = how_many(count, tr("{count} règle est supposée."), tr("{count} règles sont supposées."))
    return sentence.format(count=count)
