"""The settings: what they show, what they tell, and how they are reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import time
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTime
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QSlider,
    QTimeEdit,
    QWidget,
)

from massage_gui.core.folders import resources
from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.core.reminders import Reminder, Weekday
from massage_gui.services.announcer import SoundChoices
from massage_gui.services.screens import ScreenRecord
from massage_gui.services.settings import Settings, ThemeChoice
from massage_gui.ui.settings_dialog import SettingsDialog
from massage_gui.ui.settings_rows import LEAST, TickRow
from massage_gui.ui.theme import DARK, LIGHT, Theme
from tests.ui.contrast import contrast
from tests.ui.walk import focused, settle

MONDAYS = Reminder(frozenset({Weekday.MONDAY}), time(7, 30))
SCREENS = [
    ScreenRecord("HDMI-1", QRect(0, 0, 1920, 1080), "A1"),
    ScreenRecord("DP-2", QRect(1920, 0, 2560, 1440)),
]
NAMES = (
    "sound_chosen", "plan_chosen", "ratings_chosen", "theme_chosen", "motion_chosen", "floor_screen_chosen",
    "text_size_chosen", "letters_chosen", "reminder_chosen", "sample_requested", "folder_requested",
    "answers_requested", "clear_requested", "delete_requested",
)  # fmt: skip

Make = Callable[..., SettingsDialog]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path)


@pytest.fixture
def make(qapp: QApplication, settings: Settings, tmp_path: Path) -> Iterator[Make]:
    """Makes the dialog in the program's style, shown; on a desktop with a tray where not said otherwise."""
    window = QWidget()
    qapp.setPalette(LIGHT.palette)

    def made(has_tray: bool = True, folder: Path = tmp_path) -> SettingsDialog:
        window.setStyleSheet(LIGHT.style_sheet(resources() / "style.qss", settings.text_size))
        dialog = SettingsDialog(settings, folder, SCREENS, has_tray, window)
        dialog.show()
        dialog.activateWindow()
        settle()
        return dialog

    yield made
    for dialog in window.findChildren(SettingsDialog):
        dialog.close()
    window.deleteLater()


@pytest.fixture
def dialog(make: Make) -> SettingsDialog:
    return make()


class Told:
    """Everything that a dialog tells, by signal."""

    def __init__(self, dialog: SettingsDialog) -> None:
        self.spies = {name: QSignalSpy(getattr(dialog, name)) for name in NAMES}

    @property
    def all(self) -> list[tuple[str, list[object]]]:
        """Each signal that was sent, and what it carried."""
        return [(name, spy.at(i)) for name, spy in self.spies.items() for i in range(spy.count())]


def pick(box: QComboBox, text: str) -> None:
    """Choose what begins with a text, as a click in the list does."""
    index = box.findText(text, Qt.MatchFlag.MatchStartsWith)
    assert index >= 0, text
    box.setCurrentIndex(index)
    box.activated.emit(index)


def content_of(dialog: SettingsDialog) -> QWidget:
    content = dialog.area.widget()
    assert content is not None
    return content


def fields(dialog: SettingsDialog) -> list[QWidget]:
    """All that is pressed, slid or filled in, in the order of Tab."""
    first = dialog.sound.voice.box
    first.setFocus(Qt.FocusReason.TabFocusReason)
    found = [focused()]
    for _ in range(60):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if focused() is first:
            return found
        # Tab goes from the hours to the minutes of a time.
        if focused() is not found[-1]:
            found.append(focused())
    raise AssertionError("Tab goes round in a part of the dialog")


def texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget.window())]


def test_showing_what_was_chosen_chooses_nothing(settings: Settings, make: Make) -> None:
    plan = Plan(Sides.RIGHT_LEFT, get_ready=25, length=Length.LONG, optional_steps=False, wait_for_me=True)
    sound = SoundChoices(voice=False, chimes=False, muted=True, volume=30, rate=180)
    settings.plan, settings.sound, settings.ratings, settings.letter_keys = plan, sound, False, False
    settings.theme, settings.own_motion, settings.text_size = ThemeChoice.DARK, True, 85
    settings.floor_screen, settings.reminder = "DP-2#", MONDAYS
    dialog = make()
    look, session = dialog.look, dialog.session
    lists = (session.ready, session.length, session.sides, look.theme, look.motion, look.screen_,
             dialog.reading.size_)  # fmt: skip
    assert [each.box.currentText() for each in lists] == [
        "25 s", "Long", "Right first", "Dark", "Less motion", "DP-2 (2560 × 1440)", "85 %",
    ]  # fmt: skip
    ticked = [row.box.accessibleName() for row in dialog.findChildren(TickRow) if row.box.isChecked()]
    assert ticked == ["Mute", "Wait for me after set-up and at the change"]
    assert (dialog.sound.volume.value, dialog.sound.rate.value) == (30, 180)
    assert dialog.reminder.reminder == MONDAYS
    told = Told(dialog)
    settle()
    assert told.all == []


def test_each_row_tells_its_fact_at_once_and_writes_nothing(
    dialog: SettingsDialog, settings: Settings
) -> None:
    told = Told(dialog)
    dialog.sound.voice.box.click()
    dialog.sound.chimes.box.click()
    dialog.sound.mute.box.click()
    dialog.sound.volume.slider.setValue(40)
    dialog.sound.rate.slider.setValue(200)
    pick(dialog.session.ready.box, "30")
    pick(dialog.session.length.box, "Short")
    pick(dialog.session.sides.box, "Right")
    dialog.session.optional.box.click()
    dialog.session.wait.box.click()
    dialog.session.ratings.box.click()
    pick(dialog.look.theme.box, "Dark")
    pick(dialog.look.motion.box, "Less")
    pick(dialog.look.screen_.box, "HDMI")
    pick(dialog.reading.size_.box, "150")
    dialog.reading.letters.box.click()
    last = {name: spy.at(spy.count() - 1)[0] for name, spy in told.spies.items() if spy.count()}
    assert last == {
        "sound_chosen": SoundChoices(False, False, True, 40, 200),
        "plan_chosen": Plan(Sides.RIGHT_LEFT, 30, Length.SHORT, optional_steps=False, wait_for_me=True),
        "ratings_chosen": False,
        "theme_chosen": ThemeChoice.DARK,
        "motion_chosen": True,
        "floor_screen_chosen": "HDMI-1#A1",
        "text_size_chosen": 150,
        "letters_chosen": False,
    }
    assert type(last["theme_chosen"]) is ThemeChoice
    assert type(last["plan_chosen"].sides) is Sides
    assert told.spies["sound_chosen"].count() == 5
    assert told.spies["plan_chosen"].count() == 5
    assert (settings.plan, settings.sound, settings.theme) == (Plan(), SoundChoices(), ThemeChoice.SYSTEM)


@pytest.mark.parametrize(("text", "less"), [("Less", True), ("Full", False)])
def test_motion_is_as_the_system_has_it_or_chosen(dialog: SettingsDialog, text: str, less: bool) -> None:
    told = Told(dialog)
    pick(dialog.look.motion.box, text)
    pick(dialog.look.motion.box, "As")
    assert told.all == [("motion_chosen", [less]), ("motion_chosen", [None])]


def test_the_buttons_ask_for_what_they_say(dialog: SettingsDialog) -> None:
    told = Told(dialog)
    dialog.sound.sample.click()
    dialog.data.open_folder.click()
    dialog.data.delete.click()
    assert [name for name, _ in told.all] == ["sample_requested", "folder_requested", "delete_requested"]
    assert dialog.isVisible()


def test_clearing_the_answers_asks_nothing_and_is_told(dialog: SettingsDialog) -> None:
    told = Told(dialog)
    assert not dialog.message.isVisible()
    dialog.data.clear.click()
    assert [name for name, _ in told.all] == ["clear_requested"]
    assert dialog.message.isVisible()
    assert dialog.message.text() == "Your safety answers are cleared. Each check is asked again."


def test_looking_at_the_answers_closes_the_dialog_that_covers_them(dialog: SettingsDialog) -> None:
    told = Told(dialog)
    dialog.data.review.click()
    assert [name for name, _ in told.all] == ["answers_requested"]
    assert not dialog.isVisible()


def test_every_choice_says_what_is_usual(dialog: SettingsDialog) -> None:
    said = {
        row.field.accessibleName(): row.field.accessibleDescription()
        for row in (dialog.session.ready, dialog.session.length, dialog.session.sides, dialog.look.theme,
                    dialog.look.motion, dialog.look.screen_, dialog.reading.size_, dialog.sound.volume,
                    dialog.sound.rate)
    }  # fmt: skip
    assert said == {
        "Time to get ready": "Usually: 10 s",
        "Length": "Usually: Standard",
        "Order of the sides": "Usually: Left first",
        "Colours": "Usually: As the system has it",
        "Motion": "Usually: As the system has it",
        "Screen for floor mode": "Usually: The window's own",
        "Size of all text": "Usually: 100 %",
        "Volume": "80 % · Usually: 80 %",
        "Speed of the voice": "150 words a minute · Usually: 150",
    }
    usual = {
        row.box.accessibleName(): row.box.accessibleDescription() for row in dialog.findChildren(TickRow)
    }
    assert {name for name, told in usual.items() if told.endswith("Usually: off")} == {
        "Mute", "Wait for me after set-up and at the change",
    }  # fmt: skip
    assert all("Usually: o" in told for told in usual.values())
    shown = "\n".join(texts(dialog))
    assert all(told in shown for told in (*said.values(), *usual.values()))


def test_what_is_usual_is_what_is_there_at_first(dialog: SettingsDialog) -> None:
    for row in dialog.findChildren(TickRow):
        on = row.box.accessibleDescription().endswith("on")
        assert row.box.isChecked() is on, row.box.accessibleName()
    for each in dialog.findChildren(QComboBox):
        assert each.accessibleDescription() == f"Usually: {each.currentText()}"


def test_back_to_the_usual_chooses_and_shows_all_of_it(settings: Settings, make: Make) -> None:
    settings.plan, settings.sound = Plan(wait_for_me=True, get_ready=25), SoundChoices(volume=5)
    settings.ratings, settings.letter_keys, settings.theme = False, False, ThemeChoice.DARK
    settings.own_motion, settings.text_size, settings.floor_screen = True, 150, "HDMI-1#A1"
    settings.reminder = MONDAYS
    dialog = make()
    told = Told(dialog)
    dialog.usual.click()
    assert dict(told.all) == {
        "sound_chosen": [SoundChoices()], "plan_chosen": [Plan()], "ratings_chosen": [True],
        "theme_chosen": [ThemeChoice.SYSTEM], "motion_chosen": [None], "floor_screen_chosen": [""],
        "text_size_chosen": [100], "letters_chosen": [True], "reminder_chosen": [None],
    }  # fmt: skip
    assert len(told.all) == 9
    test_what_is_usual_is_what_is_there_at_first(dialog)
    assert dialog.reminder.reminder is None
    assert dialog.message.text() == "Everything is as usual again."


def test_a_screen_that_is_unplugged_stays_chosen(settings: Settings, make: Make) -> None:
    settings.floor_screen = "DP-9#X"
    dialog = make()
    assert dialog.look.screen_.box.currentText() == "DP-9 (not connected)"
    assert dialog.look.screen_.value == "DP-9#X"


def test_a_plan_for_one_side_shows_the_usual_order(settings: Settings, make: Make) -> None:
    settings.plan = Plan(sides=Sides.RIGHT)
    assert make().session.sides.box.currentText() == "Left first"


def test_a_reminder_is_days_and_a_time(dialog: SettingsDialog) -> None:
    told = Told(dialog)
    dialog.reminder.days[Weekday.MONDAY].click()
    dialog.reminder.at.setTime(QTime(7, 30))
    dialog.reminder.days[Weekday.MONDAY].click()
    six = Reminder(frozenset({Weekday.MONDAY}), time(18, 0))
    assert told.all == [("reminder_chosen", [each]) for each in (six, MONDAYS, None)]
    assert any("Shown while this program is open." in each for each in texts(dialog.reminder))


def test_the_time_alone_is_no_reminder(dialog: SettingsDialog) -> None:
    told = Told(dialog)
    dialog.reminder.at.setTime(QTime(7, 30))
    assert told.all == [("reminder_chosen", [None])]


def test_without_a_tray_one_line_says_so_and_nothing_can_be_chosen(make: Make) -> None:
    dialog = make(has_tray=False)
    assert texts(dialog.reminder) == [
        "Reminder",
        "Reminders need a desktop with a tray. This one shows none, so they are off.",
    ]
    assert not any(each.isVisible() for each in (*dialog.reminder.days.values(), dialog.reminder.at))


def test_the_data_folder_is_shown_as_it_is(make: Make, tmp_path: Path) -> None:
    folder = tmp_path / ("a-long-name-without-a-gap" * 8)
    dialog = make(folder=folder)
    assert str(folder) in texts(dialog.data)
    assert content_of(dialog).width() == dialog.area.viewport().width()


@pytest.mark.parametrize("kind", [QComboBox, QSlider, QTimeEdit])
def test_the_wheel_scrolls_past_every_field(dialog: SettingsDialog, kind: type[QWidget]) -> None:
    told = Told(dialog)
    for field in dialog.findChildren(kind):
        before = dialog.area.verticalScrollBar().value()
        dialog.area.ensureWidgetVisible(field)
        field.setFocus()
        place = QPointF(field.rect().center())
        event = QWheelEvent(
            place, QPointF(field.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, event)
        settle()
        assert dialog.area.verticalScrollBar().value() >= before
    assert told.all == []


def test_tab_reaches_everything_from_top_to_bottom_and_nothing_hides(dialog: SettingsDialog) -> None:
    reached = fields(dialog)
    content = content_of(dialog)
    inside = [each for each in reached if content.isAncestorOf(each)]
    places = [each.mapTo(content, QPoint(0, each.height())) for each in inside]
    assert [place.y() for place in places] == sorted(place.y() for place in places)
    assert reached[-2:] == [dialog.usual, dialog.close_]
    pressed = [each for each in dialog.findChildren(QAbstractButton) if each.isVisible()]
    wanted = [*pressed, *dialog.findChildren(QComboBox), *dialog.findChildren(QSlider), dialog.reminder.at]
    assert set(reached) == set(wanted)


def test_everything_has_a_name_of_its_own(dialog: SettingsDialog) -> None:
    names = [each.accessibleName() for each in fields(dialog)]
    assert all(names)
    assert len(set(names)) == len(names)


def test_a_name_leads_to_its_field(dialog: SettingsDialog) -> None:
    # On Linux a list is read by its text, and named by the label that it is the buddy of.
    buddies = {each.text(): each.buddy() for each in dialog.findChildren(QLabel) if each.buddy()}
    assert buddies["Volume"] is dialog.sound.volume.slider
    assert buddies["Length"] is dialog.session.length.box


def test_all_of_a_tick_can_be_clicked(dialog: SettingsDialog) -> None:
    told = Told(dialog)
    row = dialog.sound.chimes
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().bottomRight() - QPoint(3, 3))
    QTest.mouseClick(row, Qt.MouseButton.RightButton, pos=row.rect().center())
    assert told.all == [("sound_chosen", [SoundChoices(chimes=False)])]


def test_esc_and_enter_close_and_press_nothing_else(make: Make) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        dialog = make()
        told = Told(dialog)
        dialog.sound.voice.box.setFocus()
        QTest.keyClick(dialog.sound.voice.box, key)
        assert not dialog.isVisible()
        assert told.all == []


@pytest.mark.parametrize(("percent", "size"), [(100, (640, 560)), (200, (1024, 700)), (200, (800, 560))])
def test_nothing_is_clipped_and_targets_are_large(
    settings: Settings, make: Make, percent: int, size: tuple[int, int]
) -> None:
    settings.text_size = percent
    dialog = make()
    dialog.resize(*size)
    settle()
    assert (dialog.width(), dialog.height()) == size
    content = content_of(dialog)
    assert content.width() == dialog.area.viewport().width()
    for each in fields(dialog):
        assert each.height() >= LEAST, each.accessibleName()
        within = content if content.isAncestorOf(each) else dialog
        assert within.rect().contains(QRect(each.mapTo(within, QPoint()), each.size()))
    for each in dialog.findChildren(QLabel):
        if each.isVisible() and each.text():
            assert each.height() >= each.heightForWidth(each.width()), each.text()
    for each in dialog.findChildren(QPushButton):
        assert each.width() >= each.sizeHint().width(), each.text()


@pytest.mark.parametrize(("width", "beside"), [(1024, True), (780, False)])
def test_where_a_row_is_narrow_for_its_text_the_field_stands_below_its_name(
    settings: Settings, make: Make, width: int, beside: bool
) -> None:
    settings.text_size = 200
    dialog = make()
    dialog.resize(width, 560)
    settle()
    row = dialog.look.screen_
    name = row.findChildren(QLabel)[0]
    assert (row.field.geometry().left() > name.geometry().right()) is beside
    assert (row.field.geometry().top() > name.geometry().bottom()) is not beside


def test_on_a_small_screen_it_opens_no_larger_than_the_screen(settings: Settings, make: Make) -> None:
    settings.text_size = 200
    dialog = make()
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() < room.height()


@pytest.mark.parametrize("kind", [QComboBox, QSlider, QTimeEdit])
def test_the_focus_is_seen_around_a_field(dialog: SettingsDialog, kind: type[QWidget]) -> None:
    field = dialog.findChildren(kind)[0]
    row = field.parentWidget()
    assert row is not None
    dialog.close_.setFocus()
    settle()
    before = row.grab().toImage()
    field.setFocus()
    settle()
    edge = field.geometry().center().x(), field.geometry().top() - 3
    assert row.grab().toImage().pixelColor(*edge) != before.pixelColor(*edge)


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_chosen_line_of_an_open_list_can_be_read(make: Make, theme: Theme) -> None:
    dialog = make()
    QApplication.setPalette(theme.palette)
    dialog.setStyleSheet(theme.style_sheet(resources() / "style.qss", 100))
    field = dialog.findChildren(QComboBox)[0]
    field.showPopup()
    view = field.view()
    chosen = field.model().index(1, 0)
    view.setCurrentIndex(chosen)
    settle()
    within = view.viewport().grab(view.visualRect(chosen).adjusted(4, 4, -4, -4)).toImage()
    colours = Counter(
        within.pixelColor(x, y).name() for x, y in product(range(within.width()), range(within.height()))
    )
    assert QColor(theme.text).name() not in colours
    # The strokes of small letters nowhere reach their full colour.
    assert max(contrast(theme.primary, each) for each in colours) > 4.5
    field.hidePopup()
