"""The list beside the map, and its search."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from massage_gui.app import Parts
from massage_gui.core.library import Library
from massage_gui.core.region import Region
from massage_gui.ui.captions import captions_of
from massage_gui.ui.region_list import RegionList
from tests.ui.walk import focused, press, settle


@pytest.fixture
def areas(regions: tuple[Region, ...], library: Library) -> Iterator[RegionList]:
    """The list of all areas, shown."""
    made = RegionList(regions)
    made.set_lines(captions_of(library).lines)
    made.resize(300, 500)
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()
    made.deleteLater()


def ids(spy: QSignalSpy) -> list[str | None]:
    """The regions that a signal told, None for none."""
    told = [spy.at(i)[0] for i in range(spy.count())]
    return [None if region is None else str(region.id) for region in told]


def place(areas: RegionList, row: int) -> QPoint:
    """The middle of a line."""
    return areas.list.visualItemRect(areas.list.item(row)).center()


def test_it_has_every_region_in_body_order(areas: RegionList, regions: tuple[Region, ...]) -> None:
    assert areas.shown == [region.id for region in regions]


def test_a_screen_reader_hears_the_minutes_or_that_there_is_no_routine(areas: RegionList) -> None:
    heard = [
        areas.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(areas.list.count())
    ]
    assert "Lower back, 7 min" in heard
    assert "Knee, no routine" in heard


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("temp", ["temple"]),
        ("TRAPS", ["top-of-shoulder"]),
        ("lumbar", ["lower-back"]),
        ("butt", ["buttock"]),
        ("  calf ", ["calf"]),
    ],
)
def test_search_finds_by_name_and_plain_words(areas: RegionList, typed: str, found: list[str]) -> None:
    QTest.keyClicks(areas.search, typed)
    assert areas.shown == found


def test_enter_in_the_search_opens_the_first_that_is_left(areas: RegionList) -> None:
    chosen = QSignalSpy(areas.region_chosen)
    QTest.keyClicks(areas.search, "lumb")
    QTest.keyClick(areas.search, Qt.Key.Key_Return)
    assert ids(chosen) == ["lower-back"]


def test_nothing_found_says_so_and_offers_to_clear(areas: RegionList) -> None:
    chosen = QSignalSpy(areas.region_chosen)
    QTest.keyClicks(areas.search, "<b>spleen</b>")
    QTest.keyClick(areas.search, Qt.Key.Key_Return)
    assert chosen.count() == 0
    texts = [label for label in areas.findChildren(QLabel) if label.isVisible()]
    assert [label.text() for label in texts] == ["No area is called “<b>spleen</b>”."]
    assert texts[0].textFormat() is Qt.TextFormat.PlainText
    assert not areas.list.isVisible()
    (clear,) = [each for each in areas.findChildren(QPushButton) if each.isVisible()]
    assert clear.text() == "Clear the search"
    assert clear.y() < 120, "far from the search field"
    clear.click()
    assert areas.search.text() == ""
    assert areas.list.isVisible()
    assert len(areas.shown) == areas.list.count()
    assert not clear.isVisible()


def test_a_slip_of_the_keys_finds_what_was_meant_and_says_so(areas: RegionList) -> None:
    chosen = QSignalSpy(areas.region_chosen)
    QTest.keyClicks(areas.search, "sholder")
    assert areas.shown[0] == "shoulder"
    assert areas.list.isVisible()
    texts = [label.text() for label in areas.findChildren(QLabel) if label.isVisible()]
    assert texts == ["No area is called “sholder”. Did you mean “shoulder”?"]
    settle()
    assert areas.list.y() < 120, "far from the search field"
    QTest.keyClick(areas.search, Qt.Key.Key_Return)
    assert ids(chosen) == ["shoulder"]


def test_what_is_found_is_told_and_that_all_is_shown_again(areas: RegionList) -> None:
    found = QSignalSpy(areas.found)
    QTest.keyClicks(areas.search, "lumb")
    assert found.at(found.count() - 1)[0] == ("lower-back",)
    areas.search.clear()
    assert found.at(found.count() - 1)[0] == ()


def test_only_blanks_find_everything(areas: RegionList) -> None:
    QTest.keyClicks(areas.search, "   ")
    assert len(areas.shown) == areas.list.count()
    assert areas.list.isVisible()


def test_down_goes_from_the_search_to_the_first_line_that_is_left(areas: RegionList) -> None:
    pointed, chosen = QSignalSpy(areas.region_pointed), QSignalSpy(areas.region_chosen)
    areas.show_region("head")
    areas.search.setFocus()
    QTest.keyClicks(areas.search, "thigh")
    press(Qt.Key.Key_Down)
    assert focused() is areas.list
    assert ids(pointed)[-1] == areas.shown[0]
    press(Qt.Key.Key_Return)
    assert ids(chosen) == [areas.shown[0]]


def test_the_cursor_points_and_enter_chooses(areas: RegionList) -> None:
    areas.list.setFocus()
    areas.show_region("temple")
    pointed, chosen = QSignalSpy(areas.region_pointed), QSignalSpy(areas.region_chosen)
    press(Qt.Key.Key_Down)
    assert ids(pointed) == ["face"]
    press(Qt.Key.Key_Return)
    assert ids(chosen) == ["face"]


def test_the_pointer_points_and_a_click_chooses_once(areas: RegionList) -> None:
    pointed, chosen = QSignalSpy(areas.region_pointed), QSignalSpy(areas.region_chosen)
    QTest.mouseMove(areas.list.viewport(), place(areas, 3))
    settle()
    assert ids(pointed)[-1] == "jaw"
    QTest.mouseClick(areas.list.viewport(), Qt.MouseButton.LeftButton, pos=place(areas, 3))
    assert ids(chosen) == ["jaw"]


@pytest.mark.parametrize("way", ["pointer", "focus", "hidden"])
def test_nothing_is_pointed_at_any_more_when_the_list_is_left(areas: RegionList, way: str) -> None:
    areas.list.setFocus()
    press(Qt.Key.Key_Down)
    pointed = QSignalSpy(areas.region_pointed)
    if way == "pointer":
        QApplication.sendEvent(areas.list.viewport(), QEvent(QEvent.Type.Leave))
    elif way == "focus":
        areas.search.setFocus()
    else:
        areas.list.hide()
    assert ids(pointed)[-1] is None


def test_being_shown_a_region_says_nothing(areas: RegionList) -> None:
    pointed, chosen = QSignalSpy(areas.region_pointed), QSignalSpy(areas.region_chosen)
    areas.show_region("calf")
    assert areas.current == "calf"
    areas.show_region(None)
    assert areas.current is None
    assert pointed.count() == chosen.count() == 0


def test_new_lines_keep_the_cursor_and_the_search(areas: RegionList, library: Library) -> None:
    areas.show_region("calf")
    areas.search.setText("leg")
    before = areas.shown
    areas.set_lines(captions_of(library).lines)
    assert areas.current == "calf"
    assert areas.shown == before


def test_what_can_be_played_comes_first_in_a_search_and_no_go_last(parts: Parts) -> None:
    areas, library = parts.flow.areas, parts.watch.library
    regions = {region.id: region for region in library.regions}
    before = areas.shown
    areas.search.setText("stiff neck")
    found = [regions[each] for each in areas.shown]
    assert {"back-of-neck", "side-of-neck"} <= {region.id for region in found}
    ranks = [(region.no_go, not library.for_region(region.id)) for region in found]
    assert ranks == sorted(ranks)
    assert found[-1].no_go
    areas.search.clear()
    assert areas.shown == before


def test_a_feeling_alone_hides_nothing_and_enter_opens_nothing(areas: RegionList) -> None:
    chosen = QSignalSpy(areas.region_chosen)
    for words in ("", "sore", "my sti"):
        areas.search.setText(words)
        assert len(areas.shown) == areas.list.count()
        assert areas.list.isVisible()
        QTest.keyClick(areas.search, Qt.Key.Key_Return)
    assert chosen.count() == 0


def test_a_search_that_hides_what_was_chosen_elsewhere_is_dropped(areas: RegionList) -> None:
    areas.search.setText("neck")
    areas.show_region("side-of-neck")
    areas.reveal()
    assert areas.search.text() == "neck"
    areas.show_region("calf")
    areas.reveal()
    assert areas.search.text() == ""
    assert areas.current == "calf"


def test_enter_in_the_search_opens_what_can_be_played(parts: Parts) -> None:
    parts.flow.areas.search.setText("neck")
    parts.flow.areas.search.returnPressed.emit()
    assert parts.flow.overview.isVisible()


def test_the_search_is_empty_again_at_home(parts: Parts) -> None:
    parts.flow.areas.search.setText("calf")
    parts.flow.areas.search.returnPressed.emit()
    parts.flow.go_home()
    assert parts.flow.areas.search.text() == ""
