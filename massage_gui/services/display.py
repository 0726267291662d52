"""Whether Qt can paint here and open a window, asked before Qt is: with no screen Qt aborts the process."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

# Debian's names; whatever paints needs the first group, a window of an X screen or of Wayland one more.
_PAINTING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_X_SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
_ABSENT = re.compile(r"^([^\s:/]+\.so[.\d]*): cannot open shared object file")

NO_SCREEN = (
    "There is no screen to open a window on. Start the program in a desktop session, "
    "or run 'massage-gui tour FOLDER' to see it in pictures."
)
NO_PYSIDE = (
    "PySide6, which draws the window, is not installed. Install it with: "
    "python3 -m pip install 'PySide6-Essentials>=6.8,!=6.12.0'"
)


def window_problem(environ: Mapping[str, str] = os.environ, package: Path | None = None) -> str | None:
    """A sentence that says why no window can be opened here and how to mend it, or None.

    `package` is the PySide6 folder to look in, the installed one by default.
    """
    if not sys.platform.startswith("linux"):
        return None if package or _pyside_folder() else NO_PYSIDE
    names = _platforms(environ)
    problems = [_platform_problem(name, environ, package) for name in names]
    return problems[0] if problems and all(problems) else None if names else NO_SCREEN


def painting_problem(package: Path | None = None) -> str | None:
    """A sentence that says why nothing can be painted here, not even without a screen, or None."""
    if not sys.platform.startswith("linux"):
        return None if package or _pyside_folder() else NO_PYSIDE
    return _platform_problem("offscreen", {}, package)


def import_problem(error: ImportError) -> str:
    """What to say when a part of Qt, or another package, could not be imported."""
    missing = _ABSENT.match(str(error))
    if missing:
        return _absent_sentence([missing[1]], _PAINTING)
    if error.name and error.name.split(".")[0] in ("PySide6", "shiboken6"):
        return NO_PYSIDE
    return f"A part of the program is not installed ({error}). Install the program again."


def _platforms(environ: Mapping[str, str]) -> list[str]:
    """The names of Qt's platforms that will be tried, in order; none where there is no screen."""
    chosen = environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return [part.split(":")[0] for part in chosen.split(";")]
    found = {"xcb": environ.get("DISPLAY"), "wayland": environ.get("WAYLAND_DISPLAY")}
    return [name for name, value in found.items() if value]


def _platform_problem(name: str, environ: Mapping[str, str], package: Path | None) -> str | None:
    folder = package or _pyside_folder()
    if folder is None:
        return NO_PYSIDE
    return _plugin_problem(name, folder) or _connection_problem(name, environ)


def _pyside_folder() -> Path | None:
    spec = importlib.util.find_spec("PySide6")
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None


def _plugin_problem(name: str, package: Path) -> str | None:
    plugins = package / "Qt" / "plugins" / "platforms"
    if not plugins.is_dir():
        # A system's own PySide6 keeps its plugins elsewhere, and its packages bring the libraries.
        return None
    stem = "wayland" if name.startswith("wayland") else name
    paths = (plugins / f"libq{stem}.so", plugins / f"libq{stem}-generic.so")
    files = [path for path in paths if path.is_file()]
    if not files:
        return f"Qt has no platform {name!a}, which QT_QPA_PLATFORM asks for. Unset QT_QPA_PLATFORM."
    try:
        ctypes.CDLL(str(files[0]))
    except OSError as error:
        return _library_sentence(str(error), name)
    return None


def _library_sentence(error: str, name: str) -> str:
    wanted = _PAINTING | {"xcb": _X_SCREEN, "wayland": _WAYLAND}.get(name.split("-")[0], {})
    named = _ABSENT.match(error)
    if not named:
        return f"Qt cannot start on this system: {error}"
    return _absent_sentence(dict.fromkeys([named[1], *(file for file in wanted if not _loads(file))]), wanted)


def _absent_sentence(files: Iterable[str], packages: Mapping[str, str]) -> str:
    by_stem = {file.split(".so")[0]: package for file, package in packages.items()}
    known = dict.fromkeys(by_stem.get(file.split(".so")[0], "") for file in files)
    what = "A system library is" if len(known) == 1 else "Some system libraries are"
    missing = f"{what} missing ({', '.join(files)})."
    if "" in known or not shutil.which("apt-get"):
        return f"{missing} Install what brings it with your system's package tool."
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{missing} Install with: {sudo}apt-get install {' '.join(known)}"


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def _connection_problem(name: str, environ: Mapping[str, str]) -> str | None:
    if name == "xcb" and not x_answers(environ.get("DISPLAY", "")):
        return _silent_sentence("DISPLAY", environ)
    if name.startswith("wayland") and not wayland_answers(environ.get("WAYLAND_DISPLAY", "")):
        return _silent_sentence("WAYLAND_DISPLAY", environ)
    return None


def _silent_sentence(variable: str, environ: Mapping[str, str]) -> str:
    value = environ.get(variable)
    if not value:
        return NO_SCREEN
    return f"The screen {value!a}, which {variable} names, does not answer. {NO_SCREEN}"


def x_answers(display: str) -> bool:
    """Whether an X server answers at this address, as DISPLAY has it."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display) or None, None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def wayland_answers(display: str) -> bool:
    """Whether a Wayland compositor answers at this address, as WAYLAND_DISPLAY has it."""
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_connect.argtypes = [ctypes.c_char_p]
    wayland.wl_display_roundtrip.argtypes = wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    connection = wayland.wl_display_connect(os.fsencode(display) or None)
    if not connection:
        return False
    answered = wayland.wl_display_roundtrip(connection) >= 0
    wayland.wl_display_disconnect(connection)
    return bool(answered)
