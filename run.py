#!/usr/bin/env python3
"""Set the program up and start it, on a machine that has Python 3.11 to 3.13 and perhaps nothing else.

    python3 run.py              set up, then open the window (with no screen: play the tour into tour/)
    python3 run.py test         set up, then formatting, lint, types and tests; more arguments go to pytest
    python3 run.py bench        set up, then the benchmark
    python3 run.py tour DIR     set up, then write the pictures of the tour to DIR; needs no screen
    python3 run.py ARGUMENTS    set up, then massage-gui ARGUMENTS: list, show lower-back, card --help ...
    python3 run.py --help       print this, and do nothing

Python packages go into .venv, made once, and again when pyproject.toml or Python changed. System packages
that are missing are installed with apt-get when root runs this; otherwise the command to do it is printed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "set-up-done"
OLDEST, NEWEST = (3, 11), (3, 13)

QT_LIBRARIES = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libglib2.0-0": "libglib-2.0.so.0",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
}
TEST_PROGRAMS = {"xvfb": "Xvfb", "xauth": "xauth", "dbus-daemon": "dbus-daemon", "playerctl": "playerctl"}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
APT_LISTS = Path("/var/lib/apt/lists")
CHECKS = {
    "ruff format": ["ruff", "format", "--check", "."],
    "ruff check": ["ruff", "check", "."],
    "mypy": ["mypy"],
    "pytest": ["pytest", "-n", "auto", "--cov", "--cov-branch", "--cov-fail-under=90"],
}


def say(text: str) -> None:
    """Tell the person at the terminal, leaving standard output to the program."""
    print(text, file=sys.stderr, flush=True)


def python_problem(version: tuple[int, int]) -> str | None:
    """Tell what is wrong with this version of Python, if anything is."""
    if OLDEST <= version <= NEWEST:
        return None
    found, oldest, newest = ("{}.{}".format(*numbers) for numbers in (version, OLDEST, NEWEST))
    return f"This needs Python {oldest} to {newest}, and this is Python {found}. Try: python{oldest} run.py"


def has_display() -> bool:
    """Tell whether a window could be shown here."""
    on_desktop = sys.platform in ("win32", "darwin")
    return on_desktop or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def library_loads(soname: str) -> bool:
    """Tell whether the system has this shared library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def font_there() -> bool:
    """Tell whether any outline font is installed."""
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    return any(file.suffix in {".ttf", ".otf", ".ttc"} for folder in folders for file in folder.rglob("*.*"))


def missing_packages(tests: bool) -> list[str]:
    """Name the Debian packages of what this system lacks; tests may open a virtual screen."""
    importlib.invalidate_caches()
    libraries = {**QT_LIBRARIES, **(SCREEN_LIBRARIES if tests or has_display() else {})}
    programs = TEST_PROGRAMS if tests else {}
    no_venv = importlib.util.find_spec("ensurepip") is None
    return [
        *([f"python3.{sys.version_info[1]}-venv"] if no_venv else []),
        *[package for package, soname in libraries.items() if not library_loads(soname)],
        *([] if font_there() else ["fonts-dejavu-core"]),
        *[package for package, program in programs.items() if not shutil.which(program)],
    ]


def quietly(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command that asks nothing, and show what it printed only when it failed."""
    # Debian's su keeps a PATH without the folders that dpkg's scripts need.
    path = os.environ.get("PATH", os.defpath) + os.pathsep + "/usr/sbin:/sbin"
    env = {**os.environ, "PATH": path, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, cwd=ROOT, env=env, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, errors="replace", check=False
    )
    if done.returncode:
        say(done.stdout.strip())
    return done


def apt_install(packages: list[str]) -> None:
    """Install Debian packages as root, with fresh lists where there are none or they were too old."""
    say(f"Installing with apt-get: {' '.join(packages)}")
    install = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends")
    listed = any(APT_LISTS.glob("*_Packages*"))
    if listed and quietly(*install, *packages).returncode == 0:
        return
    quietly("apt-get", "-qq", "update")
    quietly(*install, *packages)


def how_to_install(packages: list[str]) -> str:
    """Say how a person gets these Debian packages."""
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        return f"This system lacks what these Debian packages hold; install it, then start again:\n  {names}"
    update = "" if any(APT_LISTS.glob("*_Packages*")) else "sudo apt-get update && "
    command = f"{update}sudo apt-get install -y --no-install-recommends {names}"
    return f"Some system packages are missing. Install them while online, then start again:\n  {command}"


def complete_system(tests: bool) -> None:
    """Install what the system lacks, or stop with the command that does; only Linux is looked at."""
    if sys.platform != "linux":
        return
    missing = missing_packages(tests)
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        apt_install(missing)
        missing = missing_packages(tests)
    if missing:
        sys.exit(how_to_install(missing))


def fingerprint() -> str:
    """Give what .venv depends on as one word: pyproject.toml, the Python, the folder."""
    python = f"{sys.version_info[:3]} {sys.base_prefix} {ROOT}"
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + python.encode()).hexdigest()


def set_up(dev: bool) -> None:
    """Make .venv and install the project into it, unless the stamp says that this was done."""
    wanted = fingerprint()
    found = STAMP.read_bytes().decode(errors="replace").split() if STAMP.exists() and PYTHON.exists() else []
    if found[:1] == [wanted] and (not dev or "dev" in found):
        return
    say("Installing Python packages into .venv. This is done once and takes a minute or two.")
    if found[:1] != [wanted] and quietly(sys.executable, "-m", "venv", "--clear", str(VENV)).returncode:
        sys.exit(f"Python could not make the folder {VENV} (its message is above).")
    pip_install(".[dev]" if dev else ".")
    STAMP.write_text(f"{wanted} dev" if dev else wanted, encoding="utf-8")


def pip_install(project: str) -> None:
    """Install the project in place, or stop and say why that failed."""
    done = quietly(str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--editable", project)
    if "connection broken" in done.stdout and done.returncode:
        sys.exit("The package index could not be reached. Go online, or set pip's proxy, and run this again.")
    if done.returncode:
        sys.exit("pip could not install the packages (its message is above). Mend that, then run this again.")


def call(*command: str | Path, folder: Path | None = None) -> int:
    """Run a command in the foreground and give its exit code as a shell would."""
    code = subprocess.call([str(part) for part in command], cwd=folder)
    return code if code >= 0 else 128 - code


def run_checks(pytest_arguments: list[str]) -> int:
    """Run every check, the later ones also when an earlier one failed, then tell how each went."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    commands = {**CHECKS, "pytest": [*CHECKS["pytest"], *pytest_arguments]}
    codes = {name: call(PYTHON, "-m", *command, folder=ROOT) for name, command in commands.items()}
    for name, code in codes.items():
        say(f"{name}: {'FAILED' if code else 'passed'}")
    return int(any(codes.values()))


def start(arguments: list[str]) -> int:
    """Start the program; with nothing to do and no screen, let it play the tour instead."""
    # -P: a file in the current folder must not stand in for one of Python's own.
    program = (PYTHON, "-P", "-m", "massage_gui")
    if arguments or has_display() or os.environ.get("QT_QPA_PLATFORM"):
        return call(*program, *arguments)
    say("There is no screen here, so the tour is played instead of opening the window.")
    code = call(*program, "tour", ROOT / "tour")
    if code == 0:
        say(f"The pictures are in {ROOT / 'tour'}")
    return code


def main(arguments: list[str]) -> int:
    """Set up and do what the arguments say; gives the exit code."""
    problem = python_problem(sys.version_info[:2])
    if problem:
        sys.exit(problem)
    verb = arguments[0] if arguments else ""
    if verb in {"-h", "--help"}:
        print(__doc__)
        return 0
    complete_system(tests=verb == "test")
    set_up(dev=verb in {"test", "bench"})
    if verb == "test":
        return run_checks(arguments[1:])
    if verb == "bench":
        return call(PYTHON, ROOT / "tests" / "bench.py", *arguments[1:])
    return start(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
