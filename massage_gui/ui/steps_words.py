"""What the history says of the steps of a session."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from massage_gui.core.entry import Said, StepDone
from massage_gui.core.region import Side
from massage_gui.ui.words import Words


class StepsWords(QObject):
    """Which steps were done, and what was said of them."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Words()

    def done(self, steps: Sequence[StepDone]) -> list[str]:
        """The steps done and the steps left before their end, a line for each side."""
        sides = dict.fromkeys(step.side for step in steps if step.number is not None)
        return [self._of_side(side, _by_number(steps, side)) for side in sides]

    def said(self, steps: Sequence[StepDone]) -> list[str]:
        """What was said of steps, a line for each word."""
        titles = {
            Said.LESS: self.tr("You asked for less: {steps}."),
            Said.GOOD: self.tr("It felt good: {steps}."),
        }
        lines = []
        for word, title in titles.items():
            where = [self._step(step) for step in steps if step.said is word and step.number is not None]
            if where:
                lines.append(title.format(steps=", ".join(dict.fromkeys(where))))
        return lines

    def _step(self, step: StepDone) -> str:
        text = self.tr("step {number}").format(number=step.number)
        if step.side in (Side.LEFT, Side.RIGHT):
            text = self.tr("{step} ({side})").format(step=text, side=self._words.side(step.side))
        return text

    def _of_side(self, side: Side | None, steps: dict[int, bool]) -> str:
        done, left = ([n for n, whole in sorted(steps.items()) if whole is it] for it in (True, False))
        parts = [self._numbers(done, left=False)] if done else []
        parts += [self._numbers(left, left=True)] if left else []
        said, word = "; ".join(parts), self._words.side(side)
        if not word:
            return self.tr("{said}.").format(said=said[:1].upper() + said[1:])
        return self.tr("{side}: {said}.").format(side=word[:1].upper() + word[1:], said=said)

    def _numbers(self, numbers: Sequence[int], left: bool) -> str:
        text = ", ".join(map(str, numbers))
        if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
            text = self.tr("{first} to {last}").format(first=numbers[0], last=numbers[-1])
        if len(numbers) == 1:
            said = self.tr("step {numbers} skipped") if left else self.tr("step {numbers} done")
        else:
            said = self.tr("steps {numbers} skipped") if left else self.tr("steps {numbers} done")
        return said.format(numbers=text)


def _by_number(steps: Sequence[StepDone], side: Side | None) -> dict[int, bool]:
    """Whether each step of a side was done."""
    found: dict[int, bool] = {}
    for step in steps:
        if step.side is side and step.number is not None:
            found[step.number] = found.get(step.number, False) or step.done
    return found
