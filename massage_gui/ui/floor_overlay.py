"""What covers floor mode while it is paused or waits: a large mark, a word, and how to go on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from massage_gui.ui.fitted_text import FittedText
from massage_gui.ui.floor_layout import Box
from massage_gui.ui.floor_mark import pause_path, play_path
from massage_gui.ui.parts import button
from massage_gui.ui.theme import LIGHT, Theme


def place_button(made: QPushButton, box: QRect, letters: float) -> None:
    """Put a button into a box, with letters that are this part of its height or less."""
    pixels = max(8, min(round(box.height() * letters), round(box.width() / 9.5)))
    # The box alone decides: the program's style has a least height, which would be taken first.
    made.setStyleSheet(f"font-size: {pixels}px; min-height: 1px; padding: 0")
    made.ensurePolished()
    made.setGeometry(box)


class FloorOverlay(QWidget):
    """A card over the middle of the screen; below it, Stop keeps its place."""

    #: the user wants to go on
    resume_requested = Signal()
    #: the user wants to leave floor mode
    leave_requested = Signal()
    #: the user wants floor mode on another screen
    screen_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._waiting = False
        self.title = FittedText(self, bold=True)
        self.note = FittedText(self)
        self.resume = self._button(button(self.tr("Resume"), "primary", "huge"))
        self.leave = self._button(button(self.tr("Leave floor mode"), "", "large"))
        self.screen_ = self._button(button(self.tr("Other screen"), "", "large"))
        self.screen_.hide()
        self.resume.clicked.connect(self.resume_requested)
        self.leave.clicked.connect(self.leave_requested)
        self.screen_.clicked.connect(self.screen_requested)
        self.hide()

    def _button(self, made: QPushButton) -> QPushButton:
        made.setParent(self)
        # The pointer is the window's to hide.
        made.unsetCursor()
        return made

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be pressed, in the order of Tab."""
        return self.resume, self.leave, self.screen_

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.title.set_colour(theme.text)
        self.note.set_colour(theme.muted)
        self.update()

    def offer_screens(self, several: bool) -> None:
        """Offer another screen where there is one."""
        self.screen_.setVisible(several)
        self._lay_out()

    def show_paused(self, note: str) -> None:
        """Say that the session is paused."""
        self._say(self.tr("Paused"), note or self.tr("Ease off while you rest."), waiting=False)

    def show_waiting(self, coming: str) -> None:
        """Say that the session waits for the user."""
        self._say(self.tr("Ready when you are"), coming, waiting=True)

    def _say(self, title: str, note: str, waiting: bool) -> None:
        self._waiting = waiting
        self.title.set_text(title)
        self.note.set_text(note)
        self.update()
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        tall = self.height() > self.width()
        several = not self.screen_.isHidden()
        self.title.set_most(self.height() * (0.09 if tall else 0.2))
        self.note.set_most(self.height() * (0.045 if tall else 0.085))
        boxes = self._tall(several) if tall else self._wide()
        for text in (self.title, self.note):
            text.setGeometry(self._box(*boxes[text]))
        for made, letters in ((self.resume, 0.42), (self.leave, 0.34), (self.screen_, 0.34)):
            place_button(made, self._box(*boxes[made]), letters)

    def _wide(self) -> dict[QWidget, Box]:
        """The mark to the left of the words; Resume stands over Stop, and is as wide."""
        return {
            self.title: (25.5, 6, 74.5, 36),
            self.note: (25.5, 38, 74.5, 56),
            self.resume: (25.5, 63, 74.5, 89),
            self.screen_: (78, 61, 97, 74),
            self.leave: (78, 76, 97, 89),
        }

    def _tall(self, several: bool) -> dict[QWidget, Box]:
        return {
            self.title: (4, 38, 96, 52),
            self.note: (4, 53, 96, 62),
            self.resume: (4, 65, 96, 79),
            self.screen_: (52, 84, 96, 94),
            self.leave: (4, 84, 48 if several else 96, 94),
        }

    def _box(self, left: float, top: float, right: float, bottom: float) -> QRect:
        wide, high = self.width() / 100, self.height() / 100
        x, y = round(left * wide), round(top * high)
        return QRect(x, y, round(right * wide) - x, round(bottom * high) - y)

    def _mark_box(self) -> QRectF:
        tall = self.height() > self.width()
        size = min(self.height() * (0.28 if tall else 0.62), self.width() * (0.6 if tall else 0.19))
        centre = QPointF(self.width() * (0.5 if tall else 0.125), self.height() * (0.2 if tall else 0.5))
        return QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.edge), 2))
        painter.setBrush(QColor(self._theme.panel))
        corner = self.height() * 0.03
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        box = self._mark_box()
        path = play_path(box) if self._waiting else pause_path(box)
        painter.fillPath(path, QColor(self._theme.primary))
        painter.end()
