import ast
import fcntl
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from massage_gui.services import system_needs

PROJECT = Path(__file__).resolve().parents[1]
NOBODY_LISTENS = "http://127.0.0.1:1/simple"
ITS_OWN = "https://where-pip-looks.example/simple"
FAKE_APT = """#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >> "{log}"
case "$*" in *install*) {install} ;; esac
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """run.py, believing in an empty project folder, a complete system and no screen."""
    spec = importlib.util.spec_from_file_location("run", PROJECT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    (tmp_path / "constraints.txt").write_text("six==1.16.0\n")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "plain.ttf").touch()
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "main_Packages.lz4").touch()
    ours = {
        "ROOT": tmp_path, "VENV": tmp_path / ".venv", "NEWEST_VENV": tmp_path / ".venv-newest",
        "CONSTRAINTS": tmp_path / "constraints.txt", "TEST_PROGRAMS": {"sh": "dash"},
    }  # fmt: skip
    systems = {
        "PAINTING": {"libc.so.6": "libc6"}, "X_SCREEN": {}, "WAYLAND": {},
        "FONT_FOLDERS": (str(tmp_path / "fonts"),), "APT_LISTS": tmp_path / "lists",
    }  # fmt: skip
    for owner, replaced in ((module, ours), (system_needs, systems)):
        for name, value in replaced.items():
            assert hasattr(owner, name)
            monkeypatch.setattr(owner, name, value)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return module


@pytest.fixture
def installs(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands of the set-up; they succeed, and venv leaves a Python behind."""
    commands: list[list[str]] = []

    def quietly(*command: str | Path, show: bool = True) -> subprocess.CompletedProcess[str]:
        commands.append([str(word) for word in command])
        if commands[-1][1:3] == ["-m", "venv"]:
            make_venv(run, Path(commands[-1][3]))
        return subprocess.CompletedProcess(command, 0 if show else 1, "")

    def watched(command: list[str], env: dict[str, str], look: Callable[[], None]) -> tuple[int, str]:
        commands.append([*command, env.get("PIP_CONSTRAINT", "newest")])
        look()
        return 0, ""

    monkeypatch.setattr(run, "quietly", quietly)
    monkeypatch.setattr(run, "watched", watched)
    return commands


def make_venv(run: ModuleType, venv: Path) -> None:
    python = run.python_in(venv)
    python.parent.mkdir(parents=True)
    python.touch()
    (python.parent / "pytest").write_text(f"#!{python}\nimport pytest\n")
    (venv / "pyvenv.cfg").write_text(f"command = python -m venv {venv}\n")


@pytest.fixture
def calls(run: ModuleType, installs: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that run.py starts in the foreground; the type check fails, the others succeed."""
    commands: list[list[str]] = []

    def call(*command: str | Path, folder: Path = run.ROOT) -> int:
        assert folder == run.ROOT
        commands.append([str(part) for part in command])
        return 2 if "mypy" in command else 0

    monkeypatch.setattr(run, "call", call)
    assert installs == []
    return commands


def fake_apt(folder: Path, install: str) -> Path:
    """Put an apt-get into a folder that writes its calls down; gives the file they stand in."""
    apt, log = folder / "apt-get", folder / "apt.log"
    apt.write_text(FAKE_APT.format(log=log, install=install))
    apt.chmod(0o755)
    return log


def fake_python(folder: Path, version: str, said: str) -> None:
    """Put a Python of some version into a folder, which says that it is of another."""
    python = folder / f"python{version}"
    python.write_text(f"#!/bin/sh\necho {said}\n")
    python.chmod(0o755)


def stopping_message(run: ModuleType, verb: str = "") -> str:
    with pytest.raises(SystemExit) as stopped:
        run.complete_system(verb, [verb])
    return str(stopped.value)


# The Python that runs it


@pytest.mark.parametrize(
    "file", ["run.py", "massage_gui/__init__.py", "massage_gui/services/system_needs.py"]
)
def test_an_old_python_can_read_what_says_that_it_is_too_old(file: str) -> None:
    ast.parse((PROJECT / file).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_the_versions_of_python_are_those_of_pyproject(run: ModuleType) -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = run.supported()
    newest = f"3.{int(versions[-1].split('.')[1]) + 1}"
    assert project["requires-python"] == f">={versions[0]},<{newest}"
    named = [each.rpartition(" ")[2] for each in project["classifiers"] if "Python :: 3" in each]
    assert named == versions == ["3.11", "3.12", "3.13", "3.14"]
    assert f"Python {', '.join(versions[:-1])} or {versions[-1]}" in (PROJECT / "README.md").read_text(
        "utf-8"
    )
    assert f"Python {versions[0]} to {versions[-1]} " in str(run.__doc__)
    assert all(run.python_problem(version) is None for version in versions)


@pytest.mark.parametrize("found", ["3.8", "3.10", "3.15", "4.0"])
def test_another_python_is_told_with_one_that_is_here(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, found: str
) -> None:
    # 3.14 is only a name here, as where a version manager stands before all of them.
    for version, said in (("3.12", "3.12"), ("3.13", "3.13"), ("3.14", "3.8")):
        fake_python(tmp_path, version, said)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["run.py", "show", "lower back"])
    assert run.python_problem(found) == (
        f"This needs Python 3.11 to 3.14, and this is Python {found}. "
        "Python 3.13 is here: python3.13 run.py show 'lower back'"
    )


def test_where_no_python_would_do_it_says_what_to_do(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run.python_problem("3.9").endswith("Install one of them, then start again with it.")


def test_nothing_is_set_up_with_a_wrong_python(
    run: ModuleType, installs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "supported", lambda: ["3.1"])
    with pytest.raises(SystemExit, match="This needs Python"):
        run.main(["list"])
    assert installs == []


# The system beneath it


def test_a_complete_system_lacks_nothing(run: ModuleType) -> None:
    assert run.missing_packages("test", ["test"]) == {}
    run.complete_system("test", ["test"])


def test_all_that_is_missing_is_named_in_one_command(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    log = fake_apt(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setitem(system_needs.PAINTING, "libgone-for-this-test.so.1", "libgone1")
    monkeypatch.setattr(system_needs, "FONT_FOLDERS", (str(tmp_path / "nowhere"),))
    message = stopping_message(run, "test")
    assert "libgone-for-this-test.so.1, a font, sh" in message
    command = "sudo apt-get install -y --no-install-recommends libgone1 fonts-dejavu-core dash"
    assert message.splitlines()[1:] == [f"  {command}"]
    assert not log.exists()


def test_python_without_ensurepip_lacks_its_venv_package(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    package = f"python3.{sys.version_info.minor}-venv"
    assert run.missing_packages("list", ["list"]) == {"Python's own venv": package}


@pytest.mark.parametrize(
    ("words", "screen", "expected"),
    [
        ([], {}, ["offscreen"]),
        ([], {"DISPLAY": ":0"}, ["xcb"]),
        ([], {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, ["wayland", "xcb"]),
        (["lower-back"], {"DISPLAY": ":0"}, ["xcb"]),
        (["bench"], {"DISPLAY": ":0"}, ["xcb"]),
        (["test", "-x"], {}, ["xcb"]),
        (["card", "calf"], {"DISPLAY": ":0"}, ["offscreen"]),
        (["tour", "pictures"], {"DISPLAY": ":0"}, ["offscreen"]),
        (["list"], {"DISPLAY": ":0"}, []),
        (["--data-dir", "here", "show", "calf"], {"DISPLAY": ":0"}, []),
        (["--version"], {}, []),
        (["update-constraints"], {}, []),
    ],
)
def test_only_what_is_needed_for_what_is_asked_must_be_there(
    run: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    screen: dict[str, str],
    expected: list[str],
) -> None:
    for name, value in screen.items():
        monkeypatch.setenv(name, value)
    assert run.platforms_for(words[0] if words else "", words) == expected


def test_what_needs_no_qt_asks_for_neither_libraries_nor_letters(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(system_needs.PAINTING, "libgone-for-this-test.so.1", "libgone1")
    monkeypatch.setattr(system_needs, "FONT_FOLDERS", (str(tmp_path / "nowhere"),))
    assert run.missing_packages("list", ["list"]) == {}
    assert run.missing_packages("card", ["card"]) == {
        "libgone-for-this-test.so.1": "libgone1",
        "a font": "fonts-dejavu-core",
    }


def test_root_installs_what_is_missing_and_says_so_in_one_line(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fonts" / "plain.ttf").unlink()
    log = fake_apt(tmp_path, f"echo chatter; touch {tmp_path}/fonts/new.otf")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.delenv("DEBIAN_FRONTEND", raising=False)
    run.complete_system("", [])
    assert capsys.readouterr() == ("", "Installing with apt-get: fonts-dejavu-core\n")
    (line,) = log.read_text().splitlines()
    assert line.startswith("noninteractive ")
    assert line.endswith("fonts-dejavu-core")


@pytest.mark.parametrize(
    ("listed", "expected"), [(True, ["install", "update", "install"]), (False, ["update", "install"])]
)
def test_root_fetches_the_package_lists_once_when_they_are_needed(
    run: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    listed: bool,
    expected: list[str],
) -> None:
    (tmp_path / "fonts" / "plain.ttf").unlink()
    log = fake_apt(tmp_path, "echo unable to fetch; exit 100")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    if not listed:
        monkeypatch.setattr(system_needs, "APT_LISTS", tmp_path / "nowhere")
    message = stopping_message(run)
    assert "apt-get install" in message
    assert "sudo" not in message
    verbs = ["update" if line.endswith("update") else "install" for line in log.read_text().splitlines()]
    assert verbs == expected
    assert "unable to fetch" in capsys.readouterr().err


# The packages of Python


def test_the_fingerprint_is_what_is_installed(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run.fingerprint()
    (run.ROOT / "pyproject.toml").write_text("[project]\nversion = '2'\n")
    assert run.fingerprint() == first
    monkeypatch.setattr(sys, "base_prefix", "/another/python")
    other_python = run.fingerprint()
    (run.ROOT / "constraints.txt").write_text("six==1.17.0\n")
    other_versions = run.fingerprint()
    monkeypatch.setattr(run, "ROOT", run.ROOT / "elsewhere")
    assert len({first, other_python, other_versions, run.fingerprint()}) == 4


def test_the_environment_is_made_once_with_the_fixed_versions(
    run: ModuleType, installs: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    run.set_up(dev=False)
    venv, pip = installs
    assert venv == [sys.executable, "-m", "venv", str(run.ROOT / ".venv-new")]
    constraints = run.ROOT / "constraints.txt"
    assert pip[3:] == [
        "install", "--no-input", "--constraint", str(constraints), "--editable", ".", constraints.as_uri(),
    ]  # fmt: skip
    assert "about 100 MB to download, 300 MB on disk" in capsys.readouterr().err
    run.set_up(dev=False)
    assert len(installs) == 2


def test_what_the_project_is_built_with_is_fixed_too(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, installs: list[list[str]]
) -> None:
    """Old versions of pip read one name for it and new ones another; both take an address without spaces."""
    seen: list[dict[str, str]] = []

    def watched(_: object, env: dict[str, str], __: object) -> tuple[int, str]:
        seen.append(env)
        return 0, ""

    monkeypatch.setattr(run, "watched", watched)
    monkeypatch.setattr(run, "CONSTRAINTS", run.ROOT / "my folder" / "constraints.txt")
    (run.ROOT / "my folder").mkdir()
    run.CONSTRAINTS.touch()
    run.set_up(dev=False)
    assert installs
    assert seen[0]["PIP_CONSTRAINT"] == seen[0]["PIP_BUILD_CONSTRAINT"] == run.CONSTRAINTS.as_uri()
    assert " " not in seen[0]["PIP_CONSTRAINT"]


def test_the_tools_for_tests_make_a_new_environment_that_has_both(
    run: ModuleType, installs: list[list[str]]
) -> None:
    run.set_up(dev=False)
    run.set_up(dev=True)
    assert [command[-2] for command in installs[1::2]] == [".", ".[dev]"]
    run.set_up(dev=False)
    run.set_up(dev=True)
    assert len(installs) == 4


def test_new_versions_leave_the_tools_for_tests_where_they_were(
    run: ModuleType, installs: list[list[str]]
) -> None:
    run.set_up(dev=True)
    (run.ROOT / "constraints.txt").write_text("six==1.17.0\n")
    run.set_up(dev=False)
    run.set_up(dev=True)
    assert [command[-2] for command in installs[1::2]] == [".[dev]"] * 2


@pytest.mark.parametrize("change", ["versions", "python gone", "stamp damaged"])
def test_the_environment_is_made_again_when_it_no_longer_fits(
    run: ModuleType, installs: list[list[str]], change: str
) -> None:
    run.set_up(dev=False)
    if change == "versions":
        (run.ROOT / "constraints.txt").write_text("six==1.17.0\n")
    elif change == "python gone":
        run.python_in(run.VENV).unlink()
    else:
        (run.VENV / "set-up-done").write_bytes(b"\xff" + run.fingerprint().encode()[:20])
    run.set_up(dev=False)
    assert len(installs) == 4


def test_the_new_environment_stands_where_its_commands_look_for_python(
    run: ModuleType, installs: list[list[str]]
) -> None:
    run.set_up(dev=False)
    assert len(installs) == 2
    assert (run.python_in(run.VENV).parent / "pytest").read_text() == (
        f"#!{run.python_in(run.VENV)}\nimport pytest\n"
    )
    assert (run.VENV / "pyvenv.cfg").read_text() == f"command = python -m venv {run.VENV}\n"
    assert [each.name for each in run.ROOT.glob(".venv*") if each.is_dir()] == [".venv"]


def failing(run: ModuleType, monkeypatch: pytest.MonkeyPatch, output: str) -> None:
    """Let pip fail with these words."""
    monkeypatch.setattr(run, "watched", lambda *_: (1, output))


@pytest.fixture
def worked(run: ModuleType, installs: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> str:
    """An environment that works, and new versions to install; gives its stamp."""
    run.set_up(dev=False)
    (run.ROOT / "constraints.txt").write_text("six==1.17.0\n")
    monkeypatch.setattr(run, "still_works", lambda dev: not dev)
    installs.clear()
    return str((run.VENV / "set-up-done").read_text())


@pytest.mark.parametrize("words", ["connection broken by NewConnectionError", "es ging nicht"])
def test_offline_what_was_set_up_before_is_started_and_told_in_one_line(
    run: ModuleType,
    worked: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: str,
) -> None:
    failing(run, monkeypatch, words)
    monkeypatch.setattr(run, "index_answers", lambda _: False)
    capsys.readouterr()
    run.set_up(dev=False)
    assert (run.VENV / "set-up-done").read_text() == worked
    said = capsys.readouterr().err.splitlines()
    assert said[-1] == (
        "The package index cannot be reached. Go online, or set pip's proxy, and try again. "
        "Until then, what was set up before is used."
    )
    assert words not in "".join(said)


def test_offline_with_nothing_set_up_before_it_is_one_sentence(
    run: ModuleType, installs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(run, monkeypatch, "es ging nicht")
    monkeypatch.setattr(run, "index_answers", lambda _: False)
    with pytest.raises(SystemExit, match=r"^The package index cannot be reached\. Go online[^\n]*$"):
        run.set_up(dev=False)
    assert installs


def test_no_tests_are_run_without_the_tools_for_them(
    run: ModuleType, worked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(run, monkeypatch, "")
    monkeypatch.setattr(run, "index_answers", lambda _: False)
    with pytest.raises(SystemExit, match="cannot be reached"):
        run.set_up(dev=True)
    assert (run.VENV / "set-up-done").read_text() == worked


def test_a_package_that_cannot_be_had_is_told_in_pips_words_and_the_old_ones_stay(
    run: ModuleType, worked: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(run, monkeypatch, "No matching distribution found for six==1.17.0")
    monkeypatch.setattr(run, "index_answers", lambda _: True)
    monkeypatch.setattr(run, "still_works", lambda _: True)
    run.set_up(dev=False)
    assert "No matching distribution" in capsys.readouterr().err
    assert (run.VENV / "set-up-done").read_text() == worked
    with pytest.raises(SystemExit, match="pip could not install"):
        run.set_up(dev=True)


def test_a_set_up_that_was_cut_off_is_begun_again(
    run: ModuleType, worked: str, installs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    succeeding = run.watched
    monkeypatch.setattr(run, "watched", cut_off)
    with pytest.raises(KeyboardInterrupt):
        run.set_up(dev=False)
    assert (run.VENV / "set-up-done").read_text() == worked
    monkeypatch.setattr(run, "watched", succeeding)
    installs.clear()
    run.set_up(dev=False)
    assert len(installs) == 2
    assert (run.VENV / "set-up-done").read_text() != worked


def test_a_swap_that_was_cut_off_in_the_middle_is_mended(
    run: ModuleType, worked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.VENV.rename(run.beside(run.VENV, "old"))
    failing(run, monkeypatch, "")
    monkeypatch.setattr(run, "index_answers", lambda _: False)
    run.set_up(dev=False)
    assert (run.VENV / "set-up-done").read_text() == worked


@pytest.mark.parametrize("refused", [".venv", ".venv-new"])
def test_an_environment_that_cannot_be_replaced_stays(
    run: ModuleType,
    worked: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    refused: str,
) -> None:
    rename = Path.rename

    def in_use(source: Path, target: Path) -> None:
        if source.name == refused:
            raise PermissionError(13, "It is in use")
        rename(source, target)

    monkeypatch.setattr(Path, "rename", in_use)
    run.set_up(dev=False)
    assert "could not be replaced (It is in use). Close what uses it" in capsys.readouterr().err
    assert (run.VENV / "set-up-done").read_text() == worked


def test_a_link_in_the_place_of_the_environment_is_replaced_and_what_it_leads_to_is_left(
    run: ModuleType, installs: list[list[str]], tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine.txt").touch()
    run.VENV.symlink_to(tmp_path / "elsewhere")
    run.set_up(dev=False)
    assert len(installs) == 2
    assert not run.VENV.is_symlink()
    assert (tmp_path / "elsewhere" / "mine.txt").exists()
    assert not os.path.lexists(run.beside(run.VENV, "old"))


def test_a_full_disk_is_told_with_the_room_that_is_needed(
    run: ModuleType, installs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**12, 10**12, 120_000_000))
    with pytest.raises(SystemExit, match=r"400 MB must be free in .*, and 120 MB are\. Make room"):
        run.set_up(dev=False)
    assert installs == []


@pytest.mark.parametrize("number", [28, 122])
def test_a_disk_that_gets_full_meanwhile_is_told_whatever_the_language(
    run: ModuleType, installs: list[list[str]], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    failing(run, monkeypatch, f"ERROR: [Errno {number}] Auf dem Ger\u00e4t ist kein Platz mehr")
    with pytest.raises(SystemExit, match="560 MB must be free"):
        run.set_up(dev=True)
    assert installs


def test_a_folder_that_takes_nothing_is_told(run: ModuleType, installs: list[list[str]]) -> None:
    (run.ROOT / ".venv-lock").mkdir()
    with pytest.raises(SystemExit, match=r"Nothing can be put into .* \(Is a directory\)\. Copy it"):
        run.set_up(dev=False)
    assert installs == []


def test_what_somebody_else_left_and_cannot_be_removed_is_told(
    run: ModuleType, worked: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object, ignore_errors: bool = False) -> None:
        if not ignore_errors:
            raise PermissionError(13, "Permission denied")

    run.beside(run.VENV, "new").mkdir()
    monkeypatch.setattr(shutil, "rmtree", refused)
    run.set_up(dev=False)
    assert "(Permission denied)" in capsys.readouterr().err
    assert (run.VENV / "set-up-done").read_text() == worked


def test_two_set_ups_at_a_time_come_one_after_the_other(
    run: ModuleType, installs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second waits for the first, and finds that nothing is left to do."""
    said = []

    def first_ends(text: str) -> None:
        said.append(text)
        make_venv(run, run.VENV)
        (run.VENV / "set-up-done").write_text(run.fingerprint())
        fcntl.flock(held, fcntl.LOCK_UN)

    with (run.ROOT / ".venv-lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        monkeypatch.setattr(run, "say", first_ends)
        run.set_up(dev=False)
    assert said == ["Another set-up is at work here. Waiting until it is done."]
    assert installs == []


def test_the_index_is_looked_for_where_pip_looks(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(run, "getproxies", dict)

    def nobody_listens(address: str) -> bool:
        tried.append(address)
        return False

    monkeypatch.setattr(run, "listens", nobody_listens)

    def settings(*lines: str) -> bool:
        def quietly(*command: str | Path, show: bool) -> subprocess.CompletedProcess[str]:
            said = f"{ITS_OWN}\n" if "-c" in command else "\n".join(lines)
            return subprocess.CompletedProcess(command, int(show), said)

        monkeypatch.setattr(run, "quietly", quietly)
        return bool(run.index_answers(Path("python")))

    assert not settings("global.extra-index-url='file:///more'", ":env:.index-url='https://mine/simple'")
    assert not settings("global.index-url='https://mine'", "global.proxy='proxy:8080'")
    assert not settings("")
    assert tried == ["https://mine/simple", "proxy:8080", ITS_OWN]
    assert settings("install.no-index='true'")


def test_somebody_listens_or_does_not(run: ModuleType) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert run.listens(f"http://user:secret@127.0.0.1:{port}/simple")
        assert run.listens(f"127.0.0.1:{port}")
    assert not run.listens(NOBODY_LISTENS)
    assert run.listens("file:///somewhere")


PROGRAM = "import sys\nprint('started with', *sys.argv[1:])\n"


def test_a_real_set_up_that_finds_no_index_starts_what_was_there(tmp_path: Path) -> None:
    """A real Python, a real pip, and an address where nobody listens."""
    shutil.copy(PROJECT / "run.py", tmp_path)
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    (tmp_path / "constraints.txt").write_text("six==1.16.0\n")
    needs = tmp_path / "massage_gui" / "services" / "system_needs.py"
    needs.parent.mkdir(parents=True)
    shutil.copy(PROJECT / "massage_gui" / "services" / "system_needs.py", needs)
    venv = tmp_path / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    packages = Path(next(venv.glob("lib/python*/site-packages")))
    for name, text in (("massage_gui", PROGRAM), ("yaml", "")):
        (packages / name).mkdir()
        (packages / name / "__init__.py").touch()
        (packages / name / "__main__.py").write_text(text)
    (venv / "set-up-done").write_text("of-other-versions")
    env = os.environ | {"PIP_INDEX_URL": NOBODY_LISTENS, "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}
    env |= {"PIP_FIND_LINKS": "", "PIP_NO_INDEX": "", "PIP_EXTRA_INDEX_URL": ""}
    command = [sys.executable, "run.py", "list"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("started with list\n", 0)
    assert done.stderr.splitlines()[-1].startswith("The package index cannot be reached.")
    assert [each.name for each in tmp_path.glob(".venv*") if each.is_dir()] == [".venv"]


def test_progress_is_what_lies_on_the_disk(
    run: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = run.Progress(tmp_path / "new", 100, 300)
    progress.downloads.mkdir(parents=True)
    (tmp_path / "new" / "lib").mkdir()
    sparse(progress.downloads / "qt.whl", 43)
    progress.tell()
    progress.tell()
    sparse(tmp_path / "new" / "lib" / "libQt.so", 120)
    progress.tell()
    assert capsys.readouterr().err.splitlines() == ["  Downloading ...", "  Installing ..."]


def test_on_a_terminal_the_megabytes_are_counted(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(run, "say", lambda text, end="\n": said.append(text + end))
    progress = run.Progress(tmp_path / "new", 100, 300)
    progress.downloads.mkdir(parents=True)
    (tmp_path / "new" / "lib").mkdir()
    sparse(progress.downloads / "qt.whl", 43)
    progress.tell()
    sparse(tmp_path / "new" / "lib" / "libQt.so", 500)
    progress.tell()
    progress.end()
    assert said == [
        "\r  Downloading: 43 of about 100 MB ",
        "\r  Installing: 300 of about 300 MB ",
        "\n",
    ]


def test_folders_that_go_away_meanwhile_do_not_count(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pip clears its own folders away while the progress is looked at."""
    for name in ("gone", "stays"):
        (tmp_path / "new" / name).mkdir(parents=True)
        sparse(tmp_path / "new" / name / "qt.whl", 7)
    scan = os.scandir

    def late(folder: str) -> object:
        if Path(folder).name == "gone":
            raise FileNotFoundError(2, "No such file or directory", folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", late)
    assert run.megabytes(tmp_path / "new", ".whl") == 7


def sparse(file: Path, megabytes: int) -> None:
    """A file of this size that takes no room."""
    with file.open("wb") as made:
        made.truncate(megabytes * 1_000_000)


def test_a_command_is_watched_until_it_ends(run: ModuleType) -> None:
    looks: list[int] = []
    script = "import sys; print('a line'); sys.stdout.flush(); sys.stdin.read(); sys.exit(3)"
    command = [sys.executable, "-c", script]
    assert run.watched(command, dict(os.environ), lambda: looks.append(1)) == (3, "a line\n")


def test_what_a_successful_command_printed_is_not_shown(
    run: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.quietly("echo", "chatter").stdout == "chatter\n"
    assert capsys.readouterr() == ("", "")


def test_the_set_up_reads_no_answers() -> None:
    script = "import run; print(run.quietly('cat').stdout or 'nothing read')"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=PROJECT, input="yes", capture_output=True, text=True, check=True)
    assert done.stdout == "nothing read\n"


# The verbs


def test_exit_codes_are_those_of_the_command(run: ModuleType) -> None:
    assert run.call("sh", "-c", "exit 3") == 3
    assert run.call("sh", "-c", "kill -9 $$") == 137


def test_other_words_are_passed_to_the_program(run: ModuleType, calls: list[list[str]]) -> None:
    assert run.main(["list", "--json"]) == 0
    assert [command[-4:] for command in calls] == [["-m", "massage_gui", "list", "--json"]]
    assert calls[0][0] == str(run.python_in(run.VENV))


def test_without_a_screen_the_tour_is_played_and_its_folder_named(
    run: ModuleType, calls: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main([]) == 0
    folder = str(run.ROOT / "tour")
    assert [command[-2:] for command in calls] == [["tour", folder]]
    said = capsys.readouterr().err.splitlines()
    assert "no screen" in said[-2]
    assert said[-1].endswith(folder)


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_with_a_screen_the_window_opens(
    run: ModuleType, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "offscreen")
    assert run.main([]) == 0
    assert [command[-1] for command in calls] == ["massage_gui"]


def test_the_verb_test_runs_every_check_and_tells_which_failed(
    run: ModuleType,
    calls: list[list[str]],
    installs: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert run.main(["test"]) == 1
    assert [command[2:4] for command in calls[:2]] == [["ruff", "format"], ["ruff", "check"]]
    assert [command[2] for command in calls[2:]] == ["mypy", "pytest"]
    assert "--cov-fail-under=90" in calls[3]
    assert installs[-1][-2] == ".[dev]"
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    summary = capsys.readouterr().err.splitlines()[-4:]
    assert summary == ["ruff format: passed", "ruff check: passed", "mypy: FAILED", "pytest: passed"]


def test_some_tests_alone_need_not_reach_every_line(run: ModuleType, calls: list[list[str]]) -> None:
    run.main(["test", "tests/test_run.py", "-x"])
    assert calls[3][-2:] == ["tests/test_run.py", "-x"]
    assert not [word for word in calls[3] if "cov" in word]


def test_the_newest_versions_are_tested_apart_and_fetched_anew_each_time(
    run: ModuleType, calls: list[list[str]], installs: list[list[str]]
) -> None:
    run.set_up(dev=False)
    installs.clear()
    for _ in range(2):
        run.main(["test", "--newest", "-x"])
    assert [command[-2:] for command in installs[1::2]] == [[".[dev]", "newest"]] * 2
    assert not [word for command in installs for word in command if "constraint" in word]
    assert {command[0] for command in calls} == {str(run.python_in(run.NEWEST_VENV))}
    assert [command for command in calls if "--newest" in command] == []
    assert run.fits(dev=False)


def test_newest_versions_that_cannot_be_had_are_no_versions(
    run: ModuleType, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(run, monkeypatch, "")
    monkeypatch.setattr(run, "index_answers", lambda _: False)
    with pytest.raises(SystemExit, match="cannot be reached"):
        run.main(["test", "--newest"])
    assert calls == []


def test_the_verb_bench_runs_the_benchmark_with_the_tools_for_tests(
    run: ModuleType, calls: list[list[str]], installs: list[list[str]]
) -> None:
    assert run.main(["bench", "--short"]) == 0
    assert calls == [[str(run.python_in(run.VENV)), str(run.ROOT / "tests" / "bench.py"), "--short"]]
    assert installs[-1][-2] == ".[dev]"


def test_the_versions_are_fixed_anew_by_one_verb(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def quietly(*command: str | Path, show: bool = True) -> subprocess.CompletedProcess[str]:
        words = [str(word) for word in command]
        if "compile" in words:
            assert Path(words[-1]).read_text().split() == ["hatchling", "editables"]
            assert words[words.index("--python-version") + 1] == "3.11"
            Path(words[words.index("--output-file") + 1]).write_text("pyyaml==7.0\nsix==2.0\n")
        return subprocess.CompletedProcess(command, 0 if show else 1, "")

    monkeypatch.setattr(run, "quietly", quietly)
    assert run.main(["update-constraints"]) == 0
    head, *versions = run.CONSTRAINTS.read_text().splitlines()
    assert re.fullmatch(r"# .*python3 run\.py update-constraints", head)
    assert versions == ["pyyaml==7.0", "six==2.0"]
    assert capsys.readouterr().err == "2 versions are fixed in constraints.txt.\n"


def test_versions_that_cannot_be_looked_up_leave_the_fixed_ones(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "quietly", lambda *_, **__: subprocess.CompletedProcess([], 1, ""))
    with pytest.raises(SystemExit, match=r"constraints\.txt is as it was"):
        run.main(["update-constraints"])
    assert run.CONSTRAINTS.read_text() == "six==1.16.0\n"


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_names_every_verb_and_sets_nothing_up(
    run: ModuleType, calls: list[list[str]], capsys: pytest.CaptureFixture[str], word: str
) -> None:
    assert run.main([word]) == 0
    said = capsys.readouterr().out
    assert all(
        verb in said for verb in ("test", "--newest", "bench", "tour", "update-constraints", "ARGUMENTS")
    )
    assert calls == []
