"""What is said where a sound or the voice is missing."""

from __future__ import annotations

from PySide6.QtCore import QObject


class SoundWords(QObject):
    """Why nothing can be heard, one plain sentence each."""

    def no_player(self) -> str:
        """The library that plays sounds is missing."""
        return self.tr("There is no sound: a part of the program, miniaudio, is not installed.")

    def no_device(self) -> str:
        """Nothing on this computer plays sound."""
        return self.tr("There is no sound: no speaker or headphones were found.")

    def device_lost(self) -> str:
        """What played sound has gone away."""
        return self.tr("The sound has stopped: the speaker or headphones went away.")

    def no_answer(self) -> str:
        """The computer's sound system hangs."""
        return self.tr("There is no sound: the computer's sound system does not answer.")

    def no_engine(self) -> str:
        """The library that speaks is missing."""
        return self.tr("There is no voice: a part of the program, espeakng-loader, is not installed.")

    def engine_broken(self) -> str:
        """The library that speaks does not load."""
        return self.tr("There is no voice: the speech engine does not start on this computer.")

    def voice_damaged(self) -> str:
        """The voice's data is missing or damaged."""
        return self.tr("There is no voice: its files are missing or damaged.")

    def no_language(self, language: str) -> str:
        """The voice does not speak this language."""
        return self.tr("There is no voice for the language {language}.").format(language=language)

    def too_long(self) -> str:
        """A text that nobody would listen to."""
        return self.tr("This text is too long to be spoken.")

    def not_spoken(self) -> str:
        """The voice gave up on a text."""
        return self.tr("The voice could not speak this text.")
