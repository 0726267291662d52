"""Opens folders and files in other programs, and says so where none does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from massage_gui.core.folders import FolderError, make_private
from massage_gui.ui.toast import Toast


class Opener(QObject):
    """Hands over to the desktop; what goes wrong is a toast."""

    def __init__(self, toast: Toast) -> None:
        super().__init__(toast)
        self._toast = toast

    def open_folder(self, folder: Path) -> None:
        """Open a folder of the user's, made if it is not there yet."""
        try:
            make_private(folder)
        except FolderError as error:
            self._toast.warn(str(error))
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._toast.warn(
                self.tr("No program could open the folder. It is {folder}").format(folder=folder)
            )

    def open_file(self, file: Path) -> None:
        """Open a file."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self._toast.warn(self.tr("No program could open the file. It is {file}").format(file=file))
