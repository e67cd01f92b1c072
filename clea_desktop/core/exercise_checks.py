"""What an exercise still lacks: some of it before anybody can be put to work, the rest worth knowing."""

from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.exercise import Exercise, Table, Task, Text, coverage
from clea_desktop.core.framework import Framework
from clea_desktop.core.text import Translate, french


class Lack(Enum):
    """Something to write, to choose or to know."""

    TITLE = "title"
    TASK = "task"
    TASK_TITLE = "task-title"
    INSTRUCTIONS = "instructions"
    CLUE_CRITERION = "clue-criterion"
    CLUE_WORDS = "clue-words"
    CLUES = "clues"
    STRANGE_CRITERION = "strange-criterion"
    DOCUMENT_TITLE = "document-title"
    DOCUMENT_BODY = "document-body"
    TIME = "time"
    DOMAIN = "domain"
    FRAMEWORK = "framework"


_BEFORE_ANYBODY = frozenset(
    {Lack.TITLE, Lack.TASK, Lack.TASK_TITLE, Lack.INSTRUCTIONS, Lack.CLUE_CRITERION, Lack.CLUE_WORDS}
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A lack, and the task, document or domain it is about; ``section`` is the id of that part."""

    lack: Lack
    section: str = ""
    about: str = ""

    @property
    def holds_back(self) -> bool:
        """Say whether nobody can begin before it is mended."""
        return self.lack in _BEFORE_ANYBODY


def is_ready(exercise: Exercise) -> bool:
    """Say whether a candidate can begin."""
    return not any(finding.holds_back for finding in _inside(exercise))


def findings(exercise: Exercise, framework: Framework) -> tuple[Finding, ...]:
    """Return all that is lacking: what holds back first; criteria and domains only under the exercise's framework."""
    found = list(_inside(exercise))
    if exercise.framework == framework.id:
        found += _against(exercise, framework)
    else:
        found.append(Finding(Lack.FRAMEWORK, about=exercise.framework))
    return tuple(sorted(found, key=lambda finding: not finding.holds_back))


def missing_domains(exercise: Exercise, framework: Framework) -> tuple[str, ...]:
    """Return the codes of the domains nothing of which can be observed."""
    reached = {part.subdomain.code for part in coverage(framework, [exercise]).subdomains if part.covered}
    return tuple(
        domain.code for domain in framework.domains if reached.isdisjoint(one.code for one in domain.subdomains)
    )


def finding_words(finding: Finding, tr: Translate) -> str:
    """Say what is lacking."""
    about = french(finding.about)
    words = {
        Lack.TITLE: tr("Donnez-lui un titre."),
        Lack.TASK: tr("Ajoutez une première tâche."),
        Lack.TASK_TITLE: tr("Tâche {about} : donnez-lui un titre.", about=about),
        Lack.INSTRUCTIONS: tr("Tâche {about} : écrivez ce que la personne doit faire.", about=about),
        Lack.CLUE_CRITERION: tr("Tâche {about} : un indice n'a pas encore de critère.", about=about),
        Lack.CLUE_WORDS: tr("Tâche {about} : un indice n'a pas encore de phrase.", about=about),
        Lack.CLUES: tr("Tâche {about} : aucun indice à observer.", about=about),
        Lack.STRANGE_CRITERION: tr("Le critère {about} n'est pas dans le référentiel.", about=about),
        Lack.DOCUMENT_TITLE: tr("Document {about} : donnez-lui un titre.", about=about),
        Lack.DOCUMENT_BODY: tr("Document {about} : il est vide.", about=about),
        Lack.TIME: tr("Les tâches durent ensemble {about} minutes : plus que la durée annoncée.", about=about),
        Lack.FRAMEWORK: tr("Elle est écrite pour un autre référentiel que celui en usage ({about}).", about=about),
        Lack.DOMAIN: tr("Rien ne permet d'observer le domaine {about}.", about=about),
    }
    return words[finding.lack]


def _inside(exercise: Exercise) -> list[Finding]:
    found = [] if exercise.title else [Finding(Lack.TITLE)]
    if not exercise.tasks:
        found.append(Finding(Lack.TASK))
    for number, task in enumerate(exercise.tasks, start=1):
        found += [Finding(lack, task.id, str(number)) for lack in _of_task(task)]
    for number, document in enumerate(exercise.documents, start=1):
        if not document.title:
            found.append(Finding(Lack.DOCUMENT_TITLE, document.id, str(number)))
        content = document.content
        if (isinstance(content, Text) and not content.paragraphs) or (
            isinstance(content, Table) and not content.columns
        ):
            found.append(Finding(Lack.DOCUMENT_BODY, document.id, str(number)))
    together = sum(task.minutes for task in exercise.tasks)
    if together > exercise.minutes:
        found.append(Finding(Lack.TIME, about=str(together)))
    return found


def _of_task(task: Task) -> list[Lack]:
    lacks = {
        Lack.TASK_TITLE: not task.title,
        Lack.INSTRUCTIONS: not task.instructions,
        Lack.CLUES: not task.clues,
        Lack.CLUE_CRITERION: any(not clue.criterion for clue in task.clues),
        Lack.CLUE_WORDS: any(not clue.clue for clue in task.clues),
    }
    return [lack for lack, holds in lacks.items() if holds]


def _against(exercise: Exercise, framework: Framework) -> list[Finding]:
    known = {criterion.code for criterion in framework.criteria()}
    places = {clue.criterion: task.id for task in exercise.tasks for clue in task.clues if clue.criterion}
    found = [Finding(Lack.STRANGE_CRITERION, places[code], code) for code in sorted(exercise.covers - known)]
    titles = {domain.code: domain.title for domain in framework.domains}
    found += [Finding(Lack.DOMAIN, about=f"{code} ({titles[code]})") for code in missing_domains(exercise, framework)]
    return found
