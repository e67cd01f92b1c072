"""The first start: view and presenter joined."""

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui.jobs import Jobs
from clea_desktop.ui.ports import CodePrinter, Dialogs, Founded, Founding
from clea_desktop.ui.screens.first_start.presenter import FirstStartPresenter
from clea_desktop.ui.screens.first_start.view import FirstStartView

FoundedT = TypeVar("FoundedT", bound=Founded)


class FirstStartScreen(QWidget):
    """``opened`` carries the session of the vault that was made."""

    opened = Signal(object)

    def __init__(
        self,
        tr: Translate,
        *,
        jobs: Jobs,
        founding: Founding[FoundedT],
        dialogs: Dialogs,
        printer: CodePrinter,
    ) -> None:
        super().__init__()
        self.view = FirstStartView(tr)
        self.presenter: FirstStartPresenter[FoundedT] = FirstStartPresenter(tr, jobs, founding, dialogs, printer)
        self.presenter.shown.connect(self.view.show_state)
        self.presenter.opened.connect(self._opened)
        self.view.introduced.connect(self.presenter.introduce)
        self.view.create_asked.connect(self.presenter.create)
        self.view.save_asked.connect(self.presenter.save_code)
        self.view.print_asked.connect(self.presenter.print_code)
        self.view.code_kept.connect(self.presenter.go_check)
        self.view.code_typed.connect(self.presenter.check)
        self.view.back.connect(self.presenter.go_back)
        self.view.show_state(self.presenter.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def entered(self) -> None:
        """Put the focus where one begins."""
        self.view.focus_first()

    def left(self) -> None:
        """Keep no secret behind the other screens."""
        self.view.forget()

    def _opened(self, session: object) -> None:
        self.view.forget()
        self.opened.emit(session)
