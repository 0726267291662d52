import os
import stat
from pathlib import Path

import pytest

from massage_gui.core import folders
from massage_gui.core.folders import FolderError, UserFolders, make_private


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_program_finds_its_own_data() -> None:
    assert (folders.resources() / "regions.yaml").is_file()
    assert any(folders.routines().glob("*.yaml"))


def test_an_installed_package_has_its_data_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "massage_gui"
    package.mkdir()
    monkeypatch.setattr(folders, "_PACKAGE", package)
    assert folders.resources() == tmp_path / "resources"
    (package / "resources").mkdir()
    assert folders.resources() == package / "resources"
    assert folders.routines() == package / "routines"


def test_linux_has_three_folders_below_home(tmp_path: Path) -> None:
    found = UserFolders.find(environ={"HOME": str(tmp_path)}, platform="linux")
    assert found.data == tmp_path / ".local/share/massage-gui"
    assert found.config == tmp_path / ".config/massage-gui"
    assert found.state == tmp_path / ".local/state/massage-gui"
    assert found.routines == found.data / "routines"


def test_the_xdg_variables_are_followed(tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "XDG_DATA_HOME": "/x/data", "XDG_CONFIG_HOME": "/x/config"}
    found = UserFolders.find(environ=environ, platform="linux")
    assert (found.data, found.config) == (Path("/x/data/massage-gui"), Path("/x/config/massage-gui"))


@pytest.mark.parametrize("value", ["", "data", "./data", "../data", "~/data"])
def test_f13_a_relative_xdg_variable_is_ignored(tmp_path: Path, value: str) -> None:
    found = UserFolders.find(environ={"HOME": str(tmp_path), "XDG_DATA_HOME": value}, platform="linux")
    assert found.data == tmp_path / ".local/share/massage-gui"


@pytest.mark.parametrize("home", [None, "", "relative", "/no/such/home", "/dev/null"])
@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_f13_without_a_home_folder_it_is_said_what_to_do(home: str | None, platform: str) -> None:
    environ = {} if home is None else {"HOME": home}
    with pytest.raises(FolderError, match="--data-dir"):
        UserFolders.find(environ=environ, platform=platform)


def test_f13_no_home_is_needed_where_every_folder_is_given(tmp_path: Path) -> None:
    environ = {f"XDG_{name}_HOME": str(tmp_path) for name in ("DATA", "CONFIG", "STATE")}
    assert UserFolders.find(environ=environ, platform="linux").state == tmp_path / "massage-gui"
    assert UserFolders.find(tmp_path, environ={}) == UserFolders(tmp_path, tmp_path, tmp_path)


def test_a_relative_data_folder_is_taken_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert UserFolders.find(Path("mine"), environ={}).data == tmp_path / "mine"


def test_macos_and_windows_have_their_own_places(tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "APPDATA": "/roaming", "LOCALAPPDATA": "/local"}
    mac = UserFolders.find(environ=environ, platform="darwin")
    assert mac.data == mac.config == tmp_path / "Library/Application Support/massage-gui"
    windows = UserFolders.find(environ=environ, platform="win32")
    assert windows.data == windows.config == Path("/roaming/massage-gui")
    assert windows.state == Path("/local/massage-gui")


def test_a_private_folder_is_for_its_owner_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make_private(tmp_path / "a" / "b")
        (tmp_path / "open").mkdir(mode=0o755)
        make_private(tmp_path / "open")
    finally:
        os.umask(before)
    assert {mode(tmp_path / name) for name in ("a", "a/b", "open")} == {0o700}
    make_private(tmp_path / "a" / "b")


def test_a_folder_shared_on_purpose_stays_as_it_is(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    make_private(shared)
    assert mode(shared) == 0o1777


def test_f13_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for path in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / "a\0b", Path("/proc/none")):
        with pytest.raises(FolderError, match="cannot be used") as caught:
            make_private(path)
        assert "--data-dir" in str(caught.value)
