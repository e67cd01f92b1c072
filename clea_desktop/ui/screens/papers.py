"""Giving a paper, the same on every screen: on a printer, or in a file; what is printed never passes by the disk."""

from collections.abc import Callable
from dataclasses import dataclass

from clea_desktop.services.views import Memory, Target
from clea_desktop.ui.desk import pdf_files
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that can be given. ``name`` is a code and a kind, never a person; ``write`` makes it where asked."""

    name: str
    write: Callable[[Target], object]

    @property
    def file_name(self) -> str:
        """Name its file."""
        return f"{self.name}.pdf"


def paper(file_name: str, write: Callable[[Target], object]) -> Paper:
    """Return the paper whose file would have this name."""
    return Paper(file_name.removesuffix(".pdf"), write)


def save_paper(
    presenter: ScreenPresenter, given: Paper, title: str, saved: str, then: Callable[[], None] = stay
) -> None:
    """Write a paper where the person chooses, then say so."""

    def told(_written: object) -> None:
        presenter.desk.toasts.say(saved, icon="save")
        then()

    presenter.desk.dialogs.save_file(
        title,
        given.file_name,
        pdf_files(presenter.desk),
        lambda target: presenter.do_once(lambda: given.write(target), told),
    )


def print_paper(presenter: ScreenPresenter, given: Paper, then: Callable[[], None] = stay) -> None:
    """Make a paper in memory, then print it through the dialog of the system."""
    memory = Memory()

    def printed() -> None:
        presenter.troubled.emit(None)
        presenter.desk.toasts.say(presenter.tr("Le document est parti vers l'imprimante."), icon="printer")

    def made(_written: object) -> None:
        presenter.desk.printer.print_pdf(memory.data, given.name, printed, presenter.fail)
        then()

    presenter.do_once(lambda: given.write(memory), made)
