import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from massage_gui.core.saving import SaveError, save, with_ending

OLD, NEW = b"old content\n", b"new content, and more of it\n" * 1_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file.json"


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def fail_at(monkeypatch: pytest.MonkeyPatch, name: str, turn: int, error: BaseException) -> None:
    real, calls = getattr(os, name), [0]

    def call(*arguments: Any) -> Any:
        calls[0] += 1
        if calls[0] == turn:
            raise error
        return real(*arguments)

    monkeypatch.setattr(os, name, call)


def short_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data[:10_000])))


def test_a_new_file_is_saved_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short_writes(monkeypatch)
    save(path, NEW, private=True)
    assert path.read_bytes() == NEW
    assert names(path.parent) == [path.name]


def test_an_empty_file_is_saved(path: Path) -> None:
    save(path, b"", private=False)
    assert path.read_bytes() == b""


@pytest.mark.parametrize(("private", "mode"), [(True, 0o600), (False, 0o644)])
def test_a_private_file_is_for_its_owner_only(path: Path, private: bool, mode: int) -> None:
    path.write_bytes(OLD)
    path.chmod(0o666)
    before = os.umask(0o022)
    try:
        save(path, NEW, private=private)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == mode


FAULTS = [
    *(("write", turn, errno.ENOSPC, "The disk is full.") for turn in (1, 2, 3)),
    ("fsync", 1, errno.EIO, "Input/output error."),
    ("replace", 1, errno.EACCES, "may not be written to"),
    ("open", 1, errno.EROFS, "read-only"),
]


@pytest.mark.parametrize("before", [OLD, None])
@pytest.mark.parametrize(("name", "turn", "number", "said"), FAULTS)
def test_f08_after_a_fault_the_old_file_is_as_it_was(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    turn: int,
    number: int,
    said: str,
    before: bytes | None,
) -> None:
    if before is not None:
        path.write_bytes(before)
    short_writes(monkeypatch)
    fail_at(monkeypatch, name, turn, OSError(number, os.strerror(number)))
    with pytest.raises(SaveError) as caught:
        save(path, NEW, private=True)
    monkeypatch.undo()
    assert (path.read_bytes() if path.exists() else None) == before
    assert names(path.parent) == ([] if before is None else [path.name])
    assert said in caught.value.reason
    assert caught.value.path == path
    assert "unchanged" in str(caught.value)


def test_an_interruption_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(OLD)
    fail_at(monkeypatch, "write", 1, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        save(path, NEW, private=True)
    assert path.read_bytes() == OLD
    assert names(path.parent) == [path.name]


def test_a_folder_that_cannot_be_synced_does_not_undo_a_save(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at(monkeypatch, "fsync", 2, OSError(errno.EINVAL, "Invalid argument"))
    save(path, NEW, private=True)
    assert path.read_bytes() == NEW


def test_what_can_never_be_saved_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    for path, said in (
        (tmp_path / "no" / "such", "no such folder"),
        (tmp_path / "file" / "below", "no such folder"),
        (tmp_path, "This is a folder"),
        (tmp_path / ("x" * 300), "too long"),
        (tmp_path / "a\0b", "name of a file"),
    ):
        with pytest.raises(SaveError, match=said):
            save(path, NEW, private=False)
    assert names(tmp_path) == ["file"]


def test_f10_a_device_is_neither_written_to_nor_replaced() -> None:
    with pytest.raises(SaveError, match="not an ordinary file"):
        save(Path("/dev/full"), NEW, private=False)
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_a_link_stays_and_what_it_points_to_is_saved(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(OLD)
    link.symlink_to(target)
    save(link, NEW, private=False)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_the_message_names_the_file_with_odd_characters_escaped() -> None:
    assert "a\\nb" in str(SaveError(Path("a\nb"), "The disk is full."))


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("calf.wav", "calf.wav"),
        ("calf.WAV", "calf.WAV"),
        ("calf.mp3", "calf.mp3.wav"),
        ("calf v1.2", "calf v1.2.wav"),
        ("calf", "calf.wav"),
    ],
)
def test_a_name_says_what_is_in_the_file(tmp_path: Path, name: str, saved: str) -> None:
    assert with_ending(tmp_path / name, ".wav") == tmp_path / saved


def test_any_of_the_endings_will_do(tmp_path: Path) -> None:
    assert with_ending(tmp_path / "all.csv", ".json", ".csv") == tmp_path / "all.csv"
    assert with_ending(tmp_path / "all.txt", ".json", ".csv") == tmp_path / "all.txt.json"


def test_a_name_made_longer_is_never_that_of_another_file(tmp_path: Path) -> None:
    for taken in ("calf.mp3.wav", "calf.mp3-2.wav"):
        (tmp_path / taken).touch()
    assert with_ending(tmp_path / "calf.mp3", ".wav") == tmp_path / "calf.mp3-3.wav"
