"""The words that the card adds to those of the routine."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject

from massage_gui.core.region import Side
from massage_gui.core.routine import Position
from massage_gui.services.card import CardChange, CardSource

_FIELD = re.compile(r"(?P<before>^\s*|[.!?]\s+|\([^(){}]*|)\{(?P<name>side|other_side)\}")


class CardWords(QObject):
    """The card's words, in the user's language."""

    def time(self, seconds: float) -> str:
        """A length in full, as 45 s or 6 min 5 s."""
        minutes, rest = divmod(round(seconds), 60)
        if not minutes:
            return self.tr("{seconds} s").format(seconds=rest)
        whole = self.tr("{minutes} min").format(minutes=minutes)
        return f"{whole} {self.time(rest)}" if rest else whole

    def total(self, source: CardSource) -> str:
        """How long it takes, and which sides in which order."""
        time = self.time(source.total)
        if len(source.sides) == 2:
            first, then = (self.side(side) for side in source.sides)
            return self.tr("{time} in all: {first} side first, then {then}").format(
                time=time, first=first, then=then
            )
        if source.sides:
            return self.tr("{time}, {side} side only").format(time=time, side=self.side(source.sides[0]))
        return self.tr("{time}, both sides at once").format(time=time)

    def side(self, side: Side) -> str:
        """The word for one side."""
        return self.tr("left") if side is Side.LEFT else self.tr("right")

    def letter(self, side: Side) -> str:
        """The letter over a side's box."""
        return self.tr("L", "left") if side is Side.LEFT else self.tr("R", "right")

    def your_side(self, side: Side) -> str:
        """The words beside the little figure."""
        return self.tr("your left") if side is Side.LEFT else self.tr("your right")

    def both_ways(self, text: str, sides: tuple[Side, ...]) -> str:
        """A step's text with both sides in it, in their order: "your left (then right) hand"."""
        if len(sides) != 2:
            return text
        first, then = (self.side(side) for side in sides)

        def fill(match: re.Match[str]) -> str:
            one, two = (first, then) if match["name"] == "side" else (then, first)
            bracket = match["before"].startswith("(")
            form = self.tr("{one}, then {two}") if bracket else self.tr("{one} (then {two})")
            opens = not bracket and (match["before"] or not match.start())
            return match["before"] + form.format(one=one.capitalize() if opens else one, two=two)

        return _FIELD.sub(fill, text)

    def both_ways_short(self, title: str, sides: tuple[Side, ...]) -> str:
        """A step's title with both sides in it: "Place your left / right hand"."""
        if len(sides) != 2:
            return title
        first, then = (self.side(side) for side in sides)
        filled = title.replace("{side}", f"{first} / {then}").replace("{other_side}", f"{then} / {first}")
        return filled[:1].upper() + filled[1:]

    def position(self, position: Position) -> str:
        """How the body is held."""
        return {
            Position.SITTING: self.tr("Sitting."),
            Position.STANDING: self.tr("Standing."),
            Position.LYING: self.tr("Lying down."),
        }[position]

    def pressure(self, level: int) -> str:
        """The word for a pressure of 0 to 5."""
        return (
            self.tr("Off"),
            self.tr("Touch"),
            self.tr("Light"),
            self.tr("Medium"),
            self.tr("Firm"),
            self.tr("Too much"),
        )[level]

    def most_pressure(self, level: int) -> str:
        """What the mark on the scale means."""
        return self.tr(
            "In this routine never over {level}, {word}. Hard to breathe or talk? Ease off."
        ).format(level=level, word=self.pressure(level).lower())

    def days(self) -> tuple[str, ...]:
        """The days of a week, Monday first."""
        return (
            self.tr("Mon"),
            self.tr("Tue"),
            self.tr("Wed"),
            self.tr("Thu"),
            self.tr("Fri"),
            self.tr("Sat"),
            self.tr("Sun"),
        )

    def change(self, change: CardChange) -> str:
        """The heading of the change of sides."""
        return self.tr("Change to the {side}.").format(side=self.side(change.toward))

    def again(self, change: CardChange) -> str:
        """What comes after the change of sides."""
        side = self.side(change.toward)
        if change.first == change.last:
            return self.tr("Then step {first} again, on the {side}.").format(first=change.first, side=side)
        return self.tr("Then steps {first} to {last} again, on the {side}.").format(
            first=change.first, last=change.last, side=side
        )

    def gentle(self) -> str:
        """The line of each session, health content 5b."""
        return self.tr("Gentle only. Stop if it hurts, tingles or makes you dizzy.")

    def score(self) -> str:
        """How to fill in the week: health content 4b, and its rule to start at 6 or less."""
        return self.tr("0 none, 10 the worst. 7 or more before? Not today: get advice.")

    def foot(self, version: str) -> str:
        """What stands at the foot of every page."""
        return self.tr("No clinician has reviewed this content yet. Version {version}.").format(
            version=version
        )

    def full_check(self) -> str:
        """Where the box has only the main points."""
        return self.tr("First time? Take the full safety check in the program.")

    def stop_short(self) -> str:
        """What goes on after "Stop if you feel ...": the stop rules, health content 4a, in two lines."""
        return self.tr(
            "Or sharp, burning or spreading pain, tingling or numbness, dizziness, short breath or chest "
            "pain, a sudden headache, new swelling, pain over 5 of 10 (3 on neck, face or chest), or that it "
            "is not right."
        )

    def area_short(self) -> str:
        """Where not to press: the list of the health content, 3c, in one line."""
        return self.tr(
            "wounds, rash, infection, bruise, swelling or heat, bulging veins, a lump, fragile skin, a fresh "
            "injection"
        )

    def how_to_tick(self, source: CardSource) -> str:
        """The note beside the heading of the steps."""
        if source.change is None:
            return self.tr("Tick what is done.")
        first = self.side(source.change.toward.other)
        if source.before:
            return self.tr("Tick each side when it is done.")
        return self.tr(
            "{first} side first: all of steps {start} to {end}. Tick each side when it is done."
        ).format(first=first.capitalize(), start=source.change.first, end=source.change.last)
