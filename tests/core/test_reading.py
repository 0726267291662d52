import os
import socket
from pathlib import Path

import pytest

from massage_gui.core.problem import FileError
from massage_gui.core.raw_text import MOST_BYTES
from massage_gui.core.reading import SkippedError, read_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.yaml"


def test_an_ordinary_file_is_read(path: Path) -> None:
    path.write_bytes(b"a: b\n")
    assert read_file(path) == b"a: b\n"


def test_p30_a_file_that_is_too_large_is_never_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)
    monkeypatch.setattr(os, "read", lambda *_: pytest.fail("was read"))
    with pytest.raises(FileError, match="larger than 256 kB"):
        read_file(path)


def test_p30_a_file_as_large_as_allowed_is_read(path: Path) -> None:
    path.write_bytes(b"#" * MOST_BYTES)
    assert len(read_file(path)) == MOST_BYTES


def test_p30_a_file_that_grows_is_read_up_to_the_limit(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"# small\n")
    read, real = [0], os.read

    def grow_and_read(descriptor: int, length: int) -> bytes:
        with path.open("ab") as file:
            file.write(b"#" * 100_000)
        data = real(descriptor, length)
        read[0] += len(data)
        return data

    monkeypatch.setattr(os, "read", grow_and_read)
    with pytest.raises(FileError, match="larger than 256 kB"):
        read_file(path)
    assert read[0] <= MOST_BYTES


def test_p30_a_link_to_an_endless_device_is_skipped(path: Path) -> None:
    path.symlink_to("/dev/zero")
    with pytest.raises(SkippedError, match="link"):
        read_file(path)
    with pytest.raises(SkippedError, match="a device"):
        read_file(path, follow_links=True)


def test_p31_a_pipe_is_skipped_without_waiting(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(SkippedError, match="a pipe"):
        read_file(path)


def test_p31_a_socket_is_skipped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path.name)
        with pytest.raises(SkippedError, match="a socket"):
            read_file(path)


def test_p31_a_folder_is_skipped(path: Path) -> None:
    path.mkdir()
    with pytest.raises(SkippedError, match="a folder"):
        read_file(path)


def test_p32_links_are_skipped_unless_asked_for(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"a: b\n")
    path.symlink_to(target)
    with pytest.raises(SkippedError, match="this is a link"):
        read_file(path)
    assert read_file(path, follow_links=True) == b"a: b\n"


def test_p32_a_loop_of_links_is_skipped(path: Path) -> None:
    path.symlink_to(path)
    for follow in (False, True):
        with pytest.raises(SkippedError, match="link"):
            read_file(path, follow_links=follow)


def test_what_is_not_there_or_has_no_possible_name_is_skipped(path: Path) -> None:
    with pytest.raises(SkippedError, match="No such file"):
        read_file(path)
    with pytest.raises(SkippedError, match="name of a file"):
        read_file(path.with_name("a\0b"))
    with pytest.raises(SkippedError, match="too long"):
        read_file(path.with_name("x" * 300))


def test_a_failing_disk_skips_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    path.write_bytes(b"a: b\n")
    monkeypatch.setattr(os, "read", fail)
    with pytest.raises(SkippedError, match="Input/output error"):
        read_file(path)


def test_no_file_stays_open(path: Path) -> None:
    path.mkdir()
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        with pytest.raises(SkippedError):
            read_file(path)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
