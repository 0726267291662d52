from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy

from massage_gui.core.entry import StepDone
from massage_gui.ui.session_details import SessionDetails
from tests.days import session


def _no_steps(_uid: str) -> tuple[StepDone, ...]:
    return ()


@pytest.fixture
def details(qapp: object) -> Iterator[SessionDetails]:
    assert qapp is not None
    made = SessionDetails(_no_steps, lambda code: f"reason of {code}", pause=0)
    made.resize(420, 500)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_without_a_session_nothing_is_shown(details: SessionDetails) -> None:
    details.show_entry(None)
    assert not details.isVisible()


def test_a_session_is_told_with_its_ratings(details: SessionDetails) -> None:
    details.show_entry(session(1, 6, 4))
    assert "6" in details.text.text()
    assert "4" in details.text.text()
    assert "second round" not in details.text.text()


def test_a_second_round_and_soreness_after_two_days_are_told(details: SessionDetails) -> None:
    details.show_entry(session(1)._replace(round=2, still_sore=True))
    assert "second round" in details.text.text()
    assert "after two days" in details.text.text()


def test_each_reason_is_told_once(details: SessionDetails) -> None:
    details.show_entry(session(1)._replace(code="ST3", felt=("ST3", "ST5")))
    assert details.text.text().count("reason of ST3") == 1
    assert details.text.text().count("reason of ST5") == 1


def test_deleting_names_the_session_that_is_shown(details: SessionDetails) -> None:
    spy = QSignalSpy(details.delete_requested)
    details.show_entry(session(1, uid="old"))
    details.show_entry(session(0, uid="new"))
    details.delete.click()
    assert [spy.at(place) for place in range(spy.count())] == [["new"]]
