"""Whether Qt can paint here and open a window, asked before Qt is: with no screen Qt aborts the process."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import sys
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from massage_gui.services.system_needs import (
    PAINTING,
    how_to_install,
    libraries_of,
    missing_libraries,
    platforms,
)

_ABSENT = re.compile(r"^([^\s:/]+\.so[.\d]*): cannot open shared object file")

NO_SCREEN = (
    "There is no screen to open a window on. Start the program in a desktop session, "
    "or run 'massage-gui tour FOLDER' to see it in pictures."
)


def window_problem(environ: Mapping[str, str] = os.environ, package: Path | None = None) -> str | None:
    """A sentence that says why no window can be opened here and how to mend it, or None.

    `package` is the PySide6 folder to look in, the installed one by default.
    """
    if not sys.platform.startswith("linux"):
        return None if package or _pyside_folder() else no_pyside()
    names = platforms(environ)
    problems = [_platform_problem(name, environ, package) for name in names]
    return problems[0] if problems and all(problems) else None if names else NO_SCREEN


def painting_problem(package: Path | None = None) -> str | None:
    """A sentence that says why nothing can be painted here, not even without a screen, or None."""
    if not sys.platform.startswith("linux"):
        return None if package or _pyside_folder() else no_pyside()
    return _platform_problem("offscreen", {}, package)


def import_problem(error: ImportError) -> str:
    """What to say when a part of Qt, or another package, could not be imported."""
    missing = _ABSENT.match(str(error))
    if missing:
        return _absent_sentence([missing[1]], PAINTING)
    if error.name and error.name.split(".")[0] in ("PySide6", "shiboken6"):
        return no_pyside()
    return f"A part of the program is not installed ({error}). Install the program again."


def no_pyside() -> str:
    """The sentence that PySide6 is not installed, with the command that installs it."""
    # Half as dear as all else that is loaded before the window, and hardly ever wanted.
    from importlib import metadata

    needs: list[str] = []
    with suppress(metadata.PackageNotFoundError):
        needs = metadata.requires("massage-gui") or []
    command = " ".join(f'"{each}"' for each in needs if each.lower().startswith("pyside6"))
    how = f"Install it with: python3 -m pip install {command}" if command else "Install the program again."
    return f"PySide6, which draws the window, is not installed. {how}"


def _platform_problem(name: str, environ: Mapping[str, str], package: Path | None) -> str | None:
    folder = package or _pyside_folder()
    if folder is None:
        return no_pyside()
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
    named = _ABSENT.match(error)
    if not named:
        return f"Qt cannot start on this system: {error}"
    return _absent_sentence(dict.fromkeys([named[1], *missing_libraries([name])]), libraries_of(name))


def _absent_sentence(files: Collection[str], packages: Mapping[str, str]) -> str:
    # Another version of a library comes with a package of another name, but from the same source.
    by_stem = {file.split(".so")[0]: package for file, package in packages.items()}
    return how_to_install(files, [by_stem.get(file.split(".so")[0], "") for file in files])


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
