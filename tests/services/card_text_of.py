"""The text of a PDF, page by page, without any white space: lines break where they like."""

from __future__ import annotations

import io

from pypdf import PdfReader


def squashed(text: str) -> str:
    """The text without white space, in small letters."""
    return "".join(text.split()).casefold()


def pages_of(pdf: bytes) -> list[str]:
    """The squashed text of each page."""
    return [squashed(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]
