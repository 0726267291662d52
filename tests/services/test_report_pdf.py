"""The report as a PDF: one page, nothing cut, nothing lost without a word."""

from __future__ import annotations

import errno
import io
import os
import re
import resource
import time
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from massage_gui.core.entry import Entry
from massage_gui.core.saving import SaveError
from massage_gui.services.card import Paper
from massage_gui.services.report import ReportSource, report_source
from massage_gui.services.report_pdf import report_pdf, save_report
from tests.pace import allowed
from tests.services.card_text_of import pages_of, squashed
from tests.services.report_samples import BACK, CALF, CODES, TODAY, done, many
from tests.shipped import REGIONS, ROUTINES, SCREENING

pytestmark = pytest.mark.usefixtures("qapp")

MONTH = TODAY - timedelta(days=30)
FEW = [done(BACK, 9, 6, 4)._replace(note="Slept well."), done(BACK, 4, 5, 5), done(CALF, 2)]


def source(entries: Iterable[Entry], since: date | None = MONTH) -> ReportSource:
    return report_source(entries, TODAY, since, REGIONS, SCREENING)


def page_of(entries: Iterable[Entry], since: date | None = MONTH, paper: Paper = Paper.A4) -> str:
    pages = pages_of(report_pdf(source(entries, since), paper))
    assert len(pages) == 1
    return pages[0]


def says(page: str, text: str) -> bool:
    return squashed(text) in page


def test_it_says_what_a_therapist_asks() -> None:
    page = page_of(FEW)
    for text in (
        "Self-massage report", "24 Oct 2026 to 23 Nov 2026", "3 sessions, 15 min in all; done to the end",
        "Lower back 2 10 min 14 Nov 2026 19 Nov 2026 2 5 (5 to 6) 4 (4 to 5)", "Calf 1 5 min",
        "Soreness, 0 to 10",
        "14 Nov 2026", "Lower back: Slept well.", "as the user wrote them",
    ):  # fmt: skip
        assert says(page, text), text


def test_it_says_what_it_is_not_and_promises_nothing() -> None:
    page = page_of(FEW)
    assert says(page, "Made from the user's own notes in the program Massage GUI")
    assert says(page, "It is not a medical record, and nobody has checked it.")
    assert says(page, "It is no proof of an effect.")
    for word in ("%", "better", "relief", "improve", "heal"):
        assert word not in page


def test_it_has_the_paper_asked_for_its_fonts_inside_and_no_pictures() -> None:
    for paper, size in ((Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))):
        raw = report_pdf(source(many()), paper)
        pdf = PdfReader(io.BytesIO(raw))
        page = pdf.pages[0]
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size
        assert pdf.metadata is not None
        assert pdf.metadata.title == "Self-massage report"
        assert len(page.images) == 0
        assert raw.count(b"/FontFile2") == raw.count(b"/Type /FontDescriptor") > 0


def test_it_is_black_and_grey_only() -> None:
    page = PdfReader(io.BytesIO(report_pdf(source(many(), None), Paper.A4))).pages[0]
    content = page.get_contents()
    assert content is not None
    colours = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|scn|SCN)\b", content.get_data())
    assert colours
    for colour in colours:
        parts = [float(part) for part in colour]
        assert max(parts) - min(parts) < 0.1, colour


def test_charts_are_tall_where_the_page_has_room_and_low_where_it_is_full() -> None:
    # A tall chart has room for a number at every other line.
    assert says(page_of(FEW), "before after 0 2 4 6 8 10")
    assert says(page_of(many()), "before after 0 5 10")


@pytest.mark.parametrize("paper", Paper)
def test_two_thousand_sessions_are_one_page_that_tells_what_is_left_out(paper: Paper) -> None:
    entries = many()
    page = page_of(entries, None, paper)
    assert says(page, "2000 sessions")
    shown = [name for name in (area.names for area in source(entries, None).areas) if says(page, name[0])]
    more = re.search(r"moreareas:(\d+)\((\d+)sessions", page)
    assert more is not None
    assert len(shown) >= 17 - int(more[1])
    notes = re.search(r"thenewest(\d+)of667;theprogramshowstherest", page)
    assert notes is not None
    assert page.count("note") >= int(notes[1]) >= 5
    assert says(page, "the last 30 of")
    assert says(page, "the areas rated most often: 3 of 17")


def test_every_reason_that_was_told_is_there_whole_however_full_the_page() -> None:
    page = page_of(many(), None, Paper.LETTER)
    for rule in SCREENING.stop_rules:
        assert says(page, rule.notice), rule.code
    assert says(page, "Still sore two days after the last session 50 sessions")


def test_reasons_of_elsewhere_that_have_no_room_are_counted() -> None:
    codes = tuple(f"X{number}" for number in range(30))
    page = page_of([done()._replace(felt=(*CODES, *codes))])
    assert says(page, "and 28 more")


def test_areas_that_fit_are_all_there() -> None:
    page = page_of([done(each, ago, 5, 3) for ago, each in enumerate(ROUTINES)])
    for area in source([done(each) for each in ROUTINES]).areas:
        assert says(page, " + ".join(area.names))
    assert "moreareas" not in page


def test_a_few_long_notes_are_whole_and_more_are_shortened_after_a_word() -> None:
    long = "One word after the other, and then the end. " * 15
    assert says(page_of([done()._replace(note=long)]), long)
    shortened = page_of([done(ago=ago)._replace(note=long) for ago in range(8)])
    assert shortened.count("…") == 8
    assert re.findall(r"(\w+)…", shortened)
    words = {squashed(word).strip(",.") for word in long.split()}
    for before in re.findall(r"([a-z]+)…", shortened):
        assert any(before.endswith(word) for word in words)


@pytest.mark.parametrize(
    "note",
    [
        "x" * 2_000,
        "多" * 2_000,
        "<b>bold</b> <img src='/etc/passwd'> &lt; %1 $(id)",
        "one\ntwo\r\n\tthree",
        "\0\x07\x1b[31m\u202e end",
        "يؤلمني ظهري اليوم 3 من 10",
        "😀 fine " * 200,
    ],
)  # fmt: skip
def test_p35_any_text_stays_on_the_page_and_is_printed_literally(note: str) -> None:
    page = page_of([done(ago=ago)._replace(note=note) for ago in range(30)])
    assert says(page, "Lower back:")
    if note.startswith("<b>"):
        assert page.count(squashed(note)) == 30
    if note.startswith("one"):
        assert page.count("onetwothree") == 30


def test_any_name_of_an_area_stays_on_the_page() -> None:
    long = tuple(f"w{number}" + "ing" * 40 for number in range(40))
    page = page_of([done()._replace(regions=(name,), before=5, after=3) for name in long])
    assert re.search(r"moreareas:\d+\(\d+sessions", page)


def test_nothing_is_said_of_what_there_is_not() -> None:
    page = page_of([done(CALF)])
    for text in ("Ratings over time", "What was felt", "the newest first"):
        assert not says(page, text)
    assert says(page_of([]), "No session was kept in this time.")


def test_a_span_of_one_day_is_that_day() -> None:
    page = page_of([done(CALF)], None)
    assert not says(page, "23 Nov 2026 to")


def test_f10_a_device_is_refused_and_stays_a_device() -> None:
    with pytest.raises(SaveError, match="/dev/full"):
        save_report(Path("/dev/full"), source(FEW), Paper.A4)
    assert Path("/dev/full").is_char_device()


def test_f34_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="no such folder"):
        save_report(tmp_path / "none" / "report.pdf", source(FEW), Paper.A4)
    assert list(tmp_path.iterdir()) == []


def test_f34_a_folder_that_may_not_be_written_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(SaveError, match=r"report\.pdf was not saved"):
        save_report(target, source(FEW), Paper.A4)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("report.pdf", b"old")]


def test_f09_no_room_left_in_the_middle_of_the_file_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(SaveError):
            save_report(target, source(FEW), Paper.A4)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("report.pdf", b"old")]


def test_a_saved_report_is_the_pdf_and_for_its_owner_only(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    save_report(target, source(FEW), Paper.A4)
    assert pages_of(target.read_bytes()) == pages_of(report_pdf(source(FEW), Paper.A4))
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_report_of_years_takes_less_than_half_a_second() -> None:
    entries = many()

    def seconds() -> float:
        before = time.process_time()
        report_pdf(source(entries, None), Paper.A4)
        return time.process_time() - before

    assert min(seconds() for _ in range(3)) < allowed(0.5)
