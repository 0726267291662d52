"""The card's dialog: what it shows, prints and saves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from massage_gui.core.compiler import compile
from massage_gui.core.library import Library
from massage_gui.core.screening import Screening
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.card import CardOptions, Paper, card_source
from massage_gui.ui.card_dialog import (
    AskPrinter,
    CardDialog,
    ChooseFile,
    ask_printer,
    choose_file,
    has_printer,
    usual_paper,
)
from tests.ui.walk import settle

MakeDialog = Callable[..., CardDialog]


@pytest.fixture
def make(qtbot: QtBot, library: Library, screening: Screening, drawing: BodyDrawing) -> MakeDialog:
    """Makes the dialog for the upper back, shown on A4; keyword arguments stand in for the user's answers."""
    routine = next(routine for routine in library.routines if routine.id == "upper-back")
    source = card_source(compile(routine), screening)

    def made(
        choose_file: ChooseFile = choose_file,
        has_printer: Callable[[], bool] = has_printer,
        ask_printer: AskPrinter = ask_printer,
    ) -> CardDialog:
        dialog = CardDialog(
            source,
            drawing,
            CardOptions(),
            choose_file=choose_file,
            has_printer=has_printer,
            ask_printer=ask_printer,
        )
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return made


def _never(*_: object) -> bool:
    raise AssertionError("this must not be asked")


def test_it_shows_every_page_and_what_is_on_it(make: MakeDialog) -> None:
    dialog = make()
    names = [view.accessibleName() for view in dialog.preview.views]
    assert names == [f"Page {n} of 2: Upper back, ball on the wall" for n in (1, 2)]
    picture = dialog.preview.views[0].grab().toImage()
    assert picture.pixelColor(picture.width() - 5, picture.height() - 5) == QColor("white")
    inked = sum(picture.pixelColor(x, 80) != QColor("white") for x in range(20, picture.width() - 20))
    assert inked > 20


@pytest.mark.parametrize("width", [0, 760, 620, 1000])
def test_every_page_is_whole_at_any_width_as_soon_as_it_is_shown(make: MakeDialog, width: int) -> None:
    dialog = make()
    if width:
        dialog.resize(width, 700)
    settle()
    room = dialog.preview.viewport().width()
    for view in dialog.preview.views:
        left = view.mapTo(dialog.preview.viewport(), QPoint(0, 0)).x()
        assert left >= 0
        assert left + view.width() <= room
        assert view.width() >= min(room - 20, 900)


def test_large_print_and_paper_change_the_pages(make: MakeDialog) -> None:
    dialog = make()
    dialog.large.setChecked(True)
    assert len(dialog.preview.views) == 4
    dialog.paper.setCurrentIndex(1)
    assert dialog.options == CardOptions(Paper.LETTER, large_print=True)
    view = dialog.preview.views[0]
    assert view.height() / view.width() == pytest.approx(11 / 8.5, rel=0.01)


def test_saving_writes_the_chosen_file_and_says_so(make: MakeDialog, qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[str] = []

    def choose(_: QWidget, name: str) -> Path:
        asked.append(name)
        return tmp_path / name

    dialog = make(choose_file=choose)
    with qtbot.waitSignal(dialog.saved) as told:
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert asked == ["upper-back-card.pdf"]
    assert told.args == [tmp_path / "upper-back-card.pdf"]
    assert len(PdfReader(tmp_path / "upper-back-card.pdf").pages) == 2
    assert "upper-back-card.pdf" in dialog.message.text()


def test_a_name_that_promises_another_format_gets_the_right_ending(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(tmp_path / "mine.doc")])
    assert choose_file(parent, "mine.pdf") == tmp_path / "mine.doc.pdf"


def test_changing_ones_mind_saves_nothing(make: MakeDialog, qtbot: QtBot) -> None:
    dialog = make(choose_file=lambda *_: None)
    with qtbot.assertNotEmitted(dialog.saved):
        dialog.save_card()
    assert dialog.message.text() == ""


def test_f34_a_path_that_cannot_be_written_is_told_in_place(
    make: MakeDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "none" / "card.pdf"
    dialog = make(choose_file=lambda *_: target)
    with qtbot.assertNotEmitted(dialog.saved):
        dialog.save_card()
    assert str(target) in dialog.message.text()
    assert dialog.message.property("look") == "error"
    assert dialog.isVisible()


def test_f34_without_a_printer_it_says_so_and_offers_the_pdf(make: MakeDialog, qtbot: QtBot) -> None:
    dialog = make(has_printer=lambda: False, ask_printer=_never)
    with qtbot.assertNotEmitted(dialog.printed):
        QTest.mouseClick(dialog.print_, Qt.MouseButton.LeftButton)
    assert "No printer was found" in dialog.message.text()
    assert dialog.focusWidget() is dialog.save


def _to(path: Path) -> Callable[[QPrinter, QWidget], bool]:
    def ask(printer: QPrinter, _: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    return ask


def test_ctrl_p_prints_every_page(make: MakeDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = make(has_printer=lambda: True, ask_printer=_to(tmp_path / "out.pdf"))
    with qtbot.waitSignal(dialog.printed) as told:
        QTest.keySequence(dialog, QKeySequence(QKeySequence.StandardKey.Print))
    assert told.args == [2]
    pages = PdfReader(tmp_path / "out.pdf").pages
    assert len(pages) == 2
    assert "Upper" in pages[0].extract_text()


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_f34_a_printer_that_cannot_print_is_told_with_its_name(
    make: MakeDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "none" / "out.pdf"
    dialog = make(has_printer=lambda: True, ask_printer=_to(target))
    with qtbot.assertNotEmitted(dialog.printed):
        dialog.print_card()
    assert str(target) in dialog.message.text()
    assert dialog.focusWidget() is dialog.save


def test_changing_ones_mind_prints_nothing(make: MakeDialog, qtbot: QtBot) -> None:
    dialog = make(has_printer=lambda: True, ask_printer=lambda *_: False)
    with qtbot.assertNotEmitted(dialog.printed):
        dialog.print_card()


def test_escape_closes(make: MakeDialog) -> None:
    dialog = make()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_everything_has_a_name_and_room_for_a_finger(make: MakeDialog) -> None:
    dialog = make()
    buttons = dialog.findChildren(QPushButton)
    assert [button.accessibleName() for button in buttons] == ["Print", "Save as PDF", "Close"]
    for control in (*buttons, dialog.paper, dialog.large):
        assert control.height() >= 44
    assert dialog.paper.accessibleName() == "Paper"
    assert dialog.large.text() == "Large print"


def test_tab_goes_through_the_choices_then_the_buttons(make: MakeDialog) -> None:
    dialog = make()
    dialog.paper.setFocus()
    order = []
    for _ in range(6):
        order.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert order == [
        dialog.paper, dialog.large, dialog.print_, dialog.save, dialog.close_, dialog.preview,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("locale", "paper"),
    [
        ("en_US", Paper.LETTER),
        ("fr_CA", Paper.LETTER),
        ("en_GB", Paper.A4),
        ("de_DE", Paper.A4),
        ("C", Paper.A4),
    ],
)
def test_the_paper_is_the_usual_one_of_the_country(locale: str, paper: Paper) -> None:
    assert usual_paper(QLocale(locale)) is paper
