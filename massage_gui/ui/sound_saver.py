"""Saves a session as a sound while the window goes on: how far it is, and a button to leave off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from massage_gui.core.problem import visible
from massage_gui.core.saving import SaveError, save, with_ending
from massage_gui.services.pcm import PcmError
from massage_gui.services.sound_file import Recording

Choose = Callable[[QWidget, str, Callable[[Path], None]], None]
"""Asks where to save a file of this name, and hands on the answer, if there is one."""


def choose_sound_file(parent: QWidget, name: str, then: Callable[[Path], None]) -> None:
    """Ask where to save, beginning in the music folder; the window's own loop goes on meanwhile."""
    music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
    dialog = QFileDialog(parent, QCoreApplication.translate("SoundSaver", "Save as sound"), music)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("WAV (*.wav)")
    dialog.setDefaultSuffix("wav")
    dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda file: then(with_ending(Path(file), ".wav")))
    dialog.open()


class SoundSaver(QObject):
    """Makes the sound bit by bit, between two looks at the window; nothing half-written is left behind."""

    #: str: what to tell the user: where it is saved, or why not
    told = Signal(str)

    def __init__(self, parent: QWidget, recording: Recording, path: Path) -> None:
        super().__init__(parent)
        self._recording, self._path = recording, path
        self._steps = recording.steps()
        self.progress = QProgressDialog(self.tr("Making the sound…"), self.tr("Cancel"), 0, 100, parent)
        self.progress.setWindowTitle(self.tr("Save as sound"))
        self.progress.setMinimumDuration(0)
        self.progress.setAutoReset(False)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.go_on)

    def start(self) -> None:
        """Begin; the rest is done while the window is idle."""
        self.progress.open()
        self._timer.start(0)

    def go_on(self) -> None:
        """Do the next bit."""
        if self.progress.wasCanceled():
            self._end(self.tr("Nothing was saved."))
            return
        part = next(self._steps, None)
        if part is None:
            self._save()
        else:
            self.progress.setValue(round(100 * part))

    def _save(self) -> None:
        try:
            save(self._path, self._recording.wav(), private=False)
        except (PcmError, SaveError) as error:
            self._end(str(error))
            return
        lacking = f" {self._recording.problem}" if self._recording.problem else ""
        self._end(self.tr("Saved: {path}").format(path=visible(str(self._path))) + lacking)

    def _end(self, text: str) -> None:
        self._timer.stop()
        self.progress.close()
        self.told.emit(text)
        self.progress.deleteLater()
        self.deleteLater()
