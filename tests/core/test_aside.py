"""Files that are set aside: renamed, never deleted, never over another."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from massage_gui.core.aside import set_aside

NOW = datetime(2026, 11, 22, 17, 5, 9)


def test_each_file_set_aside_in_one_second_has_a_name_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    names = []
    for text in ("first", "second", "third"):
        file.write_text(text)
        names.append(set_aside(file, NOW))
    assert names == [
        "kept.damaged-20261122-170509",
        "kept.damaged-20261122-170509-2",
        "kept.damaged-20261122-170509-3",
    ]
    assert [(tmp_path / name).read_text() for name in names] == ["first", "second", "third"]
    assert not file.exists()


def test_where_it_cannot_be_renamed_it_stays(tmp_path: Path) -> None:
    assert set_aside(tmp_path / "missing" / "kept", NOW) == ""
