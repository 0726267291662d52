#!/usr/bin/env python3
"""Set the program up and start it, on a machine that has Python 3.11 to 3.14 and perhaps nothing else.

    python3 run.py               set up, then open the window (with no screen: play the tour into tour/)
    python3 run.py test          set up, then formatting, lint, types and tests; more arguments go to pytest
    python3 run.py test --newest the same with the newest of every package, in .venv-newest
    python3 run.py bench         set up, then the benchmark
    python3 run.py tour DIR      set up, then write the pictures of the tour to DIR; needs no screen
    python3 run.py ARGUMENTS     set up, then massage-gui ARGUMENTS: list, show lower-back, card --help ...
    python3 run.py update-constraints   fix the newest version of every package in constraints.txt
    python3 run.py --help        print this, and do nothing

Python packages go into .venv in the versions of constraints.txt, once, and again when these or Python change;
what was there before stays until the new one is whole. System packages that are missing are installed with
apt-get when root runs this; otherwise the command to do it is printed.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT
from urllib.parse import urlsplit
from urllib.request import getproxies

from massage_gui.services import system_needs as needs

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
NEWEST_VENV = ROOT / ".venv-newest"
CONSTRAINTS = ROOT / "constraints.txt"
BUILD_NEEDS = ("hatchling", "editables")
"""What the project is built with when it is installed in place."""
LOOK_UP = ["-m", "uv", "pip", "compile", "--universal", "--no-annotate", "--no-header", "--extra", "dev"]
"""Finds the newest versions that go together on every system."""
ITS_INDEX = "from pip._internal.models.index import PyPI; print(PyPI.simple_url)"
"""Has pip tell where it looks where nobody said anything else."""
TEST_PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth", "dbus-daemon": "dbus-daemon", "playerctl": "playerctl"}
CHECKS = {
    "ruff format": ["ruff", "format", "--check", "."],
    "ruff check": ["ruff", "check", "."],
    "mypy": ["mypy"],
    "pytest": ["pytest", "-n", "auto"],
}
COVERAGE = ["--cov", "--cov-branch", "--cov-fail-under=90"]


class SetUpError(Exception):
    """The packages could not be installed; the text is a sentence for the person at the terminal."""


class OfflineError(SetUpError):
    """The package index cannot be reached."""


def say(text: str, end: str = "\n") -> None:
    """Tell the person at the terminal, leaving standard output to the program."""
    print(text, end=end, file=sys.stderr, flush=True)


def supported() -> list[str]:
    """The versions of Python that pyproject.toml allows, the oldest first."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    ((first, end),) = re.findall(r'requires-python = ">=3\.(\d+),<3\.(\d+)"', text)
    return [f"3.{minor}" for minor in range(int(first), int(end))]


def python_problem(version: str) -> str | None:
    """Tell what is wrong with this version of Python, if anything is, and which one here would do."""
    allowed = supported()
    if version in allowed:
        return None
    here = next(filter(answers, reversed(allowed)), None)
    way = "Install one of them, then start again with it."
    if here:
        way = f"Python {here} is here: {' '.join(map(shlex.quote, [*command_of(here), *sys.argv]))}"
    return f"This needs Python {allowed[0]} to {allowed[-1]}, and this is Python {version}. {way}"


def command_of(version: str) -> list[str]:
    """The words that start this version of Python, where it is installed."""
    return ["py", f"-{version}"] if os.name == "nt" else [f"python{version}"]


def answers(version: str) -> bool:
    """Tell whether this version of Python runs here; its name alone may be there for others to answer to."""
    command = [*command_of(version), "-c", "import sys; print('{}.{}'.format(*sys.version_info))"]
    try:
        done = subprocess.run(command, stdin=DEVNULL, capture_output=True, check=False)
    except OSError:
        return False
    return done.stdout.strip() == version.encode()


def platforms_for(verb: str, words: Sequence[str]) -> list[str]:
    """Name the platforms of Qt of which one must be whole for what is asked; none where Qt is not needed."""
    if verb == "update-constraints" or needs.WITHOUT_QT.intersection(words):
        return []
    if verb == "test":
        return ["xcb"]
    if needs.WITHOUT_SCREEN.intersection(words):
        return ["offscreen"]
    return needs.platforms() or ["offscreen"]


def missing_packages(verb: str, words: Sequence[str]) -> dict[str, str]:
    """Name what this system lacks for what is asked, and the Debian package that brings it."""
    importlib.invalidate_caches()
    platforms = platforms_for(verb, words)
    no_venv = importlib.util.find_spec("ensurepip") is None
    programs = TEST_PROGRAMS if verb == "test" else {}
    return {
        **({"Python's own venv": f"python3.{sys.version_info[1]}-venv"} if no_venv else {}),
        **needs.missing_libraries(platforms),
        **({"a font": needs.FONTS} if platforms and not needs.fonts_there(needs.FONT_FOLDERS) else {}),
        **{program: package for program, package in programs.items() if not shutil.which(program)},
    }


def quietly(*command: str | Path, show: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a command that asks nothing, and show what it printed only when it failed."""
    # Debian's su keeps a PATH without the folders that dpkg's scripts need.
    path = os.environ.get("PATH", os.defpath) + os.pathsep + "/usr/sbin:/sbin"
    env = {**os.environ, "PATH": path, "DEBIAN_FRONTEND": "noninteractive"}
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=ROOT, env=env, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, errors="replace", check=False
    )
    if done.returncode and show:
        say(done.stdout.strip())
    return done


def apt_install(packages: Sequence[str]) -> None:
    """Install Debian packages as root, with fresh lists where there are none or they were too old."""
    say(f"Installing with apt-get: {' '.join(packages)}")
    install = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends")
    listed = any(needs.APT_LISTS.glob("*_Packages*"))
    if listed and quietly(*install, *packages).returncode == 0:
        return
    quietly("apt-get", "-qq", "update")
    quietly(*install, *packages)


def complete_system(verb: str, words: Sequence[str]) -> None:
    """Install what the system lacks, or stop with the command that does; only Linux is looked at."""
    if sys.platform != "linux":
        return
    missing = missing_packages(verb, words)
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        apt_install(list(dict.fromkeys(missing.values())))
        missing = missing_packages(verb, words)
    if missing:
        sys.exit(needs.how_to_install(list(missing), list(missing.values())))


def python_in(venv: Path) -> Path:
    """The Python of an environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint() -> str:
    """Give what .venv depends on as one word: the versions that are installed, the Python, the folder."""
    python = f"{sys.version_info[:3]} {sys.base_prefix} {ROOT}"
    return hashlib.sha256(CONSTRAINTS.read_bytes() + python.encode()).hexdigest()


def stamp_of(venv: Path) -> list[str]:
    """What stands in an environment that was set up: its fingerprint, and "dev" with the tools for tests."""
    stamp = venv / "set-up-done"
    whole = stamp.exists() and python_in(venv).exists()
    return stamp.read_bytes().decode(errors="replace").split() if whole else []


def fits(dev: bool) -> bool:
    """Tell whether .venv is what would be set up now."""
    stamp = stamp_of(VENV)
    return stamp[:1] == [fingerprint()] and (not dev or "dev" in stamp)


def still_works(dev: bool) -> bool:
    """Tell whether .venv, of whatever versions, can do what is asked."""
    stamp = stamp_of(VENV)
    if not stamp or (dev and "dev" not in stamp):
        return False
    return quietly(python_in(VENV), "-P", "-c", "import massage_gui, yaml", show=False).returncode == 0


def set_up(dev: bool) -> None:
    """Make .venv, unless it fits; where that fails, go on with the old one, or stop and say why."""
    if fits(dev):
        return
    try:
        with alone():
            put_back(VENV)
            if not fits(dev):
                build(VENV, dev or "dev" in stamp_of(VENV), ["--constraint", str(CONSTRAINTS)])
    except SetUpError as problem:
        # Tests of other versions than those asked for would tell nothing, except where there are no others.
        if (dev and not isinstance(problem, OfflineError)) or not still_works(dev):
            sys.exit(str(problem))
        say(f"{problem} Until then, what was set up before is used.")


@contextmanager
def alone() -> Iterator[None]:
    """Let one set-up at a time work here; however it ends, the system lets the next one in."""
    try:
        with (ROOT / ".venv-lock").open("w", encoding="utf-8") as lock:
            wait_for(lock.fileno())
            yield
    except OSError as error:
        raise SetUpError(
            f"Nothing can be put into {ROOT} ({error.strerror}). Copy it to a folder of your own."
        ) from error


def wait_for(lock: int) -> None:
    """Take a lock, and say so where somebody else has to be waited for."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(lock, msvcrt.LK_LOCK, 1)
        return
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Another set-up is at work here. Waiting until it is done.")
        fcntl.flock(lock, fcntl.LOCK_EX)


def beside(venv: Path, word: str) -> Path:
    """The folder beside an environment in which it is made, or which keeps the one before."""
    return venv.with_name(f"{venv.name}-{word}")


def put_back(venv: Path) -> None:
    """Mend what a swap left that was cut off in the middle."""
    if beside(venv, "old").exists() and not venv.exists():
        beside(venv, "old").rename(venv)


def build(venv: Path, dev: bool, versions: Sequence[str]) -> None:
    """Make an environment with the project in place, and put it where the old one is when it is whole."""
    new, old = beside(venv, "new"), beside(venv, "old")
    remove(new)
    remove(old)
    download, disk = (130, 430) if dev else (100, 300)
    if free_megabytes() < download + disk:
        raise SetUpError(no_room(download + disk))
    say(f"Setting up {venv.name}, once: about {download} MB to download, {disk} MB on disk.")
    try:
        if quietly(sys.executable, "-m", "venv", new).returncode:
            raise SetUpError(f"Python could not make the folder {new} (its message is above).")
        install(new, ".[dev]" if dev else ".", versions, Progress(new, download, disk))
        address(new, venv)
        (new / "set-up-done").write_text(f"{fingerprint()} dev" if dev else fingerprint(), encoding="utf-8")
        swap(new, venv)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def free_megabytes() -> int:
    """The room on the disk that the project lies on."""
    return shutil.disk_usage(ROOT).free // 1_000_000


def no_room(megabytes: int) -> str:
    """Say that the disk is full, and how much must be free."""
    free = f"{megabytes} MB must be free in {ROOT}, and {free_megabytes()} MB are"
    return f"The disk is too full to set up: {free}. Make room, and try again."


def remove(folder: Path) -> None:
    """Delete a folder with all that is in it, or a link to one."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def address(new: Path, venv: Path) -> None:
    """Have the commands of an environment look for their Python in the place where it will be."""
    commands = [file for file in python_in(new).parent.iterdir() if file.is_file() and not file.is_symlink()]
    for file in [*commands, new / "pyvenv.cfg"]:
        data = file.read_bytes()
        if os.fsencode(new) in data:
            file.write_bytes(data.replace(os.fsencode(new), os.fsencode(venv)))


def swap(new: Path, venv: Path) -> None:
    """Put a whole environment in the place of the one before."""
    old = beside(venv, "old")
    try:
        if os.path.lexists(venv):
            venv.rename(old)
        new.rename(venv)
    except OSError as error:
        put_back(venv)
        raise SetUpError(
            f"{venv} could not be replaced ({error.strerror}). Close what uses it, and start again."
        ) from error
    with suppress(OSError):
        remove(old)


class Progress:
    """Tells how far pip has come, from what lies on the disk: that goes with every version of pip."""

    def __init__(self, venv: Path, download: int, disk: int) -> None:
        self.downloads = venv / "downloads"
        #: megabytes that must be free
        self.room = download + disk
        self._download, self._disk = download, disk
        self._packages = venv / ("Lib" if os.name == "nt" else "lib")
        self._began = megabytes(self._packages)
        self._shown = ""

    def tell(self) -> None:
        """Show what has come so far, in one line that is written over where that is possible."""
        unpacked = megabytes(self._packages)
        if unpacked <= self._began + 5:
            self._show("Downloading", megabytes(self.downloads, ".whl"), self._download)
        else:
            self._show("Installing", unpacked, self._disk)

    def end(self) -> None:
        """Leave the line."""
        if self._shown and sys.stderr.isatty():
            say("")

    def _show(self, doing: str, done: int, whole: int) -> None:
        if sys.stderr.isatty():
            say(f"\r  {doing}: {min(done, whole)} of about {whole} MB ", end="")
        elif doing != self._shown:
            say(f"  {doing} ...")
        self._shown = doing


def megabytes(folder: Path, ending: str = "") -> int:
    """The size of the files in a folder; those that go away meanwhile do not count."""
    size = 0
    # Unlike a glob, this walk goes on where a folder is gone.
    for place, _, names in os.walk(folder):
        for name in (name for name in names if name.endswith(ending)):
            with suppress(FileNotFoundError):
                size += Path(place, name).lstat().st_size
    return size // 1_000_000


def install(venv: Path, project: str, versions: Sequence[str], progress: Progress) -> None:
    """Install the project in place with these versions; raises SetUpError."""
    # On the disk whose room was looked at, and in sight of the progress.
    progress.downloads.mkdir()
    # Offline, five tries of each package, as pip has it, would only keep a person waiting.
    env = {"PIP_RETRIES": "2", **os.environ, "TMPDIR": str(progress.downloads)}
    if versions:
        # What the project is built with comes from here too; the later name is for newer versions of pip.
        env["PIP_CONSTRAINT"] = env["PIP_BUILD_CONSTRAINT"] = CONSTRAINTS.as_uri()
    pip = [str(python_in(venv)), "-m", "pip", "install", "--no-input", *versions, "--editable", project]
    code, output = watched(pip, env, progress.tell)
    progress.end()
    shutil.rmtree(progress.downloads)
    if code:
        raise pip_problem(output, python_in(venv), progress.room)


def watched(command: Sequence[str], env: dict[str, str], look: Callable[[], None]) -> tuple[int, str]:
    """Run a command, calling `look` now and then meanwhile; gives its exit code and what it printed."""
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, errors="replace"
    ) as process:
        while True:
            try:
                output, _ = process.communicate(timeout=0.5)
            except subprocess.TimeoutExpired:
                look()
            else:
                return process.returncode, output


def pip_problem(output: str, python: Path, room: int) -> SetUpError:
    """Say in a sentence why pip failed; its own words are shown where no sentence fits."""
    # The numbers of the system for a disk that is full and for a share of it that is used up.
    if re.search(r"\[Errno (28|122)\]", output):
        return SetUpError(no_room(room))
    if not index_answers(python):
        return OfflineError(
            "The package index cannot be reached. Go online, or set pip's proxy, and try again."
        )
    say(output.strip())
    return SetUpError("pip could not install the packages (its message is above). Mend that, and try again.")


def index_answers(python: Path) -> bool:
    """Tell whether anybody listens where pip looks for packages; its own words change with its version."""
    settings = quietly(python, "-m", "pip", "config", "list", show=False).stdout
    if re.search(r"\.no-index='(1|true|yes|on)'", settings, re.IGNORECASE):
        return True
    proxies = re.findall(r"\.proxy='(\S+)'", settings) or list(filter(None, [getproxies().get("https")]))
    indexes = re.findall(r"\.index-url='(\S+)'", settings)
    return any(
        map(listens, proxies or indexes or [quietly(python, "-c", ITS_INDEX, show=False).stdout.strip()])
    )


def listens(address: str) -> bool:
    """Tell whether a connection to this address can be opened."""
    parts = urlsplit(address if "://" in address else f"//{address}")
    if not parts.hostname:
        return True
    try:
        with socket.create_connection((parts.hostname, parts.port or 443), timeout=10):
            return True
    except OSError:
        return False


def update_constraints() -> int:
    """Fix the newest version of every package that is installed here, for every system and Python."""
    with tempfile.TemporaryDirectory() as folder:
        versions = look_up(Path(folder))
    head = "# What run.py installs, on every system and Python. Made by: python3 run.py update-constraints\n"
    CONSTRAINTS.write_text(head + versions, encoding="utf-8")
    say(f"{len(versions.splitlines())} versions are fixed in {CONSTRAINTS.name}.")
    return 0


def look_up(folder: Path) -> str:
    """Find the newest versions that go together, in an environment that is needed for this alone."""
    wanted, found = folder / "build.in", folder / "found.txt"
    oldest = ["--python-version", supported()[0]]
    steps: list[list[str | Path]] = [
        [sys.executable, "-m", "venv", folder],
        [python_in(folder), "-m", "pip", "install", "--quiet", "uv"],
        [python_in(folder), *LOOK_UP, *oldest, "--output-file", found, "pyproject.toml", wanted],
    ]
    wanted.write_text("\n".join(BUILD_NEEDS), encoding="utf-8")
    if any(quietly(*step).returncode for step in steps):
        sys.exit("The versions could not be looked up (the message is above). constraints.txt is as it was.")
    return found.read_text(encoding="utf-8")


def call(*command: str | Path, folder: Path | None = None) -> int:
    """Run a command in the foreground and give its exit code as a shell would."""
    code = subprocess.call([str(part) for part in command], cwd=folder)
    return code if code >= 0 else 128 - code


def test(arguments: Sequence[str]) -> int:
    """Run every check, with the fixed versions or with the newest."""
    if "--newest" not in arguments:
        set_up(dev=True)
        return run_checks(VENV, arguments)
    try:
        with alone():
            build(NEWEST_VENV, True, [])
    except SetUpError as problem:
        sys.exit(str(problem))
    return run_checks(NEWEST_VENV, [each for each in arguments if each != "--newest"])


def run_checks(venv: Path, pytest_arguments: Sequence[str]) -> int:
    """Run every check, the later ones also when an earlier one failed, then tell how each went."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Some tests alone do not reach what all of them must.
    more = list(pytest_arguments) or COVERAGE
    commands = {**CHECKS, "pytest": [*CHECKS["pytest"], *more]}
    codes = {name: call(python_in(venv), "-m", *command, folder=ROOT) for name, command in commands.items()}
    for name, code in codes.items():
        say(f"{name}: {'FAILED' if code else 'passed'}")
    return int(any(codes.values()))


def start(arguments: Sequence[str]) -> int:
    """Start the program; with nothing to do and no screen, let it play the tour instead."""
    # -P: a file in the current folder must not stand in for one of Python's own.
    program = (python_in(VENV), "-P", "-m", "massage_gui")
    if arguments or sys.platform != "linux" or needs.platforms():
        return call(*program, *arguments)
    say("There is no screen here, so the tour is played instead of opening the window.")
    code = call(*program, "tour", ROOT / "tour")
    if code == 0:
        say(f"The pictures are in {ROOT / 'tour'}")
    return code


def main(arguments: Sequence[str]) -> int:
    """Set up and do what the arguments say; gives the exit code."""
    problem = python_problem("{}.{}".format(*sys.version_info))
    if problem:
        sys.exit(problem)
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb in {"-h", "--help"}:
        print(__doc__)
        return 0
    complete_system(verb, arguments)
    if verb == "update-constraints":
        return update_constraints()
    if verb == "test":
        return test(rest)
    set_up(dev=verb == "bench")
    if verb == "bench":
        return call(python_in(VENV), ROOT / "tests" / "bench.py", *rest)
    return start(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
