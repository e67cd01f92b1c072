"""What is read in one part of an exercise: headings and the sentences under them."""

from collections.abc import Sequence
from dataclasses import dataclass

from clea_desktop.core.exercise import Coverage, Document, Exercise, Strength, Table, Task, Text, coverage
from clea_desktop.core.exercise_checks import finding_words, findings
from clea_desktop.core.framework import Framework
from clea_desktop.core.text import Translate, french
from clea_desktop.ui.screens.exercises.editing_state import GAPS, LACKS, PAPERS, document_at


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, with the code it belongs to if any, and a word about it."""

    code: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it."""

    title: str
    lines: tuple[Line, ...]


def parts_of(
    exercise: Exercise, section: str, framework: Framework, tr: Translate, *, editable: bool
) -> tuple[Part, ...]:
    """Lay out what stands to be read in a part; one's own is written there instead."""
    task, document = exercise.task(section), document_at(exercise, section)
    if task is not None:
        return () if editable else _task_parts(exercise, task, tr)
    if document is not None:
        return _document_parts(document, tr)
    if section == PAPERS:
        return _paper_parts(exercise, tr, editable=editable)
    if section == GAPS:
        return _gap_parts(exercise, framework, tr)
    if section == LACKS:
        return _lack_parts(exercise, framework, tr)
    return () if editable else _about_parts(exercise, tr)


def _about_parts(exercise: Exercise, tr: Translate) -> tuple[Part, ...]:
    notes = exercise.notes
    return (
        Part("", _lines([exercise.summary])),
        Part(tr("Ce qui est dit à la personne"), _lines([exercise.intro, exercise.context])),
        Part(tr("Matériel"), _lines(exercise.material)),
        Part(tr("Salle"), _lines([exercise.room])),
        Part(tr("Sécurité"), _lines(exercise.safety)),
        Part(tr("Aménagements possibles"), _lines(exercise.accommodations)),
        Part(tr("Avant"), _lines(notes.before)),
        Part(tr("Pendant"), _lines(notes.during)),
        Part(tr("À ne pas faire"), _lines(notes.do_not)),
    )


def _paper_parts(exercise: Exercise, tr: Translate, *, editable: bool) -> tuple[Part, ...]:
    if editable and not exercise.documents:
        return (Part("", _lines([tr("Aucun document. Ajoutez un texte ou un tableau à donner à la personne.")])),)
    documents = enumerate(exercise.documents, start=1)
    return (Part("", tuple(Line(str(number), french(one.title) or tr("Sans titre")) for number, one in documents)),)


def _document_parts(document: Document, tr: Translate) -> tuple[Part, ...]:
    if isinstance(document.content, Text | Table):
        return ()
    told = tr("Ce document garde sa forme : seul son titre change. Regardez-le dans les consignes en PDF.")
    return (Part("", _lines([told])),)


def _lack_parts(exercise: Exercise, framework: Framework, tr: Translate) -> tuple[Part, ...]:
    found = findings(exercise, framework)
    if not found:
        return (Part("", _lines([tr("Rien ne manque : elle peut être proposée.")])),)
    holding = [finding_words(one, tr) for one in found if one.holds_back]
    others = [finding_words(one, tr) for one in found if not one.holds_back]
    parts = (Part(tr("Avant de la proposer"), _lines(holding)), Part(tr("Bon à savoir"), _lines(others)))
    return tuple(part for part in parts if part.lines)


def _task_parts(exercise: Exercise, task: Task, tr: Translate) -> tuple[Part, ...]:
    clues = [
        Line(clue.criterion, french(clue.clue), tr("dit") if clue.strength is Strength.INDIRECT else "")
        for clue in task.clues
    ]
    return (
        Part(tr("Consignes"), _lines(task.instructions)),
        Part(tr("Indices à observer"), tuple(clues)),
        Part(
            tr("Ce qu'on peut entendre"), _lines([one.answer for one in exercise.notes.expected if one.task == task.id])
        ),
    )


def _gap_parts(exercise: Exercise, framework: Framework, tr: Translate) -> tuple[Part, ...]:
    titles = {criterion.code: criterion.title for criterion in framework.criteria()}
    found = coverage(framework, [exercise])
    gaps = tuple(
        Part(
            f"{part.subdomain.code}  {french(part.subdomain.title)}",
            tuple(Line(code, french(titles[code])) for code in part.missing),
        )
        for part in found.gaps()
    )
    domains = Part("", _domain_lines(found, framework, tr))
    return (domains, Part(tr("À regarder pendant les entretiens"), ()), *gaps) if gaps else (domains,)


def _domain_lines(found: Coverage, framework: Framework, tr: Translate) -> tuple[Line, ...]:
    """Count the criteria of each domain that can be observed; a domain of which none can says so."""
    lines: list[Line] = []
    for domain in framework.domains:
        codes = {subdomain.code for subdomain in domain.subdomains}
        parts = [part for part in found.subdomains if part.subdomain.code in codes]
        covered = sum(len(part.covered) for part in parts)
        total = covered + sum(len(part.missing) for part in parts)
        words = tr("{covered} sur {total}", covered=covered, total=total) if covered else tr("rien")
        lines.append(Line(domain.code, french(domain.title[:1].upper() + domain.title[1:]), words))
    return tuple(lines)


def _lines(texts: Sequence[str]) -> tuple[Line, ...]:
    return tuple(Line("", french(text)) for text in texts)
