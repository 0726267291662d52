"""The icon in the tray, and the message it shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QIcon
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from massage_gui.ui.tray import Tray, has_tray

MESSAGE = "Massage: You asked to be reminded. Is there time for a massage? Rest days are fine too."


class Desktop:
    """Has a tray, or not, and keeps what is shown there."""

    def __init__(self) -> None:
        self.has_tray = True
        self.icons: list[QSystemTrayIcon] = []
        self.shown: list[str] = []


@pytest.fixture
def desktop(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    assert qapp is not None
    made = Desktop()

    def show(_icon: QSystemTrayIcon, title: str, text: str, *_: object) -> None:
        made.shown.append(f"{title}: {text}")

    monkeypatch.setattr(QSystemTrayIcon, "show", lambda icon: made.icons.append(icon))
    monkeypatch.setattr(QSystemTrayIcon, "hide", lambda icon: made.icons.remove(icon))
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", show)
    return made


@pytest.fixture
def tray(desktop: Desktop) -> Tray:
    return Tray(QIcon(), has_tray=lambda: desktop.has_tray)


def test_there_is_an_icon_only_while_a_reminder_is_set(tray: Tray, desktop: Desktop) -> None:
    tray.use(False)
    assert desktop.icons == []
    tray.use(True)
    tray.use(True)
    assert len(desktop.icons) == 1
    tray.use(False)
    assert desktop.icons == []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert tray.findChildren(QSystemTrayIcon) == []


def test_the_message_is_shown_and_takes_no_focus(tray: Tray, desktop: Desktop) -> None:
    tray.use(True)
    before = QApplication.focusWidget(), QApplication.activeWindow()
    tray.remind()
    assert desktop.shown == [MESSAGE]
    assert (QApplication.focusWidget(), QApplication.activeWindow()) == before
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == []


@pytest.mark.parametrize(
    "click",
    [
        lambda icon: icon.messageClicked.emit(),
        lambda icon: icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger),
        lambda icon: icon.activated.emit(QSystemTrayIcon.ActivationReason.DoubleClick),
    ],
)
def test_a_click_asks_for_the_window(
    tray: Tray, desktop: Desktop, click: Callable[[QSystemTrayIcon], None]
) -> None:
    tray.use(True)
    opened = QSignalSpy(tray.opened)
    click(desktop.icons[0])
    assert opened.count() == 1


def test_the_other_buttons_of_the_mouse_ask_for_nothing(tray: Tray, desktop: Desktop) -> None:
    tray.use(True)
    opened = QSignalSpy(tray.opened)
    desktop.icons[0].activated.emit(QSystemTrayIcon.ActivationReason.MiddleClick)
    assert opened.count() == 0


def test_without_a_tray_nothing_is_made_and_one_that_comes_later_is_used(
    tray: Tray, desktop: Desktop
) -> None:
    desktop.has_tray = False
    tray.use(True)
    tray.remind()
    assert (desktop.icons, desktop.shown) == ([], [])
    desktop.has_tray = True
    tray.remind()
    assert desktop.shown == [MESSAGE]


def test_a_screen_of_no_desktop_has_no_tray(desktop: Desktop) -> None:
    assert not has_tray()
    tray = Tray(QIcon())
    tray.use(True)
    tray.remind()
    tray.use(False)
    assert desktop.shown == []
