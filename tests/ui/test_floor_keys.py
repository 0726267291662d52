"""What each key means in floor mode."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from massage_gui.ui.floor_keys import Wish, wish_of

Key = Qt.Key
NONE, SHIFT, CONTROL, ALT, META, PAD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


def wish(key: Key, text: str = "", held: Qt.KeyboardModifier = NONE, letters: bool = True) -> Wish | None:
    return wish_of(QKeyEvent(QEvent.Type.KeyPress, key.value, held, text), letters)


@pytest.mark.parametrize(
    ("key", "text", "meant"),
    [
        (Key.Key_N, "n", Wish.NEXT),
        (Key.Key_Right, "", Wish.NEXT),
        (Key.Key_P, "p", Wish.BACK),
        (Key.Key_Left, "", Wish.BACK),
        (Key.Key_R, "r", Wish.RESTART),
        (Key.Key_Plus, "+", Wish.MORE),
        (Key.Key_Equal, "=", Wish.MORE),
        (Key.Key_S, "s", Wish.STOP),
        (Key.Key_V, "v", Wish.AGAIN),
        (Key.Key_M, "m", Wish.MUTE),
        (Key.Key_F, "f", Wish.LEAVE),
        (Key.Key_F11, "", Wish.LEAVE),
        (Key.Key_Escape, "\x1b", Wish.LEAVE),
        (Key.Key_MediaNext, "", Wish.NEXT),
        (Key.Key_MediaTogglePlayPause, "", Wish.TOGGLE),
    ],
)
def test_keys_with_a_meaning_of_their_own(key: Key, text: str, meant: Wish) -> None:
    assert wish(key, text) is meant


@pytest.mark.parametrize(
    "key",
    [Key.Key_Space, Key.Key_Return, Key.Key_Enter, Key.Key_A, Key.Key_7, Key.Key_Up, Key.Key_PageDown,
     Key.Key_F5, Key.Key_Backspace, Key.Key_Ntilde, Key.Key_Delete],
)  # fmt: skip
def test_any_other_key_pauses_and_resumes(key: Key) -> None:
    assert wish(key) is Wish.TOGGLE


@pytest.mark.parametrize(
    "key",
    [Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_AltGr, Key.Key_Meta, Key.Key_CapsLock, Key.Key_Tab,
     Key.Key_VolumeUp, Key.Key_VolumeMute, Key.Key_MonBrightnessUp, Key.Key_PowerOff, Key.Key_Print],
)  # fmt: skip
def test_keys_that_belong_to_the_desktop_do_nothing(key: Key) -> None:
    assert wish(key) is None


def test_a_shortcut_of_the_desktop_does_nothing() -> None:
    for held in (CONTROL, ALT, META):
        assert wish(Key.Key_S, "s", held) is None
        assert wish(Key.Key_Tab, "", held) is None


def test_capitals_and_the_number_pad_mean_the_same() -> None:
    assert wish(Key.Key_S, "S", SHIFT) is Wish.STOP
    assert wish(Key.Key_Plus, "+", SHIFT) is Wish.MORE
    assert wish(Key.Key_Plus, "+", PAD) is Wish.MORE
    assert wish(Key.Key_Enter, "\r", PAD) is Wish.TOGGLE


def test_without_letters_no_letter_does_anything() -> None:
    assert wish(Key.Key_S, "s", letters=False) is None
    assert wish(Key.Key_A, "a", letters=False) is None
    assert wish(Key.Key_7, "7", letters=False) is None
    assert wish(Key.Key_Space, " ", letters=False) is Wish.TOGGLE
    assert wish(Key.Key_Right, letters=False) is Wish.NEXT
    assert wish(Key.Key_Escape, "\x1b", letters=False) is Wish.LEAVE
