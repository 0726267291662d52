"""The choices of a session: sides, length, time to get ready, optional steps, waiting."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QVBoxLayout, QWidget

from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.core.region import Side
from massage_gui.core.routine import Routine
from massage_gui.ui.fold_button import FoldButton
from massage_gui.ui.parts import button, label
from massage_gui.ui.tick import Tick

ONLY = {Side.LEFT: Sides.LEFT, Side.RIGHT: Sides.RIGHT}


class PlanChoices(QWidget):
    """Shows a plan and says when the user changes it."""

    #: Plan: the plan as it is now
    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._plan = Plan()
        self._sides = self._combo(
            {
                Sides.LEFT_RIGHT: self.tr("Both sides, left first"),
                Sides.RIGHT_LEFT: self.tr("Both sides, right first"),
                Sides.LEFT: self.tr("Left side only"),
                Sides.RIGHT: self.tr("Right side only"),
            }
        )
        self._length = self._combo(
            {
                Length.SHORT: self.tr("Short"),
                Length.STANDARD: self.tr("Standard"),
                Length.LONG: self.tr("Long"),
            }
        )
        self._ready = QSpinBox()
        self._ready.setRange(0, 60)
        self._ready.setSingleStep(5)
        self._ready.setSuffix(self.tr(" s"))
        self._optional = Tick(self.tr("With the optional steps"))
        self._wait = Tick(self.tr("Wait for me after set-up"))
        self._only = button("", "link")
        self._only_side = Side.LEFT
        self.summary = FoldButton()
        self.fields = QWidget()
        self.fields.hide()
        self._lay_out()
        self._connect()

    def _combo(self, choices: dict[Sides, str] | dict[Length, str]) -> QComboBox:
        made = QComboBox()
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(12)
        for value, text in choices.items():
            made.addItem(text, value)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.summary)
        column.addWidget(self._only)
        column.addWidget(self.fields)
        form = QFormLayout(self.fields)
        form.setContentsMargins(0, 4, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._sides_label = self._row(form, self.tr("Sides"), self._sides)
        self._row(form, self.tr("Length"), self._length)
        self._row(form, self.tr("Get ready"), self._ready)
        ticks = QVBoxLayout()
        ticks.setSpacing(0)
        ticks.addWidget(self._optional)
        ticks.addWidget(self._wait)
        form.addRow(ticks)

    def _row(self, form: QFormLayout, text: str, field: QWidget) -> QWidget:
        name = label(text, wrap=False)
        name.setBuddy(field)
        field.setAccessibleName(text)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self)
        form.addRow(name, field)
        return name

    @property
    def targets(self) -> list[QWidget]:
        """What Tab reaches, from top to bottom."""
        fields = (self._sides, self._length, self._ready, self._optional.box, self._wait.box)
        return [self.summary, self._only, *fields]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel:
            # The wheel scrolls the page, and changes no plan on its way.
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self._sides.activated.connect(self._take)
        self._length.activated.connect(self._take)
        self._ready.valueChanged.connect(self._take)
        self._optional.box.clicked.connect(self._take)
        self._wait.box.clicked.connect(self._take)
        self._only.clicked.connect(self._take_only)
        self.summary.clicked.connect(self._unfold)

    def show_plan(self, plan: Plan, routine: Routine, clicked: Side | None) -> None:
        """Show the choices this routine has; `clicked` is the half of the region that was clicked."""
        self._plan = plan
        self._ready.blockSignals(True)
        self._sides.setCurrentIndex(list(Sides).index(plan.sides))
        self._length.setCurrentIndex(list(Length).index(plan.length))
        self._ready.setValue(plan.get_ready)
        self._optional.box.setChecked(plan.optional_steps)
        self._wait.box.setChecked(plan.wait_for_me)
        self._ready.blockSignals(False)
        for widget in (self._sides, self._sides_label):
            widget.setVisible(routine.two_sided)
        with_change = self.tr("Wait for me after set-up and at the change")
        self._wait.say(with_change if routine.two_sided else self.tr("Wait for me after set-up"))
        self._optional.setVisible(any(step.optional for step in routine.flat_steps()))
        self._offer_only(clicked if routine.two_sided else None)
        self._summarise()

    def _offer_only(self, side: Side | None) -> None:
        self._only_side = side or Side.LEFT
        texts = {
            Side.LEFT: self.tr("Do only the left side"),
            Side.RIGHT: self.tr("Do only the right side"),
        }
        wanted = side in texts and self._plan.sides is not ONLY[self._only_side]
        self._only.setVisible(wanted)
        if wanted:
            self._only.setText(texts[self._only_side])
            self._only.setAccessibleName(texts[self._only_side])

    def _unfold(self) -> None:
        self.fields.setVisible(self.fields.isHidden())
        self._summarise()

    def _summarise(self) -> None:
        facts = [self._sides.currentText()] if self._sides_label.isVisibleTo(self.fields) else []
        facts.append(self._length.currentText())
        facts.append(self.tr("{seconds} s to get ready").format(seconds=self._ready.value()))
        text = " · ".join(facts)
        self.summary.show_fold(text, is_open=not self.fields.isHidden())
        self.summary.setAccessibleName(self.tr("Choices: {facts}").format(facts=text))

    def _take_only(self) -> None:
        self._sides.setCurrentIndex(list(Sides).index(ONLY[self._only_side]))
        self.summary.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take()

    def _take(self) -> None:
        self._plan = replace(
            self._plan,
            sides=Sides(self._sides.currentData()),
            length=Length(self._length.currentData()),
            get_ready=self._ready.value(),
            optional_steps=self._optional.box.isChecked(),
            wait_for_me=self._wait.box.isChecked(),
        )
        self._only.setVisible(self._only.isVisible() and self._plan.sides not in ONLY.values())
        self._summarise()
        self.changed.emit(self._plan)
