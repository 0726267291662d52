"""Floor mode: a session on the whole screen, to be read from three metres and led without aiming."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QPushButton, QWidget

from massage_gui.core.session_events import State
from massage_gui.core.timeline import Segment, Timeline
from massage_gui.services.player import Moment
from massage_gui.ui.fitted_text import FittedText
from massage_gui.ui.floor_face import Figure, FloorFace
from massage_gui.ui.floor_hands import FloorHands
from massage_gui.ui.floor_keys import Wish
from massage_gui.ui.floor_layout import lay_out
from massage_gui.ui.floor_mark import PlayMark
from massage_gui.ui.floor_overlay import FloorOverlay, place_button
from massage_gui.ui.parts import button, tab_through
from massage_gui.ui.side_flash import SideFlash
from massage_gui.ui.theme import Theme


class FloorWindow(QWidget):
    """Shows what the player page shows, large; any click or key pauses and resumes."""

    #: the user wants to pause, or to go on
    toggle_requested = Signal()
    #: the user says that it hurts
    stop_requested = Signal()
    #: the user wants the next segment
    next_requested = Signal()
    #: the user wants the segment before
    back_requested = Signal()
    #: the user wants this segment from its start
    restart_requested = Signal()
    #: the user wants 15 seconds more
    more_requested = Signal()
    #: the user wants to hear this step again
    say_again_requested = Signal()
    #: the user wants no sound for now, or wants it back
    mute_requested = Signal()
    #: the user finds this step good
    good_requested = Signal()
    #: the user wants a little less of this step
    less_requested = Signal()
    #: the user wants this on another screen
    screen_requested = Signal()
    #: floor mode is over, the session is not
    left = Signal()

    def __init__(self, figure: Figure, clock: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Floor mode"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._open, self._state, self._note = False, State.READY, ""
        self._hosted: QWidget | None = None
        #: all but what is hosted: what a sheet makes unusable while it is open
        self.body = QWidget(self)
        self.face = FloorFace(self.body, figure)
        self.pause_hint, self.leave_hint = FittedText(self.body), FittedText(self.body)
        self.overlay = FloorOverlay(self.body)
        self.stop = button(self.tr("Stop, it hurts"), "stop", "huge", self.tr("Stop it hurts"))
        self.mark = PlayMark(self.body)
        self.flash = SideFlash(self.body, clock)
        self.hands = FloorHands(self, self._buttons)
        self._prepare()
        self._connect()

    def _prepare(self) -> None:
        self.stop.setParent(self.body)
        self.stop.unsetCursor()
        self._hint()
        self.leave_hint.set_text(self.tr("Hold or Esc: leave"))
        for part in (self, self.body, self.overlay, *self._buttons):
            part.setMouseTracking(True)
        tab_through(self._buttons)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return *self.overlay.buttons, self.stop

    def _connect(self) -> None:
        self.stop.clicked.connect(self.stop_requested)
        self.overlay.resume_requested.connect(self.toggle_requested)
        self.overlay.leave_requested.connect(self.leave)
        self.overlay.screen_requested.connect(self.screen_requested)
        self.hands.wished.connect(lambda wish: self._wishes[wish]())
        self._wishes: dict[Wish, Callable[[], None]] = {
            Wish.TOGGLE: self.toggle_requested.emit,
            Wish.STOP: self.stop_requested.emit,
            Wish.NEXT: self.next_requested.emit,
            Wish.BACK: self.back_requested.emit,
            Wish.RESTART: self.restart_requested.emit,
            Wish.MORE: self.more_requested.emit,
            Wish.AGAIN: self.say_again_requested.emit,
            Wish.MUTE: self.mute_requested.emit,
            Wish.GOOD: self.good_requested.emit,
            Wish.LESS: self.less_requested.emit,
            Wish.LEAVE: self.leave,
        }

    @property
    def is_open(self) -> bool:
        """Whether floor mode is on."""
        return self._open

    def open_on(self, screen: QScreen) -> None:
        """Fill this screen; called again, go to another one."""
        self._open = True
        if self.isVisible():
            # A window that fills one screen cannot be moved to the next.
            self.showNormal()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.raise_()
        self.activateWindow()
        if not self._is_hosting:
            self._listen()

    def leave(self) -> None:
        """Give the screen back; the session goes on."""
        if not self._open:
            return
        self._open = False
        self.hands.rest()
        self.mark.dismiss()
        self.hide()
        self.left.emit()

    def host(self, sheet: QWidget) -> None:
        """Show a widget over everything; until it is hidden, no click and no key is meant for the session."""
        if sheet.parentWidget() is not self:
            sheet.setParent(self)
        self._hosted = sheet
        self.hands.rest()
        sheet.installEventFilter(self)
        sheet.setGeometry(self.rect())
        sheet.show()
        sheet.raise_()

    @property
    def _is_hosting(self) -> bool:
        return self._hosted is not None and not self._hosted.isHidden()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._hosted and event.type() is QEvent.Type.Hide and not self._is_hosting:
            watched.removeEventFilter(self)
            self._hosted = None
            if self._open:
                self._listen()
        return False

    def _listen(self) -> None:
        self.hands.start()
        self._take_focus()

    def _take_focus(self) -> None:
        paused = not self.overlay.isHidden()
        (self.overlay.resume if paused else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def use_letters(self, on: bool) -> None:
        """Let single letters act, or only the other keys (WCAG 2.1.4)."""
        self.hands.use_letters(on)

    def use_motion(self, smooth: bool) -> None:
        """Let the figure move and the side flash, or neither."""
        self.face.moves.use_motion(smooth)
        self.flash.use_motion(smooth)

    def offer_screens(self, several: bool) -> None:
        """Offer another screen where there is one."""
        self.overlay.offer_screens(several)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for part in (self.face, self.overlay, self.mark, self.flash):
            part.set_theme(theme)
        for hint in (self.pause_hint, self.leave_hint):
            hint.set_colour(theme.muted)

    def show_timeline(self, timeline: Timeline) -> None:
        """Get ready to show a session of this timeline."""
        self.flash.forget()
        self.face.show_timeline(timeline)

    def show_segment(self, segment: Segment) -> None:
        """Show the segment that has begun."""
        self.face.show_segment(segment)
        self.flash.show_segment(segment)

    def show_moment(self, moment: Moment) -> None:
        """Show what has changed since the last look."""
        self.face.show_moment(moment)

    def show_caption(self, text: str) -> None:
        """Show what is being said."""
        self.face.show_caption(text)

    def show_pause_note(self, note: str) -> None:
        """Say why the session is paused, until it goes on."""
        self._note = note
        self._show_pause()

    def show_state(self, state: State) -> None:
        """Show whether the session runs, is paused, or waits; going on is marked too."""
        resumed = state is State.RUNNING and self._state in (State.PAUSED, State.WAITING)
        self._state = state
        if state is not State.PAUSED:
            self._note = ""
        self.face.show_state(state)
        self._show_pause()
        if resumed and self._open:
            self._mark_resumed()

    def _hint(self) -> None:
        running = self._state is State.RUNNING
        text = self.tr("Click or Space: pause") if running else self.tr("Click or Space: go on")
        self.pause_hint.set_text(text)

    def _show_pause(self) -> None:
        self._hint()
        stands = self._state in (State.PAUSED, State.WAITING)
        self.face.cover(stands)
        self.overlay.setVisible(stands)
        if self._state is State.WAITING:
            self.overlay.show_waiting(self.face.coming.text)
        elif stands:
            self.overlay.show_paused(self._note)
        if stands:
            self.mark.dismiss()
        if self._open and not self._is_hosting:
            self._take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for whole in (self.body, self.face):
            whole.setGeometry(self.rect())
        if self._hosted is not None:
            self._hosted.setGeometry(self.rect())
        places = lay_out(self.size(), None)
        self.overlay.setGeometry(places.overlay)
        place_button(self.stop, places.stop, 0.44)
        for hint, place in ((self.pause_hint, places.pause_hint), (self.leave_hint, places.leave_hint)):
            hint.set_most(min(self.height() * 0.028, self.width() * 0.03))
            hint.setGeometry(place)

    def _mark_resumed(self) -> None:
        # Not over the digits: they are what is looked for now.
        place = self.face.figure.geometry()
        size = min(place.width(), place.height()) * 9 // 10
        centre = place.center()
        self.mark.setGeometry(centre.x() - size // 2, centre.y() - size // 2, size, size)
        self.mark.flash()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave()
        super().closeEvent(event)
