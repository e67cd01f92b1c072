"""What the person does and says of themselves, and what the evaluator finds."""

from clea_desktop.core.exercise import Seen
from clea_desktop.core.pathway import Step
from clea_desktop.core.self_assessment import SelfAnswer, answer_words
from clea_desktop.core.text import french
from clea_desktop.demo.material import photos
from clea_desktop.demo.scenes import Scenes
from clea_desktop.ui.navigation import Screen

_KEYS = {Seen.YES: "o", Seen.PARTLY: "p", Seen.NO: "n"}
_TASKS = 3
"""How many tasks of the exercise are looked at clue by clue."""
_ALONE = 5
"""How many questions the candidate answers alone; the evaluator types in the others from the booklet."""


def exercise(at: Scenes) -> None:
    """Give the practical exercise, and say of each clue whether it is seen."""
    player, tr, chapter = at.player, at.tr, at.told.chapter(Step.EXERCISE)
    at.stage.walk(Screen.EXERCISE)
    at.picture("mises-en-situation")
    library = at.stage.workspace.session.exercises
    chosen = next(one.exercise for one in library.library() if one.exercise.id == chapter.exercise)
    player.press(f"{tr('Commencer')} {french(chosen.title)}")
    for number, task in enumerate(chosen.tasks[:_TASKS]):
        for clue in task.clues:
            player.key(_KEYS[at.told.model.observation(clue.criterion).seen])
            player.key("down")
        if number == 0:
            player.key("m")
            player.write(tr("Relit la consigne, puis commence."))
            player.key("enter")
            at.picture("observations")
        player.press_beginning(f"{number + 2} ")
    player.press(tr("Terminer"))
    player.press(tr("Le parcours"))


def self_assessment(at: Scenes) -> None:
    """Leave the screen to the candidate, take it back with the code, then type the rest of the booklet in."""
    player, tr, told = at.player, at.tr, at.told
    manner = told.chapter(Step.SELF_ASSESSMENT).manner
    codes = [criterion.code for criterion in at.stage.framework.criteria()]
    at.stage.walk(Screen.SELF_ASSESSMENT)
    at.picture("auto-evaluation")
    code = player.read(tr("Code de la séance"))
    player.press(tr("Laisser la place au candidat"))
    at.stage.face_the_candidate()
    for number, criterion in enumerate(codes[:_ALONE]):
        player.press(answer_words(told.model.self_answer(criterion, manner), tr))
        if number == 0:
            at.picture("fenetre-du-candidat")
        player.press(tr("Suivant"))
    player.press(tr("Faire une pause"))
    at.picture("pause-du-candidat")
    player.press(tr("Quitter"))
    player.write(code)
    player.press(tr("Quitter l'auto-évaluation"))
    at.stage.face_the_evaluator()
    player.press(tr("Saisir à la place du candidat"))
    numbers = {answer: number for number, answer in enumerate(SelfAnswer, start=1)}
    for criterion in codes[_ALONE:]:
        answer = told.model.self_answer(criterion, manner)
        player.press(f"{numbers[answer]}. {answer_words(answer, tr)}")
    at.picture("saisie-du-livret")
    player.press(tr("J'ai fini"))


def rate(at: Scenes) -> None:
    """Rate every criterion from the keyboard: a letter, then down; the next sub-domain, and so on."""
    player, framework = at.player, at.stage.framework
    at.stage.walk(Screen.RATING, next(framework.criteria()).code)
    for subdomain in framework.subdomains():
        for criterion in subdomain.criteria:
            player.key(at.told.model.rating(criterion.code).value)
            player.key("down")
        player.key("page down")


def attach_photos(at: Scenes) -> None:
    """Attach every photograph to a criterion, with what it shows."""
    player, tr = at.player, at.tr
    for number, photo in enumerate(photos(at.seed, at.told.model), start=1):
        at.stage.offer(f"photo-{number}.jpg", photo.data)
        at.stage.walk(Screen.RATING, photo.criteria[0])
        player.key("p")
        if player.sees(tr("Joindre une autre preuve…")):
            player.press(tr("Joindre une autre preuve…"))
        player.fill(tr("Nom de la preuve"), photo.label)
        player.fill(tr("Ce qu'elle montre"), photo.reason)
        if number == 1:
            at.picture("preuve")
        player.press(tr("Joindre la preuve"))
    at.picture("constats")
