"""Printing what a submission holds: it begins no line of its own, steers no terminal and commands no build server."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from fupin.model.text import Language, visible
from fupin.report.printer import Printer, inert


def printed(width: int = 40) -> tuple[Printer, io.StringIO]:
    stream = io.StringIO()
    return Printer(Console(file=stream, width=width), Language.ENGLISH), stream


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("##[error]x", "# #[error]x"),
        ("###[error]x", "## #[error]x"),
        ("##vso[task.complete]x", "# #vso[task.complete]x"),
        ("##teamcity[x]", "# #teamcity[x]"),
        ("  ::error::x", "  : :error: :x"),
        (":::", ": : :"),
        ("a\n::b\tc\r\x1b[2J", "a : :b c␍␛[2J"),
        ("# heading ## no: command [x]", "# heading ## no: command [x]"),
    ],
)
def test_commands_and_steering_signs_are_broken(text: str, shown: str) -> None:
    assert inert(Styled(visible(text))).plain == shown
    assert inert(Styled(shown)).plain == shown


def test_styles_stay_where_they_were() -> None:
    text = Styled.assemble("::a", ("##[b]", "bold"), "c")
    after = inert(text)
    assert [after.plain[span.start : span.end].strip() for span in after.spans if span.style == "bold"] == [
        "#",
        "#[b]",
    ]


def test_every_way_of_printing_is_inert() -> None:
    printer, stream = printed()
    evil = "x\n##[error]\x1b[2J\n::b"
    table = Table.grid()
    table.add_row(evil)
    printer.print(evil)
    printer.prose(evil)
    printer.behind(evil, evil, 2, 20)
    printer.heading(Styled(evil), evil, evil)
    printer.table(table)
    printer.table(table, 4)
    text = stream.getvalue()
    assert "\x1b" not in text
    assert "##[" not in text
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())


def test_further_lines_of_a_name_stand_deeper_than_an_entry() -> None:
    printer, stream = printed(20)
    printer.print("a name that goes on and on", 2, hang=4)
    assert stream.getvalue() == "  a name that\n      goes on and on\n"


@pytest.mark.parametrize("width", [10, 24, 40, 100, 160])
def test_a_heading_fits_and_ends_with_its_end(width: int) -> None:
    printer, stream = printed(width)
    printer.heading(Styled("error  LOAN01  "), "Loan of at most 50,000 yuan for a household", "五(二)  20")
    lines = stream.getvalue().splitlines()
    assert all(cell_len(line) <= width and line == line.rstrip() for line in lines)
    assert "五(二)20" in "".join(stream.getvalue().split())
