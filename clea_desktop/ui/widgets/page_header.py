"""The top of a page: whose or what it is, one quiet line about it, and what can be done, at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.text import Prose


class PageHeader(QWidget):
    """Title, muted line, buttons; in large type the buttons go under the title when they do not fit beside it."""

    def __init__(
        self, title: str = "", subtitle: str = "", *, buttons: Sequence[QWidget] = (), pill: QWidget | None = None
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._pill = pill
        self._title = Prose(title, role="title")
        self._subtitle = Prose(subtitle, tone="muted")
        if not subtitle:
            self._subtitle.hide()
        words = QVBoxLayout()
        theme.space(words, gap=4)
        top = QHBoxLayout()
        theme.space(top, gap=16)
        if pill is None:
            top.addWidget(self._title, 1)
        else:
            policy = self._title.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            self._title.setSizePolicy(policy)
            top.addWidget(self._title)
            top.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
            top.addStretch(1)
        words.addLayout(top)
        words.addWidget(self._subtitle)
        self._buttons = QHBoxLayout()
        theme.space(self._buttons, gap=12)
        self._buttons.addStretch(1)
        for button in buttons:
            self.add_button(button)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.space(self._box, gap=24)
        self._box.addLayout(words, 1)
        self._box.addLayout(self._buttons)
        self._arrange()

    def show_text(self, title: str, subtitle: str = "") -> None:
        """Change the words."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._arrange()

    def add_button(self, button: QWidget) -> None:
        """Put one more button at the right."""
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Accept a width where the buttons no longer fit beside the title: that is when they go below."""
        return QSize(theme.px(240), super().minimumSizeHint().height())

    def restyle(self) -> None:
        """Move the buttons under the title, or back beside it, as the scale asks."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """See again whether the buttons fit beside the title."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        pill = 0 if self._pill is None or self._pill.isHidden() else self._pill.sizeHint().width() + theme.gap(16)
        beside = self._title.sizeHint().width() + pill + self._buttons.sizeHint().width() + theme.gap(24)
        below = theme.is_large() and self._buttons.count() > 1 and beside > self.width()
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
