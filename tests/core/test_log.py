import logging
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from massage_gui import __version__
from massage_gui.core import log

logger = logging.getLogger("massage_gui.test")


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    log.stop_log()


def test_the_first_line_tells_version_and_platform(tmp_path: Path) -> None:
    file = log.start_log(tmp_path / "state" / "log")
    assert file == tmp_path / "state" / "log" / "massage-gui.log"
    first = file.read_text().splitlines()[0]
    assert f"massage-gui {__version__}, Python {sys.version.split()[0]}" in first


def test_the_folder_of_the_log_is_for_its_owner_only(tmp_path: Path) -> None:
    log.start_log(tmp_path / "log")
    assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o700


def test_the_home_folder_is_shown_as_a_tilde(tmp_path: Path) -> None:
    file = log.start_log(tmp_path / "log", home=tmp_path / "eva")
    assert file
    logger.info("settings in %s, not %s", tmp_path / "eva" / "settings", f"{tmp_path / 'eva'}-2")
    last = file.read_text().splitlines()[-1]
    assert last.endswith(f"settings in ~/settings, not {tmp_path / 'eva'}-2")


def test_the_home_folder_is_hidden_in_a_traceback_too(tmp_path: Path) -> None:
    file = log.start_log(tmp_path / "log", home=Path(__file__).parent)
    assert file
    try:
        raise ValueError("bad")
    except ValueError:
        logger.exception("failed")
    said = file.read_text()
    assert 'File "~/test_log.py"' in said
    assert str(Path(__file__).parent) not in said


def test_p38_a_file_name_of_odd_characters_stays_on_its_line(tmp_path: Path) -> None:
    file = log.start_log(tmp_path / "log")
    assert file
    logger.info("read %s", os.fsdecode(b"a\nb\x1b[31m\xff%n.yaml"))
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert lines[1].endswith(r"read a\nb\x1b[31m\xff%n.yaml")


def test_f36_the_log_keeps_three_files_of_one_megabyte(tmp_path: Path) -> None:
    log.start_log(tmp_path)
    for number in range(450):
        logger.info("%d %s", number, "x" * 10_000)
    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert set(sizes) == {"massage-gui.log", "massage-gui.log.1", "massage-gui.log.2"}
    assert max(sizes.values()) <= 1_000_000
    assert "449 xxx" in (tmp_path / "massage-gui.log").read_text()


@pytest.mark.parametrize("fault", ["a file where the folder should be", "a folder where the file should be"])
def test_f36_a_log_that_cannot_be_written_goes_to_standard_error(
    fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if fault.startswith("a file"):
        (tmp_path / "log").write_text("")
    else:
        (tmp_path / "log" / log.FILE_NAME).mkdir(parents=True)
    assert log.start_log(tmp_path / "log") is None
    logger.warning("said anyway")
    said = capsys.readouterr().err
    assert f"massage-gui {__version__}" in said
    assert said.endswith("massage_gui.test: said anyway\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_f36_a_full_disk_sends_the_log_to_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / log.FILE_NAME).symlink_to("/dev/full")
    log.start_log(tmp_path)
    logger.warning("said anyway")
    assert "massage_gui.test: said anyway\n" in capsys.readouterr().err
    log.stop_log()


def test_starting_again_does_not_say_everything_twice(tmp_path: Path) -> None:
    log.start_log(tmp_path)
    file = log.start_log(tmp_path)
    assert file
    logger.info("once")
    assert file.read_text().count("once") == 1


def test_nothing_is_said_to_other_logs(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    log.start_log(tmp_path)
    logger.warning("ours")
    assert not caplog.records
