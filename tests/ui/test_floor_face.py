"""What is read from the floor: large digits, whole sentences, on every screen and in every routine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QWidget

from massage_gui.core.compiler import compile
from massage_gui.core.library import Library
from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.core.region import Side
from massage_gui.core.session_events import State
from massage_gui.core.timeline import Segment, SegmentKind, Timeline
from massage_gui.services.player import Moment
from massage_gui.ui.fitted_text import FittedText, painted_in
from massage_gui.ui.floor_face import FloorFace
from massage_gui.ui.theme import DARK, LIGHT, Theme
from tests.samples import sample_routine
from tests.ui.on_the_floor import floor_window
from tests.ui.pixels import picture, places

pytestmark = pytest.mark.usefixtures("qapp")

SCREENS = [
    (800, 600),
    (1280, 720),
    (1920, 1080),
    (3840, 2160),
    (3440, 1440),
    (600, 800),
    (1080, 1920),
    (480, 1040),
]
SAFETY = "Gentle only. Stop if it hurts, tingles or makes you dizzy."


class NoWidget:
    """Has the methods of a figure alone."""

    def set_theme(self, theme: Theme) -> None:
        """Do nothing."""

    def show_segment(self, segment: Segment | None, region: str) -> None:
        """Do nothing."""

    def run(self, running: bool) -> None:
        """Do nothing."""

    def use_motion(self, smooth: bool) -> None:
        """Do nothing."""


def moment(segment: Segment, shown: int, elapsed: float = 10.0) -> Moment:
    return Moment(
        segment, State.RUNNING, shown, float(shown), segment.seconds, elapsed, 90.0, 130.0, 0.0, True, 0.0
    )


@pytest.fixture
def face() -> Iterator[FloorFace]:
    window, main = floor_window(lambda: 0.0)
    window.show_timeline(compile(sample_routine(two_sided=True), Plan()))
    window.resize(960, 540)
    window.show()
    QCoreApplication.processEvents()
    yield window.face
    window.hide()
    main.deleteLater()


@pytest.fixture
def timeline() -> Timeline:
    return compile(sample_routine(two_sided=True), Plan())


def sized(face: FloorFace, size: tuple[int, int]) -> None:
    face.window().resize(*size)
    QCoreApplication.processEvents()
    assert (face.width(), face.height()) == size


def of_kind(timeline: Timeline, kind: SegmentKind) -> Segment:
    return next(segment for segment in timeline.segments if segment.kind is kind)


def texts(face: FloorFace) -> list[FittedText]:
    return [each for each in face.findChildren(FittedText) if each.isVisible() and each.text]


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("number", [0, 1, 9, 10, 45, 88, 100, 118, 600])
def test_the_digits_are_at_least_a_fifth_of_the_screen(
    face: FloorFace, timeline: Timeline, size: tuple[int, int], number: int
) -> None:
    sized(face, size)
    for segment in timeline.segments:
        face.show_segment(segment)
        face.show_moment(moment(segment, number))
        digits = face.change.digits if segment.kind is SegmentKind.CHANGE else face.digits
        box = digits.shape().boundingRect()
        assert digits.isVisible()
        assert box.height() >= size[1] / 5 - 0.01
        assert digits.rect().toRectF().adjusted(-1, -1, 1, 1).contains(box)


@pytest.mark.parametrize("ratio", [1, 2])
def test_they_are_painted_so_large(face: FloorFace, timeline: Timeline, ratio: int) -> None:
    segment = of_kind(timeline, SegmentKind.WORK)
    face.show_segment(segment)
    face.show_moment(moment(segment, 27))
    image = QImage(face.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(LIGHT.window))
    face.digits.render(image, face.digits.pos())
    ink = [y for _, y in places(image, LIGHT.text)]
    assert max(ink) - min(ink) + 1 >= image.height() / 5 - 2


@pytest.mark.parametrize("size", [(800, 600), (1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("sides", [Sides.LEFT_RIGHT, Sides.RIGHT_LEFT])
def test_no_sentence_of_any_routine_is_cut_off_or_too_small(
    face: FloorFace, library: Library, size: tuple[int, int], sides: Sides
) -> None:
    sized(face, size)
    for routine in library.routines:
        timeline = compile(routine, Plan(sides=sides, length=Length.LONG))
        face.show_timeline(timeline)
        for segment in timeline.segments:
            face.show_segment(segment)
            face.show_moment(moment(segment, round(segment.seconds)))
            face.show_caption(segment.say)
            for text in texts(face):
                assert_fits(text)
            if face.line.isVisible():
                assert face.line.letters >= min(size) * 0.03, face.line.text


def assert_fits(text: FittedText) -> None:
    font = QFont(text.font())
    font.setBold(text._bold)
    painted = painted_in(font, text.text, QRectF(text.rect()), text.letters)
    assert painted.width() <= text.width(), text.text
    assert painted.height() <= text.height(), text.text
    assert "…" not in text.text


def test_a_user_s_own_endless_sentence_fits_too(face: FloorFace, timeline: Timeline) -> None:
    segment = replace(
        of_kind(timeline, SegmentKind.WORK), say="Roll on. " * 200, caution="Not so hard! " * 80
    )
    face.show_segment(segment)
    for text in texts(face):
        assert_fits(text)


@pytest.mark.parametrize("kind", list(SegmentKind))
def test_what_keeps_safe_is_always_in_sight(face: FloorFace, timeline: Timeline, kind: SegmentKind) -> None:
    segment = replace(timeline.segments[2], kind=kind, toward=Side.LEFT, caution="Off the spine.")
    for covered in (False, True):
        face.show_segment(segment)
        face.cover(covered)
        for text, words in ((face.gentle, SAFETY), (face.caution, "Off the spine.")):
            assert text.text == words
            assert text.isVisible()
            assert places(picture(text), LIGHT.warn_text)


def test_without_a_caution_the_other_line_has_the_room(face: FloorFace, timeline: Timeline) -> None:
    face.show_segment(timeline.segments[0])
    assert face.caution.height() == 0
    whole = face.gentle.height()
    face.show_segment(replace(timeline.segments[2], caution="Off the spine."))
    assert face.gentle.height() < whole


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_invariant_4_the_side_is_said_four_ways(face: FloorFace, timeline: Timeline, theme: Theme) -> None:
    face.set_theme(theme)
    for segment in timeline.segments:
        if segment.side not in (Side.LEFT, Side.RIGHT):
            continue
        face.show_segment(segment)
        left = segment.side is Side.LEFT
        assert face.plate.accessibleName() == f"{segment.side.upper()} side"
        ground = [x for x, _ in places(picture(face), theme.side(segment.side))]
        assert (min(ground) == 0) is left
        assert (max(ground) == face.width() - 1) is not left
        middle = face.width() / 2
        assert (face.plate.geometry().center().x() < middle) is left
        assert (face.digits.geometry().center().x() < middle) is left


def test_a_change_is_a_picture_of_its_own(face: FloorFace, timeline: Timeline) -> None:
    face.show_segment(of_kind(timeline, SegmentKind.WORK))
    assert face.digits.isVisible()
    assert not face.change.isVisible()
    face.show_segment(of_kind(timeline, SegmentKind.CHANGE))
    assert face.change.isVisible()
    assert face.change.width() == face.width()
    assert face.change.height() >= face.height() * 0.7
    for hidden in (face.plate, face.digits, face.line, face.figure):
        assert not hidden.isVisible()
    # What comes next is written on the picture, in the ink for it.
    assert places(picture(face), LIGHT.on_side)
    assert face.coming.text == "Next: Small rolls, right, 30 s"


def test_a_caption_stays_long_enough_to_be_read_and_then_goes(face: FloorFace, timeline: Timeline) -> None:
    segment = of_kind(timeline, SegmentKind.WORK)
    face.show_segment(segment)
    face.show_caption("In ten seconds, the right side.")
    face.show_moment(moment(segment, 20, elapsed=10.0))
    assert face.caption.text == "“In ten seconds, the right side.”"
    face.show_moment(moment(segment, 18, elapsed=13.0))
    assert face.caption.text
    face.show_moment(moment(segment, 16, elapsed=15.0))
    assert face.caption.text == ""


def test_a_new_session_has_no_caption_of_the_old_one(face: FloorFace, timeline: Timeline) -> None:
    face.show_caption("The end.")
    face.show_timeline(timeline)
    assert face.caption.text == ""


def test_a_tick_paints_the_digits_and_no_more(face: FloorFace, timeline: Timeline) -> None:
    segment = of_kind(timeline, SegmentKind.WORK)
    face.show_segment(segment)
    face.show_moment(moment(segment, 20))
    before = picture(face)
    face.show_moment(moment(segment, 19))
    after = picture(face)
    changed = [
        (x, y)
        for x in range(0, face.width(), 3)
        for y in range(0, face.height(), 3)
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    assert changed
    assert all(face.digits.geometry().contains(x, y) for x, y in changed)


def test_a_figure_that_is_no_widget_is_refused() -> None:
    with pytest.raises(TypeError):
        FloorFace(QWidget(), NoWidget())
