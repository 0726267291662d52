"""What ratings and the day's dose are told as: the numbers, kindly, and never a promise."""

from __future__ import annotations

from PySide6.QtCore import QObject

from massage_gui.core.rating import Advice, Change, Dose, Round, change
from massage_gui.core.region import Side


class RatingWords(QObject):
    """The sentences about soreness; the rules are section 4 of the health content."""

    def asked(self) -> str:
        """The question, the same before and after."""
        return self.tr("How sore is it right now?")

    def where(self, region: str, sides: tuple[Side, ...]) -> str:
        """What is meant by it: a region's name, and its side where only one is done."""
        if sides == (Side.LEFT,):
            return self.tr("{region}, left side").format(region=region)
        if sides == (Side.RIGHT,):
            return self.tr("{region}, right side").format(region=region)
        return region

    def limit(self, most: int) -> str:
        """What may be felt at most while pressing."""
        return self.tr("While you press, stay at {most} or less. More is too much.").format(most=most)

    def too_strong(self, rating: int) -> str:
        """Why nothing is started."""
        return self.tr(
            "{rating} of 10 is strong pain. It is better not to massage it now. "
            "Rest, and think about seeing someone about it."
        ).format(rating=rating)

    def change(self, before: int, after: int) -> str:
        """How the rating after compares with the one before."""
        numbers = self.tr("Your rating went from {before} to {after}.")
        if before == after:
            numbers = self.tr("Your rating stayed at {after}.")
        more = {
            Change.CLEARLY_LESS: self.tr("That is a clear change."),
            Change.A_LITTLE_LESS: self.tr("That is a small change."),
            Change.MORE: self.tr("That is more than before."),
        }.get(change(before, after), "")
        return f"{numbers.format(before=before, after=after)} {more}".strip()

    def advice(self, advice: Advice | None) -> str:
        """Why to rest and see someone, or an empty text."""
        return {
            Advice.WORSE: self.tr("It was worse by 2 or more. Rest, and see someone about it."),
            Advice.WORSE_TWICE: self.tr(
                "It was worse after two sessions in a row. Rest, and see someone before you do this again."
            ),
            Advice.STILL_SORE: self.tr(
                "You were sore for more than two days. Rest, and see someone about it. "
                "Next time press one level lighter."
            ),
            None: "",
        }[advice]

    def dose(self, dose: Dose) -> str:
        """What of the day's dose is reached, or an empty text."""
        return {
            Dose.NECK_DONE: self.tr("You have done your neck today. Once a day is enough; it can rest now."),
            Dose.DAY_DONE: self.tr(
                "You have done ten minutes or more today. That is enough for one day; the rest can wait."
            ),
            Dose.OPEN: "",
        }[dose]

    def round(self, round_: Round) -> str:
        """Whether a second round makes sense, or an empty text."""
        return {
            Round.ONE_MORE: self.tr("You may do one more round if you like. Two are the most."),
            Round.ENOUGH: self.tr(
                "This is enough for today. Walk about a little, keep warm, and let it rest until tomorrow."
            ),
            Round.NOT_ASKED: "",
        }[round_]
