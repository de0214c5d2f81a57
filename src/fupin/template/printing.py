"""How a sheet of a template is printed."""

from __future__ import annotations

from typing import Any

from fupin.model.text import Language, Text

_A4, _A3 = 9, 8
_WIDE = 170
"""From this width on, in letters, A4 would be too small to read."""
_MARGIN = 0.5
_PAGES = Text("第 &P 页，共 &N 页", "Page &P of &N")


def set_up_printing(sheet: Any, width: int, language: Language) -> None:
    """A sheet of records: across the page, as wide as it, the header on each page, A3 where it is wide."""
    sheet.set_paper(_A3 if width > _WIDE else _A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=_MARGIN, right=_MARGIN)
    _head_and_foot(sheet, language)


def set_up_guide(sheet: Any, language: Language) -> None:
    """The instructions: across an A4 page, as wide as it."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=_MARGIN, right=_MARGIN)
    _head_and_foot(sheet, language)


def _head_and_foot(sheet: Any, language: Language) -> None:
    sheet.set_header("&C&14&A")
    sheet.set_footer(f"&C{_PAGES.in_language(language)}")
