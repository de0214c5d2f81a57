"""The looks of a template: fonts, colours of headers by need, grey example rows."""

from __future__ import annotations

from typing import Any

from fupin.template.columns import Role

FONT, SIZE = "宋体", 11
"""A font that every Chinese office computer has."""
EXAMPLE_GREY = "#7F7F7F"
GUIDE_TAB, CORE_TAB, FURTHER_TAB = "#70AD47", "#1F4E79", "#A6A6A6"
_LINE = "#BFBFBF"
_HEADERS = {
    Role.KEY: ("#1F4E79", "#FFFFFF"),
    Role.KEY_PART: ("#2E75B6", "#FFFFFF"),
    Role.JUDGED: ("#DDEBF7", "#000000"),
    Role.FURTHER: ("#EDEDED", "#404040"),
}
"""Background and letters of a header by how much its column is needed."""


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def header(self, role: Role) -> Any:
        """A header; keys are bold."""
        background, letters = _HEADERS[role]
        return self._of(
            bg_color=background,
            font_color=letters,
            bold=role in (Role.KEY, Role.KEY_PART),
            align="center",
            valign="vcenter",
            text_wrap=True,
            border=1,
            border_color=_LINE,
        )

    def column(self, number_format: str) -> Any:
        """The empty cells of a column."""
        return self._of(num_format=number_format, valign="vcenter")

    def example(self, number_format: str) -> Any:
        """A cell of the example row."""
        return self._of(
            num_format=number_format,
            font_color=EXAMPLE_GREY,
            italic=True,
            bg_color="#F2F2F2",
            valign="vcenter",
            border=1,
            border_color=_LINE,
        )

    def text(self, *, wrapped: bool = True, bold: bool = False, framed: bool = False) -> Any:
        """A text of the instructions."""
        frame = {"border": 1, "border_color": _LINE} if framed else {}
        return self._of(text_wrap=wrapped, bold=bold, valign="top" if wrapped else "vcenter", **frame)

    def need(self, role: Role) -> Any:
        """A header's text in a table of fields, in the colours of its column."""
        background, letters = _HEADERS[role]
        return self._of(
            bg_color=background, font_color=letters, valign="top", text_wrap=True, border=1, border_color=_LINE
        )

    def title(self) -> Any:
        """The title of the instructions."""
        return self._of(bold=True, font_size=16, valign="vcenter")

    def heading(self) -> Any:
        """The heading of a part of the instructions."""
        return self._of(bold=True, font_size=12, font_color="#1F4E79", valign="vcenter")

    def link(self) -> Any:
        """A link to a sheet."""
        return self._of(font_color="#0563C1", underline=1, valign="top", border=1, border_color=_LINE)

    def _of(self, **properties: object) -> Any:
        looks = tuple(sorted(properties.items()))
        if looks not in self._made:
            self._made[looks] = self._workbook.add_format({"font_name": FONT, "font_size": SIZE, **properties})
        return self._made[looks]
