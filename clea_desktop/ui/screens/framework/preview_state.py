"""What the preview of a file shows: either all that is wrong, line by line, or what it holds and what it changes."""

from dataclasses import dataclass

from clea_desktop.core.framework import Criterion, Framework
from clea_desktop.core.framework_differences import Differences, RuleDifference
from clea_desktop.core.framework_problems import Problem, place_words, problem_words
from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.text import Translate, french, how_many
from clea_desktop.services.framework_views import ImportPreview
from clea_desktop.ui import labels

_MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line: a place or a code, what stands there, and what more to say."""

    place: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PreviewPart:
    """Lines under a title."""

    title: str
    lines: tuple[PreviewLine, ...]


@dataclass(frozen=True, slots=True)
class PreviewState:
    """The whole preview; ``may_add`` offers to keep it."""

    title: str
    subtitle: str
    sentence: str
    plain: str
    is_well: bool
    may_add: bool
    parts: tuple[PreviewPart, ...]


def preview_state(preview: ImportPreview, tr: Translate, *, may_add: bool) -> PreviewState:
    """Show what was found in a file."""
    framework = preview.framework
    if framework is None:
        return _refused(preview, tr)
    version = tr("version {version}", version=framework.version)
    parts = [_rates(preview, tr), _domains(framework, tr)]
    if preview.differences is not None and not preview.is_there:
        parts = [*_changes(preview.differences, tr), *parts]
    return PreviewState(
        title=tr("Importer un référentiel"),
        subtitle=labels.joined((french(framework.title), version, preview.file_name), tr),
        sentence=_sentence(preview, tr),
        plain=_plain(preview, tr),
        is_well=True,
        may_add=may_add and not preview.is_there,
        parts=tuple(part for part in parts if part.lines),
    )


def _refused(preview: ImportPreview, tr: Translate) -> PreviewState:
    lines = [_problem(problem, tr) for problem in preview.problems]
    if preview.left_out:
        sentence = how_many(preview.left_out, tr("Et {count} autre point."), tr("Et {count} autres points."))
        advice = tr("Corrigez d'abord ceux-ci, puis choisissez de nouveau le fichier.")
        lines.append(PreviewLine("", sentence.format(count=preview.left_out), advice))
    count = len(preview.problems) + preview.left_out
    sentence = how_many(
        count,
        tr("Il y a {count} point à corriger dans ce fichier."),
        tr("Il y a {count} points à corriger dans ce fichier."),
    )
    return PreviewState(
        title=tr("Importer un référentiel"),
        subtitle=preview.file_name,
        sentence=sentence.format(count=count),
        plain=tr("Rien n'a été gardé."),
        is_well=False,
        may_add=False,
        parts=(PreviewPart(tr("À corriger"), tuple(lines)),),
    )


def _problem(problem: Problem, tr: Translate) -> PreviewLine:
    said = problem_words(problem, tr)
    return PreviewLine(place_words(problem.place, tr), said.sentence, said.advice)


def _sentence(preview: ImportPreview, tr: Translate) -> str:
    if preview.is_there:
        return tr("Ce référentiel est déjà là, exactement le même.")
    return tr("Ce fichier se lit bien.")


def _plain(preview: ImportPreview, tr: Translate) -> str:
    if preview.is_there:
        return tr("Il n'y a rien à ajouter.")
    if preview.differences is None:
        return tr("C'est une autre certification que celle en usage. Rien n'est encore gardé.")
    if preview.differences.are_none:
        return tr("Rien ne change d'avec la version {version}, sauf des titres.", version=preview.compared_with)
    return tr(
        "Voici ce qui change d'avec la version {version}. Rien n'est encore gardé.", version=preview.compared_with
    )


def _rates(preview: ImportPreview, tr: Translate) -> PreviewPart:
    """Show the count each rate was read as: « 6 sur 7 (86 %) »."""
    titles = {} if preview.framework is None else {one.code: one.title for one in preview.framework.subdomains()}
    lines = [
        PreviewLine(
            rate.code,
            french(titles[rate.code]),
            tr("{required} sur {total} ({rate} %)", required=rate.required, total=rate.total, rate=rate.percent),
        )
        for rate in preview.rates
        if rate.code in titles
    ]
    return PreviewPart(tr("Taux lus comme des nombres de critères"), _cut(lines, tr))


def _domains(framework: Framework, tr: Translate) -> PreviewPart:
    lines = []
    for domain in framework.domains:
        count = sum(len(subdomain.criteria) for subdomain in domain.subdomains)
        words = tr(
            "{subdomains} · {criteria}",
            subdomains=_counted_subdomains(len(domain.subdomains), tr),
            criteria=_counted_criteria(count, tr),
        )
        lines.append(PreviewLine(domain.code, upper_initial(french(domain.title)), words))
    return PreviewPart(tr("Ce qu'il contient"), tuple(lines))


def _counted_subdomains(count: int, tr: Translate) -> str:
    return how_many(count, tr("{count} sous-domaine"), tr("{count} sous-domaines")).format(count=count)


def _counted_criteria(count: int, tr: Translate) -> str:
    return how_many(count, tr("{count} critère"), tr("{count} critères")).format(count=count)


def _changes(found: Differences, tr: Translate) -> list[PreviewPart]:
    reworded = [
        PreviewLine(
            change.after.code, french(change.after.title), tr("Avant : {title}", title=french(change.before.title))
        )
        for change in found.reworded
    ]
    return [
        PreviewPart(tr("Règles qui changent"), _cut([_rule(rule, tr) for rule in found.rules], tr)),
        PreviewPart(tr("Critères ajoutés"), _cut(_criteria(found.added), tr)),
        PreviewPart(tr("Critères retirés"), _cut(_criteria(found.removed), tr)),
        PreviewPart(tr("Libellés qui changent"), _cut(reworded, tr)),
    ]


def _criteria(criteria: tuple[Criterion, ...]) -> list[PreviewLine]:
    return [PreviewLine(criterion.code, french(criterion.title)) for criterion in criteria]


def _rule(rule: RuleDifference, tr: Translate) -> PreviewLine:
    before, after = labels.rule_words(rule.before, tr), labels.rule_words(rule.after, tr)
    mandatory = tr(", ").join(criterion.code for criterion in rule.after.criteria if criterion.mandatory)
    words = tr("{after}, au lieu de {before}", after=after, before=before) if after != before else after
    note = tr("Obligatoires : {codes}", codes=mandatory) if mandatory else ""
    return PreviewLine(rule.after.code, words, note)


def _cut(lines: list[PreviewLine], tr: Translate) -> tuple[PreviewLine, ...]:
    """Keep a page people can scroll: whatever is beyond is counted."""
    more = len(lines) - _MOST_LINES
    if more <= 0:
        return tuple(lines)
    sentence = how_many(more, tr("Et {count} autre."), tr("Et {count} autres."))
    return (*lines[:_MOST_LINES], PreviewLine("", sentence.format(count=more)))
