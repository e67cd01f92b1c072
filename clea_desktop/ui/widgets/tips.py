"""What is said when the pointer rests: always as plain text.

Qt guesses whether a tip is rich text; the title of an imported framework could then fetch a picture from elsewhere.
"""

from html import escape

from PySide6.QtWidgets import QWidget


def tell_on_hover(widget: QWidget, text: str) -> None:
    """Say this text, line by line, while the pointer rests on a widget; nothing when it is empty."""
    lines = "<br>".join(escape(line, quote=False) for line in text.split("\n"))
    widget.setToolTip(f"<qt>{lines}</qt>" if text else "")
