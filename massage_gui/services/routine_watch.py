"""Reads the routine files again when they change on the disk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from massage_gui.core.library import Library

QUIET = 300
"""Milliseconds without a change before the files are read: an editor saves in several steps."""

MOST_WATCHED = 500
"""Files watched one by one; beyond them, only what changes the folder itself is noticed."""


class RoutineWatch(QObject):
    """Holds the library as it is on the disk now. The folder need not exist yet, and may come and go."""

    #: Library: the files have been read again
    library_changed = Signal(object)

    def __init__(self, library: Library, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._folder = folder
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self.reload)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._watcher.fileChanged.connect(lambda _: self._quiet.start())
        self._known = self._identity()
        self._watch()

    @property
    def library(self) -> Library:
        """The library as last read."""
        return self._library

    def reload(self) -> None:
        """Read every file again, and say so."""
        self._known = self._identity()
        self._library = self._library.reload()
        self._watch()
        self.library_changed.emit(self._library)

    def _look(self, changed: str) -> None:
        self._watch()
        if Path(changed) == self._folder or self._identity() != self._known:
            self._quiet.start()

    def _identity(self) -> tuple[int, int, int] | None:
        """What stands there now: a folder above it changes for other reasons too."""
        try:
            state = self._folder.stat()
        except OSError:
            return None
        # Numbers of files are given again; the time of the last change is not.
        return state.st_dev, state.st_ino, state.st_ctime_ns

    def _watch(self) -> None:
        wanted = {str(path) for path in self._places()}
        watched = {*self._watcher.directories(), *self._watcher.files()}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))

    def _places(self) -> list[Path]:
        """The folder with its files, and the nearest folder above it that exists."""
        above = next(path for path in self._folder.parents if path.is_dir() or path == path.parent)
        if not self._folder.is_dir():
            return [above]
        return [above, self._folder, *sorted(self._folder.glob("*.y*ml"))[:MOST_WATCHED]]
