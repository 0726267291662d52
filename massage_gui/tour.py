"""Drives the real window through everything, without a screen and without waiting, and takes pictures."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from massage_gui.app import Parts, build
from massage_gui.commands.answer import VerbError
from massage_gui.core.compiler import compile
from massage_gui.core.folders import UserFolders, routines
from massage_gui.core.plan import Plan
from massage_gui.core.problem import visible
from massage_gui.core.region import Side, no_go_of
from massage_gui.core.saving import SaveError
from massage_gui.core.timeline import SegmentKind
from massage_gui.services.card import CardOptions, card_source
from massage_gui.services.card_pdf import save_card
from massage_gui.services.figure_painter import FigurePainter
from massage_gui.services.figure_sheet import figure_sheet
from massage_gui.services.player import Moment
from massage_gui.services.qt_messages import quiet_offscreen
from massage_gui.terminal import write_lines
from massage_gui.tour_past import look_back
from massage_gui.ui.card_dialog import CardDialog
from massage_gui.ui.figure_view import figure_ink
from massage_gui.ui.theme import DARK, LIGHT, Theme
from massage_gui.ui.window_place import LEAST

SIZE = (1280, 800)
SMALL = (900, 600)
FLOOR = (1600, 900)
DAY = datetime(2026, 1, 5, 9, 0).astimezone()
"""A day that never changes, so that pictures of one version are alike."""


LONGEST = 3600
"""Seconds of a session after which the tour gives up: no routine that it plays is so long."""


class TourClock:
    """Seconds that pass only when they are told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Tour:
    """One walk through the window in one theme."""

    def __init__(self, folder: Path, data: Path, theme: Theme, size: tuple[int, int] = SIZE) -> None:
        self._folder = folder
        self._clock = TourClock()
        self._name = "dark" if theme.dark else "light"
        self._size = size
        self.pictures: list[Path] = []
        self.parts: Parts = build(UserFolders.find(data), self._clock, lambda: DAY)
        self.window = self.parts.window
        self.window.set_theme(theme)
        self.window.setMinimumSize(LEAST)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        _settle()

    def take(self, name: str, widget: QWidget | None = None) -> Path:
        """Write a picture of the window as it is, or of another widget; raises VerbError."""
        _settle()
        file = self._folder / f"{len(self.pictures) + 1:02d}-{name}-{self._name}.png"
        if not (widget or self.window).grab().save(str(file)):
            raise VerbError(f"The picture {visible(str(file))} could not be written. Is the disk full?")
        self.pictures.append(file)
        return file

    def walk(self) -> None:
        """Map, hover, overview, check, session, stop, end; then other sizes, what locks, and the rest."""
        self._map()
        self._check("lower-back", Side.LEFT)
        self._session()
        self._stop_and_end()
        self._sizes()
        self._hands_free("back-of-neck")
        look_back(self, DAY)
        self._ask_first("calf", "PA02")
        self._emergency("lower-back", "RF01")
        self._rest()
        self.window.close()

    def _map(self) -> None:
        window = self.window
        window.flow.show_statement_if_due()
        self.take("first-start")
        window.flow.statement.accept.click()
        self.take("map")
        self._hover("upper-back", Side.RIGHT)
        self.take("hover")
        self._hover("middle-back", Side.LEFT)
        self.take("hover-without-routine")
        QCoreApplication.sendEvent(window.body, QEvent(QEvent.Type.Leave))
        window.flow.areas.search.setText("trap")
        self.take("search")
        window.flow.areas.search.clear()

    def _hover(self, region: str, side: Side | None) -> None:
        body = self.window.body
        where = body.centre_of(region, side)
        at = QPointF(body.mapToGlobal(where.toPoint()))
        QCoreApplication.sendEvent(body, QEnterEvent(where, where, at))
        none = Qt.MouseButton.NoButton
        moved = QMouseEvent(QEvent.Type.MouseMove, where, at, none, none, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(body, moved)

    def _check(self, region: str, side: Side | None) -> None:
        window = self.window
        window.body.button(region, side).click()
        self.take("overview-first-time")
        window.flow.overview.start.click()
        self.take("safety-check")
        self.answer_none()

    def _session(self) -> None:
        page = self.window.flow.player_page
        self.take("get-ready")
        self.until(lambda now: now.segment.kind is SegmentKind.SETUP)
        self.go_on(4)
        self.take("set-up")
        self._until_pressed()
        self.take("work-left")
        page.controls.toggle.click()
        self.take("paused")
        self.go_on(1)
        page.pause_sheet.resume.click()
        self.until(lambda now: now.segment.kind is SegmentKind.CHANGE)
        self.go_on(3)
        self.take("change-of-sides")
        self._until_pressed()
        self.take("work-right")

    def _stop_and_end(self) -> None:
        window, page = self.window, self.window.flow.player_page
        page.controls.stop.click()
        self.take("stop-it-hurts")
        mild = next(rule for rule in self.parts.screening.stop_rules if len(rule.offers) > 1)
        page.stop_sheet.felt.emit(mild)
        self.take("what-to-do-now")
        page.stop_sheet.chosen.emit(mild, mild.offers[0])
        self.until(lambda _: False)
        self.take("end")
        window.flow.end_page.card.click()
        for dialog in window.findChildren(CardDialog):
            self.take("card", dialog)
            dialog.reject()
        window.flow.end_page.to_map.click()
        window.body.button("lower-back", Side.RIGHT).click()
        self.take("overview-next-time")

    def _sizes(self) -> None:
        self.window.resize(*SMALL)
        self._three("small-window")
        self.window.resize(*self._size)
        for _ in range(10):
            self.window.actions_.larger.trigger()
        self._three("text-200")
        self.window.actions_.normal.trigger()

    def _three(self, name: str) -> None:
        """Map, overview and player."""
        window = self.window
        window.flow.go_home()
        self.take(f"{name}-map")
        window.body.button("lower-back", Side.LEFT).click()
        self.take(f"{name}-overview")
        self.start()
        self._until_pressed()
        self.take(f"{name}-player")
        self.parts.player.stop("")

    def _hands_free(self, region: str) -> None:
        """Sound, floor mode, and a page with every movement."""
        flow, player = self.window.flow, self.parts.player
        flow.go_home()
        flow.sheets.check_sound()
        self.take("sound-check")
        flow.sheets.sound_check.no.click()
        self.take("sound-check-nothing-heard")
        flow.sheets.sound_check.yes.click()
        flow.choose_id(region)
        self.start()
        self.answer_none()
        self.until(lambda now: now.segment.kind is SegmentKind.WORK)
        self.go_on(1)
        flow.player_page.sounds.sound.click()
        self.take("sound")
        flow.player_page.sounds.panel.hide()
        player.stop("")
        self._floor("lower-back")
        self._figures()

    def answer_none(self) -> None:
        """Read the safety check to its end, where it is shown, and answer no to all of it."""
        flow = self.window.flow
        if self.window.pages.currentWidget() is flow.safety_page:
            bar = flow.safety_page.area.verticalScrollBar()
            bar.setValue(bar.maximum())
            flow.safety_page.none.click()

    def start(self) -> None:
        """Read on to the end of what starting means, and start."""
        overview = self.window.flow.overview
        bar = overview.area.verticalScrollBar()
        bar.setValue(bar.maximum())
        overview.start.click()

    def _floor(self, region: str) -> None:
        flow, player = self.window.flow, self.parts.player
        flow.go_home()
        flow.choose_id(region)
        flow.overview.floor.click()
        floor = flow.floor_mode.floor
        if floor is None:
            return
        floor.showNormal()
        floor.resize(*FLOOR)
        self.take("floor-get-ready", floor)
        self._until_pressed()
        self.take("floor-work-left", floor)
        player.pause()
        self.take("floor-paused", floor)
        self.go_on(1)
        player.resume()
        # It goes after a second of the real clock, for which the tour does not wait.
        floor.mark.dismiss()
        self.until(lambda now: now.segment.kind is SegmentKind.CHANGE)
        self.go_on(3)
        self.take("floor-change-of-sides", floor)
        self._until_pressed()
        self.take("floor-work-right", floor)
        player.stop("")

    def _figures(self) -> None:
        library, theme = self.parts.watch.library, self.window.theme
        if theme is None:
            return
        ink = figure_ink(theme)
        no_go = no_go_of(library.regions)
        sheet = QLabel()
        sheet.setPixmap(
            QPixmap.fromImage(
                figure_sheet(library.routines, FigurePainter(self.parts.drawing, no_go, ink), ink)
            )
        )
        sheet.resize(sheet.pixmap().size())
        self.take("every-movement", sheet)
        sheet.deleteLater()

    def _ask_first(self, region: str, code: str) -> None:
        self._answer_yes(region, code)
        self.take("ask-first")
        asked = self.window.tr("I have asked, and it is fine")
        advice = self.window.flow.overview.advice.findChildren(QPushButton)
        next(each for each in advice if each.accessibleName() == asked).click()
        self.take("ask-first-lifted")

    def _emergency(self, region: str, code: str) -> None:
        window = self.window
        window.flow.go_home()
        window.body.button(region, Side.LEFT).click()
        window.flow.overview.daily.flag_ticked.emit(code)
        self.take("emergency")
        window.flow.look_ups.show_answers()
        self.take("answers")

    def _answer_yes(self, region: str, code: str) -> None:
        window = self.window
        window.flow.go_home()
        window.body.button(region, Side.LEFT).click()
        self.start()
        window.flow.safety_page.tick(code).box.click()
        self.take("a-yes")
        window.flow.safety_page.show_me.click()

    def _rest(self) -> None:
        window = self.window
        yours = self.parts.folders.routines
        yours.mkdir(parents=True, exist_ok=True)
        text = (routines() / "shoulder.yaml").read_text(encoding="utf-8")
        mistaken = text.replace("regions: [shoulder", "regions: [sholder").replace(
            "seconds: ", "seconds: 1:", 1
        )
        (yours / "my-shoulder.yaml").write_text(mistaken, encoding="utf-8")
        self.parts.watch.reload()
        window.flow.look_ups.show_problems()
        self.take("problems")
        window.flow.look_ups.show_keys(playing=False)
        self.take("keys")
        window.flow.keys.done.click()
        window.actions_.about.trigger()
        self.take("about")
        window.flow.about.done.click()

    def go_on(self, seconds: int) -> None:
        """Let so many seconds of a session go by."""
        for _ in range(seconds):
            self._clock.seconds += 1
            self.parts.player.look()

    def until(self, reached: Callable[[Moment], bool]) -> None:
        """Let a session go on until a moment, or to its end."""
        for _ in range(LONGEST):
            now = self.parts.player.moment()
            if now is None or reached(now):
                return
            self.go_on(1)
        raise TimeoutError("the tour stands still")

    def _until_pressed(self) -> None:
        self.until(lambda now: now.segment.kind is SegmentKind.WORK and now.segment.pressure == 3)
        self.go_on(9)


def _settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, 0)
        QCoreApplication.processEvents()


def make_tour(folder: Path) -> int:
    """Write the pictures, light and dark, and the card's PDF into `folder`; 0, or VerbError."""
    quiet_offscreen()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if isinstance(app, QApplication):
        app.setStyle("Fusion")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        count = sum(_walk(folder, theme) for theme in (LIGHT, DARK))
    except SaveError as error:
        raise VerbError(str(error)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        where = visible(str(folder))
        raise VerbError(
            f"The pictures cannot be written to {where} ({reason}). Name another folder."
        ) from error
    write_lines([f"{visible(str(folder.absolute()))} holds {count} pictures and card.pdf."])
    return 0


def _walk(folder: Path, theme: Theme) -> int:
    with tempfile.TemporaryDirectory() as data:
        tour = Tour(folder, Path(data), theme)
        tour.walk()
        parts = tour.parts
        routine = parts.watch.library.get("lower-back")
        if routine is not None:
            source = card_source(
                compile(routine, Plan()), parts.screening, no_go_of(parts.watch.library.regions)
            )
            save_card(folder / "card.pdf", source, parts.drawing, CardOptions())
        return len(tour.pictures)
