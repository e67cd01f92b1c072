"""The panel over the criteria: name a proof before it is kept, or look at one and take it back. Never a modal box."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from clea_desktop.core.limits import LABEL_LIMIT, REASON_LIMIT
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.previews import Preview
from clea_desktop.ui.screens.rating.proof_state import NewProof, ShownProof
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.chip import Chip
from clea_desktop.ui.widgets.criterion_picker import CriterionPicker
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.painted import Painted
from clea_desktop.ui.widgets.text import Prose

_WIDEST, _HIGHEST = 360, 240


class ProofPicture(Painted):
    """A picture drawn from memory, whole, the right way up."""

    def __init__(self, room: tuple[int, int] = (_WIDEST, _HIGHEST)) -> None:
        super().__init__()
        self._image, self._room = QImage(), room
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_picture(self, image: QImage, name: str) -> None:
        """Draw a picture that another process decoded; a null one is none."""
        self._image = image
        self.setVisible(not self._image.isNull())
        self.say(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Fit the picture in the room of the panel."""
        if self._image.isNull():
            return QSize(0, 0)
        room = QSize(*(theme.px(side) for side in self._room))
        return self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it at the screen's own resolution."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)


class ProofPanel(Card):
    """Shows a NewProof or a ShownProof; hidden otherwise."""

    attached = Signal(NewProof, str, str)
    removed = Signal(str)
    copied = Signal(str)
    another_asked = Signal(str)
    looked = Signal(str, str)
    closed = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__(" ", icon="paperclip", subtitle=" ", padding=20)
        self._tr = tr
        self._new: NewProof | None = None
        self._shown: ShownProof | None = None
        self.label = FormField(
            tr("Nom de la preuve"),
            help_text=tr(
                "D'une photo ou d'un son, on retire le lieu, la date et l'appareil. HEIC et TIFF deviennent JPEG. "
                "Un PDF est gardé tel quel."
            ),
            limit=LABEL_LIMIT,
        )
        self.reason = FormField(
            tr("Ce qu'elle montre"),
            help_text=tr("Une phrase, des faits. Vous pouvez laisser vide."),
            limit=REASON_LIMIT,
        )
        self.label.entered.connect(lambda: self.reason.setFocus(Qt.FocusReason.TabFocusReason))
        self.reason.entered.connect(self._attach)
        self.others = CriterionPicker(tr, tr("Autres critères"))
        self.others.entered.connect(self._attach)
        self.keep = Button(tr("Joindre la preuve"), kind="primary", icon="check")
        self.keep.clicked.connect(self._attach)
        self.another = Button(tr("Joindre une autre preuve…"), icon="plus")
        self.another.clicked.connect(self._ask_another)
        self.copy = Button(tr("Enregistrer une copie…"), icon="save")
        self.copy.clicked.connect(self._copy)
        self.remove = Button(tr("Retirer la preuve"), icon="trash")
        self.remove.clicked.connect(self._remove)
        self.close_panel = Button(tr("Fermer"))
        self.close_panel.clicked.connect(self.closed)
        self.picture = ProofPicture()
        self.preview = Preview(self)
        self.no_picture = Prose(tone="muted")
        self._detail = Prose(tone="muted")
        self._quotations = Prose()
        self._beside = QHBoxLayout()
        self._chips: list[Chip] = []
        self._lay_out()
        self.resting = Resting(self, (self.keep, self.another, self.copy, self.remove))
        self.hide()

    def show_panel(self, what: object) -> None:
        """Show a file to name, a proof to look at, or nothing any more."""
        self._new = what if isinstance(what, NewProof) else None
        self._shown = what if isinstance(what, ShownProof) else None
        self._arrange()
        self.setVisible(what is not None)
        if self._new is not None:
            self.show_head(self._new_title(self._new), self._new.title)
            self.others.show_choices(self._new.choices, self._new.others)
            self.label.set_text(self._new.label)
            self.reason.set_text(self._new.reason)
            self.label.setFocus(Qt.FocusReason.OtherFocusReason)
            self.label.editor.selectAll()
        elif self._shown is not None:
            self.show_head(self._shown.label, self._shown.detail)
            self._detail.setText(
                self._tr("Critère {code} : {title}", code=self._shown.criterion, title=self._shown.title)
            )
            first = self.another if self._shown.may_change else self.close_panel
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> NewProof | None:
        """Return the file being named, with what was typed so far; None when there is none."""
        if self._new is None or isinstance(self._new.path, bytes):
            return None  # what was pasted does not wait in memory behind a lock
        return replace(self._new, label=self.label.text(), reason=self.reason.text(), others=self.others.chosen())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Want no thumbnail any more once nobody looks: its process ends."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.preview.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close on Échap: nothing is kept, nothing is lost."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        new, shown = self._new, self._shown
        for widget in (self.label, self.reason, self.others, self.keep):
            widget.setVisible(new is not None)
        may_change = shown is not None and shown.may_change
        self.another.setVisible(may_change)
        self.copy.setVisible(shown is not None and shown.may_copy and bool(shown.id))
        self.remove.setVisible(may_change and shown is not None and bool(shown.id))
        self._detail.setVisible(shown is not None)
        quotations = shown.quotations if shown is not None else ()
        self._quotations.setText("\n".join(quotations))
        self._quotations.setVisible(bool(quotations))
        self._ask_picture(shown)
        for chip in self._chips:
            self._beside.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for other in shown.beside if shown else ():
            chip = Chip(
                other.label, "paperclip", pressable=True, description=self._tr("Voir {label}", label=other.label)
            )
            chip.pressed.connect(lambda other=other: self._look(other.id))
            self._beside.insertWidget(len(self._chips), chip)
            self._chips.append(chip)

    def _ask_picture(self, shown: ShownProof | None) -> None:
        """Have the picture decoded in a process of its own; what cannot be shown is said, and is kept all the same."""
        self.preview.forget()
        self.picture.show_picture(QImage(), "")
        self.no_picture.setVisible(shown is not None and bool(shown.id) and not shown.picture)
        instead = shown.instead if shown is not None else ""
        self.no_picture.setText(instead or self._tr("Pas d'aperçu pour ce fichier. Il est gardé tel quel."))
        if shown is not None and shown.picture:
            self.preview.ask(shown.picture, lambda image: self._show_picture(image, shown.label))

    def _show_picture(self, image: QImage, name: str) -> None:
        self.picture.show_picture(image, name)
        is_pdf = self._shown is not None and self._shown.picture.startswith(b"%PDF")
        pdf, other = (
            self._tr("Ce PDF ne s'ouvre pas ici ; il est gardé tel quel."),
            self._tr("Aperçu impossible. Le fichier est gardé tel quel."),
        )
        self.no_picture.setText(pdf if is_pdf else other)
        self.no_picture.setVisible(image.isNull())

    def _new_title(self, new: NewProof) -> str:
        count = 1 + len(new.more)
        if count > 1:
            return self._tr("{count} fichiers pour {code}", count=count, code=new.criterion or self._tr("le dossier"))
        return self._tr("Preuve pour {code}", code=new.criterion or self._tr("le dossier"))

    def _attach(self) -> None:
        if self._new is not None and self.keep.isEnabled():
            named = replace(self._new, others=self.others.chosen())
            self.attached.emit(named, self.label.text(), self.reason.text())

    def _ask_another(self) -> None:
        if self._shown is not None:
            self.another_asked.emit(self._shown.criterion)

    def _remove(self) -> None:
        if self._shown is not None:
            self.removed.emit(self._shown.id)

    def _copy(self) -> None:
        if self._shown is not None:
            self.copied.emit(self._shown.id)

    def _look(self, evidence_id: str) -> None:
        if self._shown is not None:
            self.looked.emit(self._shown.criterion, evidence_id)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        theme.space(words, gap=12)
        for widget in (self._detail, self.no_picture, self._quotations, self.label, self.reason, self.others):
            words.addWidget(widget)
        theme.space(self._beside, gap=8)
        self._beside.addStretch(1)
        words.addLayout(self._beside)
        words.addStretch(1)
        row = QHBoxLayout()
        theme.space(row, gap=24)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.body.addWidget(Flow((self.keep, self.close_panel, self.copy, self.another, self.remove), gap=8))
