"""A list of located entries: place, subject and message in columns, or below each other where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text as Styled

from fupin.model.finding import Finding
from fupin.model.problems import Problem
from fupin.model.text import visible
from fupin.report.places import place
from fupin.report.printer import Printer, inert
from fupin.report.wrapping import cells

_GAP = 2
_MESSAGE = 60
"""Cells that messages need for a column of their own."""
_SUBJECT = 60
"""Cells that a place with what it is about takes at most in a column; a longer one stands above its message."""
HANG = 4
"""Cells before the further lines of a long name, so that none of them looks like an entry."""


@dataclass(frozen=True)
class Line:
    """One entry of a list.

    Attributes:
        file: the file, where it is said once above the entries of it.
        place: the place in it.
        about: the record's key, or the kind of problem; empty where there is none.
        messages: what is to be said, each on a line of its own.
    """

    file: str | None
    place: str
    about: str
    messages: tuple[str, ...]


def line_of(item: Finding | Problem, about: str, messages: Sequence[str], *, several: bool) -> Line:
    """The line of a finding or problem, its place and subject as they are printed, so that they can be measured.

    The file is named apart where there are several with sheets.
    """
    file = item.path if several and item.sheet is not None else None
    where, subject = (inert(Styled(visible(text))).plain for text in (place(item, several=False), about))
    return Line(file, where, subject, tuple(messages))


def print_lines(printer: Printer, lines: Sequence[Line]) -> None:
    """Prints entries in their order, behind an indent; those of a file below its name."""
    for file, group in groupby(lines, key=lambda line: line.file):
        indent = 2
        if file is not None:
            printer.print(Styled(visible(file), style="bold"), indent, hang=HANG)
            indent = 4
        _print_group(printer, list(group), indent)


def _print_group(printer: Printer, lines: Sequence[Line], indent: int) -> None:
    usual = [line for line in lines if cell_len(line.place) + cell_len(line.about) <= _SUBJECT]
    places = max((cell_len(line.place) for line in usual), default=0) + _GAP
    abouts = max((cell_len(line.about) for line in usual), default=0)
    heads = places + (abouts + _GAP if abouts else 0)
    if printer.width - indent - heads < _MESSAGE:
        usual = []
    for line in lines:
        if line in usual:
            _print_beside(printer, line, indent, places, heads)
        else:
            _print_below(printer, line, indent)


def _print_beside(printer: Printer, line: Line, indent: int, places: int, heads: int) -> None:
    """Place, subject and message in columns."""
    head = Styled(line.place, style="bold")
    head.pad_right(places - cell_len(line.place))
    head.append(line.about, style="not bold")
    for message in line.messages:
        printer.behind(head, message, indent, heads)
        head = Styled()


def _print_below(printer: Printer, line: Line, indent: int) -> None:
    """Place and message on a line where they fit, else the message below."""
    head = Styled(line.place, style="bold")
    if line.about:
        head.append(" " * _GAP + line.about, style="not bold")
    whole = head.copy().append(" " * _GAP + line.messages[0], style="not bold")
    if len(line.messages) == 1 and cells(whole.plain) + indent <= printer.width:
        printer.print(whole, indent, hang=HANG)
        return
    printer.print(head, indent, hang=HANG)
    for message in line.messages:
        printer.print(message, indent + 2)
