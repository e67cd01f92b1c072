"""Spaces that follow the scale: a layout or a width remembers its unscaled measure, and is set again at a change."""

from PySide6.QtWidgets import QApplication, QLayout, QWidget

from clea_desktop.ui.theme.in_force import gap as scaled_gap
from clea_desktop.ui.theme.in_force import px

Margins = tuple[int, int, int, int]
_USUAL_CODE, _CODE_LETTER = 5, 8
_GAP, _MARGINS, _WIDTH, _LIMIT = "clea_gap", "clea_margins", "clea_width", "clea_limit"


def space(layout: QLayout, *, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> None:
    """Set the space between the things of a layout and around them, in unscaled pixels."""
    layout.setProperty(_GAP, gap)
    layout.setProperty(_MARGINS, list(margins))
    _space_layout(layout)


def fix_width(widget: QWidget, width: int) -> None:
    """Fix a width that grows with the text."""
    widget.setProperty(_WIDTH, width)
    _size_widget(widget)


def code_width(code: str, usual: int) -> int:
    """Return the width of a column that holds a code: the usual one, or more for a framework whose codes are long."""
    return usual if len(code) <= _USUAL_CODE else max(usual, _CODE_LETTER * len(code))


def limit_width(widget: QWidget, width: int) -> None:
    """Keep a widget from growing wider than a measure that grows with the text."""
    widget.setProperty(_LIMIT, width)
    _size_widget(widget)


def respace(application: QApplication) -> None:
    """Set every remembered space and width again, after a change of scale."""
    for widget in application.allWidgets():
        _size_widget(widget)
        for layout in [widget.layout(), *widget.findChildren(QLayout)]:
            if layout is not None and layout.property(_GAP) is not None:
                _space_layout(layout)


def _space_layout(layout: QLayout) -> None:
    layout.setSpacing(scaled_gap(layout.property(_GAP)))
    layout.setContentsMargins(*(scaled_gap(margin) for margin in layout.property(_MARGINS)))


def _size_widget(widget: QWidget) -> None:
    width, limit = widget.property(_WIDTH), widget.property(_LIMIT)
    if width is not None:
        widget.setFixedWidth(px(width))
    if limit is not None:
        widget.setMaximumWidth(px(limit))
