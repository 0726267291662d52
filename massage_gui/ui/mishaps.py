"""Sentences about what went wrong while the program goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from massage_gui.ui.toast import Toast


class Mishaps(QObject):
    """Tells in a toast: what happened, what is safe, what can be done."""

    def __init__(self, toast: Toast, playing: Callable[[], bool]) -> None:
        super().__init__(toast)
        self._toast, self._playing = toast, playing
        self._unsaved_told = False

    def tell_error(self, what: str) -> None:
        """Tell an error that nobody expected; the program goes on, and a session with it."""
        text = self.tr("Something went wrong, and was written to the log. You can go on. ({what})")
        if self._playing():
            text = self.tr("Something went wrong, and was written to the log. Your session goes on. ({what})")
        self._toast.warn(text.format(what=what))

    def tell_unsaved(self, why: str) -> None:
        """Tell, once, that something cannot be kept on this disk."""
        if not self._unsaved_told:
            self._unsaved_told = True
            text = self.tr("{why} You can go on all the same.")
            self._toast.warn(text.format(why=why), stay=not self._playing())

    def tell_second_window(self) -> None:
        """Tell that there is another window, which does not answer."""
        text = self.tr("Massage is open already, but that window does not answer. This is a second window.")
        self._toast.warn(text, stay=True)

    def tell_lost_routine(self, file: str) -> None:
        """Tell that the routine that was shown can be no more."""
        text = self.tr("The file of this routine was changed and cannot be used: {file}")
        self._toast.warn(text.format(file=file))
