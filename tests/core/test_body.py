from pathlib import Path

import pytest

from massage_gui.core.body import load_regions
from massage_gui.core.folders import resources
from massage_gui.core.problem import FileError
from massage_gui.core.region import Region, View

TEXT = """\
format: 1
regions:
  - id: spine
    name: Spine
    views: [back]
    sides: middle
    aliases: [backbone]
    reason: The spine is never pressed.
  - id: lower-back
    name: Lower back
    views: [back]
    sides: left-right
    aliases: [lumbar]
    beside: [spine]
  - id: knee
    name: Knee
    views: [front, back]
    sides: left-right
    aliases: []
    nearest: lower-back
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "regions.yaml"


def test_regions_are_read_in_body_order(path: Path) -> None:
    path.write_text(TEXT)
    assert load_regions(path) == (
        Region("spine", "Spine", (View.BACK,), False, ("backbone",), reason="The spine is never pressed."),
        Region("lower-back", "Lower back", (View.BACK,), True, ("lumbar",), beside=("spine",)),
        Region("knee", "Knee", (View.FRONT, View.BACK), True, nearest="lower-back"),
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: knee", "id: spine", "more than once"),
        ("nearest: lower-back", "nearest: lower-bak", "did you mean 'lower-back'?"),
        ("beside: [spine]", "beside: [knee]", "'beside': 'knee' is not one of: spine"),
        ("sides: middle", "sides: both", "'sides': 'both' is not one of: left-right, middle"),
        ("views: [front, back]", "views: []", "'views' must not be empty"),
        ("name: Knee", "nmae: Knee", "did you mean 'name'?"),
    ],
)
def test_what_is_wrong_is_told(path: Path, old: str, new: str, said: str) -> None:
    path.write_text(TEXT.replace(old, new))
    with pytest.raises(FileError) as caught:
        load_regions(path)
    assert said in str(caught.value)


def test_a_missing_file_is_told(path: Path) -> None:
    with pytest.raises(FileError, match="No such file"):
        load_regions(path)


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(FileError, match="a folder"):
        load_regions(path)


def test_the_regions_that_ship_are_right() -> None:
    regions = load_regions(resources() / "regions.yaml")
    assert {"lower-back", "spine", "foot-sole"} <= {region.id for region in regions}
