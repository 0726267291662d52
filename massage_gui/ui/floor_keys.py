"""What each key means in floor mode: any key pauses, but those with a meaning of their own."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Key = Qt.Key


class Wish(Enum):
    """What the user wants."""

    TOGGLE = auto()
    STOP = auto()
    NEXT = auto()
    BACK = auto()
    RESTART = auto()
    MORE = auto()
    AGAIN = auto()
    MUTE = auto()
    GOOD = auto()
    LESS = auto()
    LEAVE = auto()


_LETTERS = {
    Key.Key_S: Wish.STOP,
    Key.Key_N: Wish.NEXT,
    Key.Key_P: Wish.BACK,
    Key.Key_R: Wish.RESTART,
    Key.Key_V: Wish.AGAIN,
    Key.Key_M: Wish.MUTE,
    Key.Key_G: Wish.GOOD,
    Key.Key_L: Wish.LESS,
    Key.Key_F: Wish.LEAVE,
}

_KEYS = {
    Key.Key_Right: Wish.NEXT,
    Key.Key_Left: Wish.BACK,
    Key.Key_Plus: Wish.MORE,
    Key.Key_Equal: Wish.MORE,
    Key.Key_F11: Wish.LEAVE,
    Key.Key_Escape: Wish.LEAVE,
    Key.Key_MediaNext: Wish.NEXT,
    Key.Key_MediaPrevious: Wish.BACK,
    Key.Key_MediaPlay: Wish.TOGGLE,
    Key.Key_MediaPause: Wish.TOGGLE,
    Key.Key_MediaTogglePlayPause: Wish.TOGGLE,
}

_SILENT = frozenset(
    {
        Key.Key_Shift, Key.Key_Control, Key.Key_Meta, Key.Key_Alt, Key.Key_AltGr, Key.Key_CapsLock,
        Key.Key_NumLock, Key.Key_ScrollLock, Key.Key_Super_L, Key.Key_Super_R,
        Key.Key_Hyper_L, Key.Key_Hyper_R,
        Key.Key_Help, Key.Key_Menu, Key.Key_Print, Key.Key_SysReq, Key.Key_F1, Key.Key_Tab, Key.Key_Backtab,
        Key.Key_unknown,
    }
)  # fmt: skip
"""Keys that mean something to the desktop, or change what other keys mean."""

_DESKTOP = (Key.Key_Back.value, 0x0100FFFF)
"""Keys for sound, light, sleep, programs and the like: the first and the last."""

_COMBINED = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def wish_of(event: QKeyEvent, letters: bool) -> Wish | None:
    """What a key asks for, or None; without `letters` no key that writes a letter does anything."""
    key = event.key()
    if event.modifiers() & _COMBINED:
        return None
    if key in _KEYS:
        return _KEYS[Key(key)]
    if not letters and event.text().strip().isalnum():
        return None
    if key in _LETTERS:
        return _LETTERS[Key(key)]
    return None if key in _SILENT or _DESKTOP[0] <= key <= _DESKTOP[1] or key == 0 else Wish.TOGGLE
