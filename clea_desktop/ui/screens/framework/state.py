"""What the framework's screen shows: the versions, each rule with where it comes from, what nobody confirmed yet."""

from dataclasses import dataclass

from clea_desktop.core.clock import french_day, paris_day
from clea_desktop.core.framework import Domain, Framework, RuleKind, Subdomain
from clea_desktop.core.framework_correction import RuleChange, RuleOf
from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.text import Translate, french, how_many
from clea_desktop.services.framework_views import CorrectionView, FrameworkRoom, VersionView
from clea_desktop.ui import labels
from clea_desktop.ui.short_names import domain_word


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version of the column."""

    key: str
    word: str
    value: str


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
    may_correct: bool = False


@dataclass(frozen=True, slots=True)
class RulePanel:
    """The rule being corrected: as it stands, and what may be mandatory."""

    code: str
    title: str
    required: str
    total: int
    criteria: tuple[tuple[str, str], ...]
    mandatory: tuple[str, ...]
    plain: str


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction made: what changed, then who, when and why."""

    what: str
    who: str


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
    versions: tuple[VersionLine, ...]
    version: str
    use_plain: str
    may_use: bool
    may_change: bool
    corrections: tuple[CorrectionLine, ...]
    panel: RulePanel | None


def framework_state(
    room: FrameworkRoom, domain_code: str, tr: Translate, *, may_confirm: bool, correcting: str = ""
) -> FrameworkState:
    """Show one domain of a version; an unknown one shows the first. ``correcting`` is a sub-domain's code."""
    framework, version = room.framework, room.shown
    shown = next((d for d in framework.domains if d.code == domain_code), framework.domains[0])
    waits = version.confirmed_at is None
    panel = next((_panel(room, one, tr) for one in shown.subdomains if one.code == correcting and may_confirm), None)
    parts = tuple(_part(framework, one, tr, confirmed=not waits, may_correct=may_confirm) for one in shown.subdomains)
    return FrameworkState(
        title=tr("Référentiel"),
        subtitle=_subtitle(framework, tr),
        to_confirm=waits and may_confirm,
        confirm_sentence=tr("Règles à confirmer.") if waits else tr("Règles confirmées par votre organisme."),
        confirm_plain=_plain(tr) if waits else _confirmed(version, tr),
        notes=tuple(french(note) for note in framework.notes),
        domains=tuple(_line(framework, domain, tr) for domain in framework.domains),
        domain=shown.code,
        domain_title=upper_initial(french(shown.title)),
        parts=parts,
        versions=tuple(_version(one, room, tr) for one in room.versions),
        version=version.key,
        use_plain="" if version.in_use else _not_in_use(version, tr),
        may_use=may_confirm and not version.in_use,
        may_change=may_confirm,
        corrections=tuple(_correction(one, tr) for one in reversed(room.corrections)),
        panel=panel,
    )


def _plain(tr: Translate) -> str:
    return tr("Relisez-les, puis confirmez-les une fois pour votre organisme.")


def _confirmed(version: VersionView, tr: Translate) -> str:
    if version.confirmed_at is None or not version.confirmed_by:
        return ""
    return tr("{name}, {day}.", name=version.confirmed_by, day=french_day(paris_day(version.confirmed_at)))


def _not_in_use(version: VersionView, tr: Translate) -> str:
    if not version.dossiers:
        return tr("Les nouveaux dossiers commencent avec une autre version.")
    sentence = how_many(
        version.dossiers,
        tr("Les nouveaux dossiers commencent avec une autre version ; {count} dossier garde celle-ci."),
        tr("Les nouveaux dossiers commencent avec une autre version ; {count} dossiers gardent celle-ci."),
    )
    return sentence.format(count=version.dossiers)


def _subtitle(framework: Framework, tr: Translate) -> str:
    count = sum(1 for _ in framework.criteria())
    version = tr("version {version}", version=framework.version)
    criteria = how_many(count, tr("{count} critère"), tr("{count} critères")).format(count=count)
    return labels.joined((french(framework.title), version, criteria), tr)


def _version(version: VersionView, room: FrameworkRoom, tr: Translate) -> VersionLine:
    several = len({one.id for one in room.versions}) > 1
    word = tr("{id} {version}", id=version.id, version=version.version) if several else version.version
    return VersionLine(version.key, word, tr("en usage") if version.in_use else "")


def _line(framework: Framework, domain: Domain, tr: Translate) -> DomainLine:
    count = sum(len(subdomain.criteria) for subdomain in domain.subdomains)
    return DomainLine(domain.code, domain_word(framework, domain, tr), str(count))


def _part(
    framework: Framework, subdomain: Subdomain, tr: Translate, *, confirmed: bool, may_correct: bool
) -> SubdomainPart:
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
        may_correct=may_correct,
    )


def _panel(room: FrameworkRoom, subdomain: Subdomain, tr: Translate) -> RulePanel:
    return RulePanel(
        code=subdomain.code,
        title=tr("Corriger la règle de {code}", code=subdomain.code),
        required=str(subdomain.required),
        total=len(subdomain.criteria),
        criteria=tuple((criterion.code, french(criterion.title)) for criterion in subdomain.criteria),
        mandatory=tuple(criterion.code for criterion in subdomain.criteria if criterion.mandatory),
        plain=_panel_plain(room.shown, tr),
    )


def _panel_plain(version: VersionView, tr: Translate) -> str:
    return tr(
        "La version {version} reste telle quelle pour les dossiers qui l'ont. La correction donne une version de plus, "
        "à confirmer.",
        version=version.version,
    )


def _source(framework: Framework, subdomain: Subdomain, tr: Translate) -> str:
    source = next((item for item in framework.sources if item.id == subdomain.rule_source), None)
    where = source.where if source else subdomain.rule_source
    return tr("Source : {where}", where=french(where))


def _correction(correction: CorrectionView, tr: Translate) -> CorrectionLine:
    return CorrectionLine(
        what=tr("Version {version} : {what}", version=correction.version, what=change_words(correction.change, tr)),
        who=tr(
            "{name}, {day}. Motif : {reason}",
            name=correction.by,
            day=french_day(paris_day(correction.at)),
            reason=french(correction.reason),
        ),
    )


def change_words(change: RuleChange, tr: Translate) -> str:
    """Say what a correction changed."""
    if change.rule is RuleOf.REQUIRED:
        sentence = how_many(
            int(change.after),
            tr("dans {code}, {after} critère requis au lieu de {before}"),
            tr("dans {code}, {after} critères requis au lieu de {before}"),
        )
        return sentence.format(code=change.code, after=change.after, before=change.before)
    if change.after == "yes":
        return tr("le critère {code} devient obligatoire", code=change.code)
    return tr("le critère {code} n'est plus obligatoire", code=change.code)


def confirm_count(framework: Framework, tr: Translate) -> str:
    """Say how many rules are only assumed."""
    count = sum(subdomain.rule is RuleKind.DEFAULT for subdomain in framework.subdomains())
    sentence = how_many(count, tr("{count} règle est supposée."), tr("{count} règles sont supposées."))
    return sentence.format(count=count)
