"""The choices of a session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QSpinBox, QWidget

from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.core.region import Side
from massage_gui.ui.plan_choices import PlanChoices
from massage_gui.ui.tick import TickBox
from tests.samples import sample_routine
from tests.ui.walk import focused, settle

TWO_SIDED, ONCE = sample_routine(two_sided=True), sample_routine()


@pytest.fixture
def choices(qapp: object) -> Iterator[PlanChoices]:
    """The choices of a routine with two sides, of which the right one was clicked."""
    assert qapp is not None
    made = PlanChoices()
    made.show_plan(Plan(), TWO_SIDED, Side.RIGHT)
    made.resize(400, 400)
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()
    made.deleteLater()


def plans(spy: QSignalSpy) -> list[Plan]:
    """The plans that were told."""
    return [spy.at(i)[0] for i in range(spy.count())]


def only(choices: PlanChoices) -> QPushButton:
    """The offer to do one side only."""
    made = choices.targets[1]
    assert isinstance(made, QPushButton)
    return made


def box(choices: PlanChoices, name: str) -> QComboBox:
    """A field to choose from, by its name."""
    return next(each for each in choices.findChildren(QComboBox) if each.accessibleName() == name)


def test_folded_it_says_the_plan_and_unfolded_it_has_every_field(choices: PlanChoices) -> None:
    assert (
        choices.summary.accessibleName() == "Choices: Both sides, left first · Standard · 10 s to get ready"
    )
    assert not choices.fields.isVisible()
    choices.summary.click()
    assert all(target.isVisible() for target in choices.targets if isinstance(target, QComboBox | QSpinBox))
    choices.summary.click()
    assert not choices.fields.isVisible()


def test_the_half_that_was_clicked_is_offered_alone(choices: PlanChoices) -> None:
    told = QSignalSpy(choices.changed)
    assert only(choices).text() == "Do only the right side"
    only(choices).click()
    assert plans(told) == [Plan(Sides.RIGHT)]
    assert not only(choices).isVisible()
    assert focused() is choices.summary
    assert "Right side only" in choices.summary.accessibleName()


@pytest.mark.parametrize("clicked", [None, Side.LEFT])
def test_nothing_is_offered_where_no_half_was_clicked_or_only_it_is_done(
    choices: PlanChoices, clicked: Side | None
) -> None:
    choices.show_plan(Plan(Sides.LEFT), TWO_SIDED, clicked)
    assert not only(choices).isVisible()


def test_a_routine_without_sides_asks_for_none(choices: PlanChoices) -> None:
    choices.show_plan(Plan(), ONCE, Side.LEFT)
    choices.summary.click()
    assert not box(choices, "Sides").isVisible()
    assert not only(choices).isVisible()
    assert "side" not in choices.summary.accessibleName()


def test_optional_steps_are_asked_about_only_where_there_are_some(choices: PlanChoices) -> None:
    choices.summary.click()
    ticks = {each.accessibleName(): each for each in choices.findChildren(TickBox)}
    assert not ticks["With the optional steps"].isVisible()
    choices.show_plan(Plan(), ONCE, None)
    assert ticks["With the optional steps"].isVisible()


@pytest.mark.parametrize(
    ("name", "row", "plan"),
    [
        ("Sides", 1, Plan(Sides.RIGHT_LEFT)),
        ("Sides", 2, Plan(Sides.LEFT)),
        ("Length", 0, Plan(length=Length.SHORT)),
        ("Length", 2, Plan(length=Length.LONG)),
    ],
)
def test_each_choice_is_told_once(choices: PlanChoices, name: str, row: int, plan: Plan) -> None:
    choices.summary.click()
    told = QSignalSpy(choices.changed)
    field = box(choices, name)
    field.setFocus()
    for _ in range(abs(row - field.currentIndex())):
        QTest.keyClick(field, Qt.Key.Key_Down if row > field.currentIndex() else Qt.Key.Key_Up)
    assert plans(told)[-1] == plan
    assert told.count() == abs(row - {"Sides": 0, "Length": 1}[name])


def test_the_time_to_get_ready_goes_from_0_to_60(choices: PlanChoices) -> None:
    told = QSignalSpy(choices.changed)
    field = choices.findChild(QSpinBox)
    assert isinstance(field, QSpinBox)
    field.setValue(500)
    field.setValue(-3)
    assert [plan.get_ready for plan in plans(told)] == [60, 0]


def test_waiting_is_told_by_key_and_by_its_words(choices: PlanChoices) -> None:
    choices.summary.click()
    told = QSignalSpy(choices.changed)
    tick = next(each for each in choices.findChildren(TickBox) if "Wait" in each.accessibleName())
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert plans(told) == [Plan(wait_for_me=True)]


def test_only_a_routine_with_a_change_offers_to_wait_at_it(choices: PlanChoices) -> None:
    names = []
    for routine in (TWO_SIDED, ONCE):
        choices.show_plan(Plan(), routine, None)
        names += [each.accessibleName() for each in choices.findChildren(TickBox)]
    waits = [name for name in names if "Wait" in name]
    assert waits == ["Wait for me after set-up and at the change", "Wait for me after set-up"]


def test_showing_a_plan_tells_nothing(choices: PlanChoices) -> None:
    told = QSignalSpy(choices.changed)
    choices.show_plan(Plan(Sides.LEFT, 25, Length.LONG, False, wait_for_me=True), ONCE, None)
    assert told.count() == 0
    choices.show_plan(Plan(max_pressure=2), TWO_SIDED, None)
    choices.summary.click()
    box(choices, "Length").setFocus()
    QTest.keyClick(box(choices, "Length"), Qt.Key.Key_Down)
    assert plans(told) == [Plan(length=Length.LONG, max_pressure=2)], "what has no field was lost"


def test_the_wheel_scrolls_the_page_and_changes_no_field(choices: PlanChoices) -> None:
    choices.summary.click()
    told = QSignalSpy(choices.changed)
    fields: list[QWidget] = [*choices.findChildren(QComboBox), *choices.findChildren(QSpinBox)]
    assert len(fields) == 3
    for field in fields:
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(field.mapToGlobal(QPoint(5, 5))),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        field.setFocus()
        QApplication.sendEvent(field, wheel)
        assert not wheel.isAccepted()
    assert told.count() == 0
