"""The routines that ship, read once."""

from massage_gui.core.body import load_regions
from massage_gui.core.folders import resources, routines
from massage_gui.core.library import Library
from massage_gui.core.reading import read_file
from massage_gui.core.routine import Routine
from massage_gui.core.screening import read_screening

REGIONS = tuple(load_regions(resources() / "regions.yaml"))
_FILE = resources() / "screening.yaml"
SCREENING = read_screening(read_file(_FILE, follow_links=True), str(_FILE), regions=[r.id for r in REGIONS])
LIBRARY = Library.load(
    routines(), regions=REGIONS, questions=[question.code for question in SCREENING.questions]
)
ROUTINES = LIBRARY.routines


def routine(routine_id: str) -> Routine:
    """The shipped routine with this id."""
    found = LIBRARY.get(routine_id)
    assert found is not None
    return found
