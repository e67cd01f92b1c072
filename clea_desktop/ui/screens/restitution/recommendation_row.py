"""What is recommended for one sub-domain: a line to read, and under it, once opened, what to write."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.limits import LABEL_LIMIT, REASON_LIMIT
from clea_desktop.core.recommendations import MOST_HOURS, Recommendation
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.restitution.next_state import RecommendationLine
from clea_desktop.ui.screens.restitution.talk_field import PAUSE_MS, TalkField
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.date_field import DateField
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.scroll_page import ScrollPage
from clea_desktop.ui.widgets.text import Prose


class RecommendationForm(QWidget):
    """The fields. ``given`` carries the recommendation they say, once it can be one."""

    given = Signal(object)

    def __init__(self, tr: Translate, code: str) -> None:
        super().__init__()
        self._tr = tr
        self._kept = Recommendation(code, "")
        self.objective = TalkField(tr("Objectif"), "", lowest=88, limit=REASON_LIMIT)
        self.hours = FormField(tr("Durée en heures"), limit=4)
        self.starts_on = DateField(tr, tr("Début"))
        self.ends_on = DateField(tr, tr("Fin"))
        self.place = FormField(tr("Lieu"), limit=LABEL_LIMIT)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.objective.given.connect(lambda _words: self.flush())
        for field in (self.hours, self.starts_on, self.ends_on, self.place):
            field.changed.connect(lambda _text: self._pause.start())
            field.editor.editingFinished.connect(self.flush)
        self._short = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._short, gap=16)
        for field in (self.hours, self.starts_on, self.ends_on):
            self._short.addWidget(field)
        column = QVBoxLayout(self)
        theme.space(column, gap=12, margins=(32, 8, 0, 16))
        column.addWidget(self.objective)
        column.addLayout(self._short)
        column.addWidget(self.place)
        self.restyle()

    def show_recommendation(self, kept: Recommendation) -> None:
        """Show what is kept, unless somebody is writing here."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and self.isVisible() and self.isAncestorOf(focused):
            self._kept = kept
            return
        self._pause.stop()
        self._kept = kept
        self.objective.show_text(kept.objective, anew=True)
        self.hours.set_text("" if kept.hours is None else str(kept.hours))
        self.starts_on.set_day(kept.starts_on)
        self.ends_on.set_day(kept.ends_on)
        self.place.set_text(kept.place)

    def flush(self) -> None:
        """Say what is written, if it can be kept; what cannot is said in its place."""
        self._pause.stop()
        written = self._written()
        if written is not None and written != self._kept:
            self._kept = written
            self.given.emit(written)

    def restyle(self) -> None:
        """Put the short fields one under the other in large type."""
        large = theme.is_large()
        self._short.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)

    def _written(self) -> Recommendation | None:
        typed = self.hours.text().strip()
        hours_fit = not typed or (typed.isascii() and typed.isdigit() and int(typed) <= MOST_HOURS)
        self.hours.show_error("" if hours_fit else self._tr("Un nombre entier, ou rien."))
        days_fit = all([self._day_fits(self.starts_on), self._day_fits(self.ends_on)])
        starts, ends = self.starts_on.day(), self.ends_on.day()
        if days_fit and starts and ends and ends < starts:
            self.ends_on.show_error(self._tr("La fin est avant le début."))
            days_fit = False
        if not (hours_fit and days_fit):
            return None
        return replace(
            self._kept,
            objective=" ".join(self.objective.text().split()),
            hours=int(typed) if typed else None,
            starts_on=starts,
            ends_on=ends,
            place=" ".join(self.place.text().split()),
        )

    def _day_fits(self, field: DateField) -> bool:
        fits = field.day() is not None or not field.text().strip()
        half_typed = field.editor.hasFocus() and len(field.text().strip()) < len("jj/mm/aaaa")
        field.show_error("" if fits or half_typed else self._tr("Ce jour n'existe pas."))
        return fits


class RecommendationRow(QWidget):
    """One sub-domain still to acquire."""

    wanted = Signal(str)
    withdrawn = Signal(str)
    given = Signal(object)
    turned = Signal(str)

    def __init__(self, tr: Translate, code: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._tr, self.code = tr, code
        self._line: RecommendationLine | None = None
        self._sign = Picture("circle-dashed", 20, "muted")
        self._title, self._summary = Prose(role="strong"), Prose(tone="muted")
        self.prepare = Button(tr("Préparer"), kind="link", icon="plus")
        self.prepare.clicked.connect(lambda: self.wanted.emit(code))
        self.turn = Button(tr("Modifier"), kind="link", icon="pencil")
        self.turn.clicked.connect(lambda: self.turned.emit(code))
        self.withdraw = Button(tr("Retirer"), kind="link", icon="trash")
        self.withdraw.clicked.connect(lambda: self.withdrawn.emit(code))
        self.form: RecommendationForm | None = None
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=0, margins=(0, 6, 0, 6))
        self._column.addWidget(self._head())

    def show_line(self, line: RecommendationLine, *, is_open: bool, editable: bool) -> None:
        """Show what is recommended, with its fields when it is open."""
        self._line = line
        kept = line.kept is not None
        self._sign.show_icon("circle-check" if kept else "circle-dashed", "accent" if kept else "muted")
        self._title.setText(line.title)
        self._summary.setText(line.summary)
        self.prepare.setVisible(editable and not kept)
        self.turn.setVisible(editable and kept)
        self.turn.show_text(self._tr("Fermer") if is_open else self._tr("Modifier"))
        self.turn.show_icon("chevron-up" if is_open else "pencil")
        self.withdraw.setVisible(editable and kept)
        for button in (self.prepare, self.turn, self.withdraw):
            button.setAccessibleDescription(line.title)
        self._show_form(line.kept if is_open and editable else None)

    def flush(self) -> None:
        """Say what is half written."""
        if self.form is not None and not self.form.isHidden():
            self.form.flush()

    def focus_form(self) -> None:
        """Begin with the objective."""
        if self.form is not None:
            self.form.objective.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        """Have the whole form in sight once the page is laid out."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, ScrollPage):
            parent = parent.parentWidget()
        if isinstance(parent, ScrollPage):
            parent.ensureWidgetVisible(self, 0, theme.gap(16))

    def _show_form(self, kept: Recommendation | None) -> None:
        if kept is not None and self.form is None:
            self.form = RecommendationForm(self._tr, self.code)
            self.form.given.connect(self.given)
            self._column.addWidget(self.form)
        if self.form is not None:
            self.form.setVisible(kept is not None)
            if kept is not None:
                self.form.show_recommendation(kept)

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        theme.space(row, gap=12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        theme.space(words, gap=2)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        row.addLayout(words, 1)
        for button in (self.prepare, self.turn, self.withdraw):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return head
