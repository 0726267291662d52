"""The report's dialog: what it shows, prints and saves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from massage_gui.services.card import Paper
from massage_gui.ui.card_dialog import AskPrinter, ChooseFile, ask_printer, choose_file, has_printer
from massage_gui.ui.report_dialog import ReportDialog
from tests.services.report_samples import CALF, TODAY, done
from tests.shipped import REGIONS, SCREENING

MakeDialog = Callable[..., ReportDialog]
ENTRIES = [done(ago=400), done(ago=60, before=6, after=4), done(CALF, 3), done(ago=1)._replace(note="Good")]


@pytest.fixture
def make(qtbot: QtBot) -> MakeDialog:
    """Makes the dialog, shown on A4; keyword arguments stand in for the user's answers."""

    def made(
        choose_file: ChooseFile = choose_file,
        has_printer: Callable[[], bool] = has_printer,
        ask_printer: AskPrinter = ask_printer,
    ) -> ReportDialog:
        dialog = ReportDialog(
            ENTRIES,
            TODAY,
            REGIONS,
            SCREENING,
            paper=Paper.A4,
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


def _to(path: Path) -> Callable[[QPrinter, QWidget], bool]:
    def ask(printer: QPrinter, _: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    return ask


def text_of(path: Path) -> str:
    (page,) = PdfReader(path).pages
    return " ".join(page.extract_text().split())


def test_it_shows_the_last_three_months_as_they_will_be_printed(make: MakeDialog) -> None:
    dialog = make()
    assert dialog.source.sessions == 3
    picture = dialog.preview.page.grab().toImage()
    assert picture.pixelColor(picture.width() - 5, picture.height() - 5) == QColor("white")
    top = range(picture.height() // 8)
    inked = sum(
        picture.pixelColor(x, y) != QColor("white") for y in top for x in range(20, picture.width() - 20)
    )
    assert inked > 200
    assert picture.height() / picture.width() == pytest.approx(297 / 210, rel=0.01)


@pytest.mark.parametrize(("row", "sessions"), [(0, 2), (1, 3), (2, 4)])
def test_the_time_changes_what_is_told_and_shown(row: int, sessions: int, make: MakeDialog) -> None:
    dialog = make()
    before = dialog.preview.page.grab().toImage()
    dialog.span.setCurrentIndex(row)
    assert dialog.source.sessions == sessions
    assert (dialog.preview.page.grab().toImage() != before) is (row != 1)


def test_the_paper_changes_the_page(make: MakeDialog) -> None:
    dialog = make()
    dialog.paper.setCurrentIndex(1)
    page = dialog.preview.page
    assert page.height() / page.width() == pytest.approx(11 / 8.5, rel=0.01)


def test_a_narrow_window_shows_the_whole_width(make: MakeDialog, qtbot: QtBot) -> None:
    dialog = make()
    wide = dialog.preview.page.width()
    dialog.resize(600, 500)
    qtbot.waitUntil(lambda: dialog.preview.page.width() < wide)
    assert dialog.preview.page.width() <= dialog.preview.viewport().width()


def test_saving_writes_the_chosen_file_and_says_so(make: MakeDialog, qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[str] = []

    def choose(_: QWidget, name: str) -> Path:
        asked.append(name)
        return tmp_path / name

    dialog = make(choose_file=choose)
    with qtbot.waitSignal(dialog.saved) as told:
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    file = tmp_path / "massage-report-2026-11-23.pdf"
    assert (asked, told.args) == ([file.name], [file])
    assert "3 sessions" in text_of(file)
    assert file.name in dialog.message.text()


def test_changing_ones_mind_saves_nothing(make: MakeDialog, qtbot: QtBot) -> None:
    dialog = make(choose_file=lambda *_: None)
    with qtbot.assertNotEmitted(dialog.saved):
        dialog.save_report()
    assert dialog.message.text() == ""


@pytest.mark.parametrize("where", ["none/report.pdf", "/dev/full"])
def test_f34_a_path_that_cannot_be_written_is_told_in_place(
    where: str, make: MakeDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = make(choose_file=lambda *_: tmp_path / where)
    with qtbot.assertNotEmitted(dialog.saved):
        dialog.save_report()
    assert str(tmp_path / where) in dialog.message.text()
    assert dialog.message.property("look") == "error"


def test_f34_without_a_printer_it_says_so_and_offers_the_pdf(make: MakeDialog, qtbot: QtBot) -> None:
    dialog = make(has_printer=lambda: False)
    with qtbot.assertNotEmitted(dialog.printed):
        QTest.mouseClick(dialog.print_, Qt.MouseButton.LeftButton)
    assert "No printer was found" in dialog.message.text()
    assert dialog.focusWidget() is dialog.save


def test_ctrl_p_prints_one_page_of_what_is_chosen(make: MakeDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = make(has_printer=lambda: True, ask_printer=_to(tmp_path / "out.pdf"))
    dialog.span.setCurrentIndex(2)
    with qtbot.waitSignal(dialog.printed):
        QTest.keySequence(dialog, QKeySequence(QKeySequence.StandardKey.Print))
    assert "4 sessions" in text_of(tmp_path / "out.pdf")


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_f34_a_printer_that_cannot_print_is_told_with_its_name(
    make: MakeDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "none" / "out.pdf"
    dialog = make(has_printer=lambda: True, ask_printer=_to(target))
    with qtbot.assertNotEmitted(dialog.printed):
        dialog.print_report()
    assert str(target) in dialog.message.text()
    assert dialog.focusWidget() is dialog.save


def test_changing_ones_mind_prints_nothing(make: MakeDialog, qtbot: QtBot) -> None:
    dialog = make(has_printer=lambda: True, ask_printer=lambda *_: False)
    with qtbot.assertNotEmitted(dialog.printed):
        dialog.print_report()


def test_everything_has_a_name_and_room_for_a_finger(make: MakeDialog) -> None:
    dialog = make()
    buttons = dialog.findChildren(QPushButton)
    assert [button.accessibleName() for button in buttons] == ["Print", "Save as PDF", "Close"]
    for control in (*buttons, dialog.paper, dialog.span):
        assert control.height() >= 44
    assert (dialog.span.accessibleName(), dialog.paper.accessibleName()) == ("Time", "Paper")


def test_tab_goes_through_the_choices_then_the_buttons(make: MakeDialog) -> None:
    dialog = make()
    dialog.span.setFocus()
    order = []
    for _ in range(7):
        order.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert order == [
        dialog.span, dialog.paper, dialog.notes, dialog.print_, dialog.save, dialog.close_, dialog.preview,
    ]  # fmt: skip


def test_escape_closes(make: MakeDialog) -> None:
    dialog = make()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_users_notes_can_be_left_out(make: MakeDialog) -> None:
    dialog = make()
    assert dialog.source.notes
    sessions = dialog.source.sessions
    dialog.notes.click()
    assert dialog.source.notes == ()
    assert dialog.source.sessions == sessions
