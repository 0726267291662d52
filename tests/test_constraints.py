"""What run.py installs is fixed, for every system and Python that the project names."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
FIXED = [Requirement(line) for line in LINES if not line.startswith("#")]
WANTED = [
    Requirement(text)
    for text in (
        *PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"]["dev"],
        *PROJECT["build-system"]["requires"],
    )
]


class System(NamedTuple):
    """A system as the markers of a requirement see it."""

    sys_platform: str
    platform_machine: str
    os_name: str = "posix"


SYSTEMS = (
    System("linux", "x86_64"),
    System("linux", "aarch64"),
    System("darwin", "arm64"),
    System("win32", "AMD64", "nt"),
)
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def holds(requirement: Requirement, environment: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(environment)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize(
    "system", SYSTEMS, ids=lambda system: f"{system.sys_platform}-{system.platform_machine}"
)
def test_all_that_is_asked_for_has_one_version_in_its_range(system: System, python: str) -> None:
    environment = {**system._asdict(), "python_version": python, "python_full_version": f"{python}.1"}
    fixed = {
        canonicalize_name(each.name): [spec.version for spec in each.specifier]
        for each in FIXED
        if holds(each, environment)
    }
    assert all(len(versions) == 1 for versions in fixed.values())
    for wanted in (each for each in WANTED if holds(each, environment)):
        assert wanted.specifier.contains(Version(fixed[canonicalize_name(wanted.name)][0])), wanted


def test_every_version_is_exact() -> None:
    assert FIXED
    assert all(re.fullmatch(r"==[^,*]+", str(each.specifier)) for each in FIXED)
    assert [each for each in FIXED if each.extras or each.url] == []


def needed(name: str, extras: set[str], seen: set[str]) -> set[str]:
    """The packages that this one needs here, and those that these need."""
    for text in metadata.requires(name) or ():
        requirement = Requirement(text)
        own = canonicalize_name(requirement.name)
        if own not in seen and any(holds(requirement, {"extra": extra}) for extra in ("", *extras)):
            seen.add(own)
            needed(own, requirement.extras, seen)
    return seen


def test_what_is_needed_by_what_is_needed_is_fixed_too() -> None:
    names = needed("massage-gui", {"dev"}, set())
    assert {"shiboken6", "pluggy", "iniconfig"} <= names
    assert names <= {canonicalize_name(each.name) for each in FIXED}
