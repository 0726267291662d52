"""What the program needs of the system beneath it, and how a person gets it: the one list.

`display` reads it before Qt is loaded, and run.py before anything is installed: it imports only Python's own.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

# A library, and the package that brings it in Debian.
PAINTING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""What Qt loads wherever it paints, with a screen or without."""

X_SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What a window on an X screen needs besides."""

WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""What a window on a Wayland screen needs besides."""

FONTS = "fonts-dejavu-core"
"""The package that brings letters where a system has none."""

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
APT_LISTS = Path("/var/lib/apt/lists")

WITHOUT_QT = frozenset({"list", "show", "check", "history", "--help", "-h", "--version"})
"""The words of the command line that are answered without Qt."""

WITHOUT_SCREEN = frozenset({"card", "sound", "report", "tour"})
"""The words of the command line for which Qt paints or reckons, and opens no window."""


def platforms(environ: Mapping[str, str] = os.environ) -> list[str]:
    """The names of Qt's platforms that can be tried, in Qt's order; none where there is no screen."""
    chosen = environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return [part.split(":")[0] for part in chosen.split(";")]
    found = {"wayland": environ.get("WAYLAND_DISPLAY"), "xcb": environ.get("DISPLAY")}
    return [name for name, value in found.items() if value]


def libraries_of(platform: str) -> Mapping[str, str]:
    """Each library that Qt loads on this platform ("xcb", "wayland-egl"), and the package that brings it."""
    return PAINTING | {"xcb": X_SCREEN, "wayland": WAYLAND}.get(platform.split("-")[0], {})


def loads(file: str) -> bool:
    """Whether the system has this shared library."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def missing_libraries(platforms: Iterable[str]) -> dict[str, str]:
    """What the first of these platforms lacks, library and package; nothing if any of them is whole."""
    lacks = [
        {file: package for file, package in libraries_of(each).items() if not loads(file)}
        for each in platforms
    ]
    return lacks[0] if lacks and all(lacks) else {}


def fonts_there(folders: Iterable[str] = FONT_FOLDERS) -> bool:
    """Whether any outline font is installed."""
    return any(file.suffix in {".ttf", ".otf", ".ttc"} for file in _files(folders))


def _files(folders: Iterable[str]) -> Iterator[Path]:
    for folder in folders:
        yield from Path(folder).expanduser().rglob("*.*")


def how_to_install(what: Collection[str], packages: Collection[str]) -> str:
    """A sentence that names what is missing, and how to get these Debian packages ("" where unknown)."""
    known = [package for package in dict.fromkeys(packages) if package]
    missing = f"Missing on this system: {', '.join(what)}."
    if shutil.which("apt-get") and len(known) == len(dict.fromkeys(packages)):
        return f"{missing} Install with:\n  {_apt_command(known)}"
    hint = f" (Debian calls it {', '.join(known)})" if known else ""
    return f"{missing} Install what brings it with your system's package tool{hint}, then start again."


def _apt_command(packages: Iterable[str]) -> str:
    sudo = "" if os.geteuid() == 0 else "sudo "
    update = "" if any(APT_LISTS.glob("*_Packages*")) else f"{sudo}apt-get update && "
    return f"{update}{sudo}apt-get install -y --no-install-recommends {' '.join(packages)}"
