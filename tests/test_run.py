import ast
import importlib.util
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).resolve().parents[1]
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
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "plain.ttf").touch()
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "main_Packages.lz4").touch()
    venv = tmp_path / ".venv"
    replaced = {
        "ROOT": tmp_path, "VENV": venv, "PYTHON": venv / "python", "STAMP": venv / "done",
        "QT_LIBRARIES": {"libc6": "libc.so.6"}, "SCREEN_LIBRARIES": {}, "TEST_PROGRAMS": {"dash": "sh"},
        "FONT_FOLDERS": (str(tmp_path / "fonts"),), "APT_LISTS": tmp_path / "lists",
    }  # fmt: skip
    for name, value in replaced.items():
        assert hasattr(module, name)
        monkeypatch.setattr(module, name, value)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return module


@pytest.fixture
def installs(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands of the set-up; they succeed, and venv leaves a Python behind."""
    commands: list[list[str]] = []

    def quietly(*command: str) -> subprocess.CompletedProcess[str]:
        commands.append(list(command))
        run.VENV.mkdir(exist_ok=True)
        run.PYTHON.touch()
        return subprocess.CompletedProcess(command, 0, "")

    monkeypatch.setattr(run, "quietly", quietly)
    return commands


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


def stopping_message(run: ModuleType, tests: bool = False) -> str:
    with pytest.raises(SystemExit) as stopped:
        run.complete_system(tests)
    return str(stopped.value)


def test_an_old_python_can_read_the_file_and_is_told_what_is_needed(run: ModuleType) -> None:
    ast.parse((PROJECT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 8))
    assert "needs Python 3.11 to 3.13, and this is Python 3.8" in run.python_problem((3, 8))
    assert "this is Python 3.14" in run.python_problem((3, 14))


def test_the_versions_of_python_are_those_of_pyproject(run: ModuleType) -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">={}.{},<{}.{}".format(*run.OLDEST, 3, run.NEWEST[1] + 1)
    assert [run.python_problem((3, minor)) for minor in (11, 12, 13)] == [None, None, None]


def test_nothing_is_set_up_with_a_wrong_python(
    run: ModuleType, installs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "NEWEST", (3, 10))
    with pytest.raises(SystemExit, match="This needs Python"):
        run.main(["list"])
    assert installs == []


def test_a_complete_system_lacks_nothing(run: ModuleType) -> None:
    assert run.missing_packages(tests=True) == []
    run.complete_system(tests=True)


def test_all_that_is_missing_is_named_in_one_command(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    log = fake_apt(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setitem(run.QT_LIBRARIES, "libgone1", "libgone-for-this-test.so.1")
    monkeypatch.setattr(run, "FONT_FOLDERS", (str(tmp_path / "nowhere"),))
    message = stopping_message(run, tests=True)
    command = "sudo apt-get install -y --no-install-recommends libgone1 fonts-dejavu-core dash"
    assert message.splitlines()[1:] == [f"  {command}"]
    assert not log.exists()


def test_without_package_lists_the_command_fetches_them_first(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake_apt(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(run, "APT_LISTS", tmp_path / "nowhere")
    assert "sudo apt-get update && sudo apt-get install" in run.how_to_install(["xauth"])


def test_without_apt_get_the_names_are_told_and_no_command(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    message = stopping_message(run, tests=True)
    assert message.splitlines()[1:] == ["  dash"]
    assert "sudo" not in message


def test_python_without_ensurepip_lacks_its_venv_package(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert run.missing_packages(tests=False) == [f"python3.{sys.version_info.minor}-venv"]


@pytest.mark.parametrize("screen", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_libraries_for_a_window_are_asked_for_with_a_screen_and_for_the_tests(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    monkeypatch.setitem(run.SCREEN_LIBRARIES, "libxcb-gone0", "libxcb-gone-for-this-test.so.0")
    assert run.missing_packages(tests=False) == []
    assert run.missing_packages(tests=True) == ["libxcb-gone0"]
    monkeypatch.setenv(screen, ":1")
    assert run.missing_packages(tests=False) == ["libxcb-gone0"]


def test_root_installs_what_is_missing_and_says_so_in_one_line(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fonts" / "plain.ttf").unlink()
    log = fake_apt(tmp_path, f"echo chatter; touch {tmp_path}/fonts/new.otf")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.delenv("DEBIAN_FRONTEND", raising=False)
    run.complete_system(tests=False)
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
    monkeypatch.setattr(run, "APT_LISTS", run.APT_LISTS if listed else tmp_path / "nowhere")
    assert "apt-get install" in stopping_message(run)
    verbs = ["update" if line.endswith("update") else "install" for line in log.read_text().splitlines()]
    assert verbs == expected
    assert "unable to fetch" in capsys.readouterr().err


def test_the_fingerprint_changes_with_pyproject_and_with_python(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run.fingerprint()
    assert run.fingerprint() == first
    monkeypatch.setattr(sys, "base_prefix", "/another/python")
    other_python = run.fingerprint()
    (run.ROOT / "pyproject.toml").write_text("[project]\nversion = '2'\n")
    assert len({first, other_python, run.fingerprint()}) == 3


def test_the_environment_is_made_once(run: ModuleType, installs: list[list[str]]) -> None:
    run.set_up(dev=False)
    assert [command[2] for command in installs] == ["venv", "pip"]
    assert installs[0][0] == sys.executable
    assert installs[1][-1] == "."
    run.set_up(dev=False)
    assert len(installs) == 2


def test_the_tools_for_tests_are_added_to_the_same_environment(
    run: ModuleType, installs: list[list[str]]
) -> None:
    run.set_up(dev=False)
    run.set_up(dev=True)
    assert [command[-1] for command in installs[2:]] == [".[dev]"]
    run.set_up(dev=False)
    run.set_up(dev=True)
    assert len(installs) == 3


@pytest.mark.parametrize("change", ["pyproject", "python gone", "stamp damaged"])
def test_the_environment_is_made_again_when_it_no_longer_fits(
    run: ModuleType, installs: list[list[str]], change: str
) -> None:
    run.set_up(dev=False)
    if change == "pyproject":
        (run.ROOT / "pyproject.toml").write_text("[project]\nversion = '2'\n")
    elif change == "python gone":
        run.PYTHON.unlink()
    else:
        run.STAMP.write_bytes(b"\xff" + run.STAMP.read_bytes()[:20])
    run.set_up(dev=False)
    assert [command[2] for command in installs] == ["venv", "pip"] * 2
    assert "--clear" in installs[2]


def test_a_half_made_environment_is_made_again(
    run: ModuleType, installs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    succeeding = run.quietly

    def failing_pip(*command: str) -> subprocess.CompletedProcess[str]:
        succeeding(*command)
        return subprocess.CompletedProcess(command, int("pip" in command), "no space left")

    monkeypatch.setattr(run, "quietly", failing_pip)
    with pytest.raises(SystemExit, match="pip could not install"):
        run.set_up(dev=False)
    monkeypatch.setattr(run, "quietly", succeeding)
    run.set_up(dev=False)
    assert [command[2] for command in installs] == ["venv", "pip"] * 2


def test_offline_the_message_says_what_to_do(run: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    run.VENV.mkdir()
    run.PYTHON.write_text("#!/bin/sh\necho after connection broken by NewConnectionError; exit 1\n")
    run.PYTHON.chmod(0o755)
    with pytest.raises(SystemExit, match="Go online"):
        run.pip_install(".")
    assert "NewConnectionError" in capsys.readouterr().err


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


def test_exit_codes_are_those_of_the_command(run: ModuleType) -> None:
    assert run.call("sh", "-c", "exit 3") == 3
    assert run.call("sh", "-c", "kill -9 $$") == 137


def test_other_words_are_passed_to_the_program(run: ModuleType, calls: list[list[str]]) -> None:
    assert run.main(["list", "--json"]) == 0
    assert [command[-4:] for command in calls] == [["-m", "massage_gui", "list", "--json"]]
    assert calls[0][0] == str(run.PYTHON)


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
    assert run.main(["test", "-x"]) == 1
    assert [command[2:4] for command in calls[:2]] == [["ruff", "format"], ["ruff", "check"]]
    assert [command[2] for command in calls[2:]] == ["mypy", "pytest"]
    assert calls[3][-1] == "-x"
    assert "--cov-fail-under=90" in calls[3]
    assert installs[-1][-1] == ".[dev]"
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    summary = capsys.readouterr().err.splitlines()[-4:]
    assert summary == ["ruff format: passed", "ruff check: passed", "mypy: FAILED", "pytest: passed"]


def test_the_verb_bench_runs_the_benchmark_with_the_tools_for_tests(
    run: ModuleType, calls: list[list[str]], installs: list[list[str]]
) -> None:
    assert run.main(["bench", "--short"]) == 0
    assert calls == [[str(run.PYTHON), str(run.ROOT / "tests" / "bench.py"), "--short"]]
    assert installs[-1][-1] == ".[dev]"


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_names_every_verb_and_sets_nothing_up(
    run: ModuleType, calls: list[list[str]], capsys: pytest.CaptureFixture[str], word: str
) -> None:
    assert run.main([word]) == 0
    said = capsys.readouterr().out
    assert all(verb in said for verb in ("test", "bench", "tour", "ARGUMENTS"))
    assert calls == []
