"""Which cells of the copied sheets are marked, how, and with which entries in their comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fupin.report.entries import Entry
from fupin.report.workbook.kinds import Kind, kind_of
from fupin.report.workbook.placing import PlacedCopies, PlacedCopy, Position


@dataclass
class Mark:
    """The mark of one cell.

    Attributes:
        kind: the gravest kind of its entries.
        entries: the entries that are about the cell; none where it is only among the evidence.
    """

    kind: Kind
    entries: list[Entry] = field(default_factory=list)

    @property
    def strong(self) -> bool:
        """Whether an entry is about the cell itself."""
        return bool(self.entries)


@dataclass
class SheetMarks:
    """The marks of one copied sheet, by row and column from 0."""

    rows: dict[int, dict[int, Mark]] = field(default_factory=dict)

    def about(self, position: Position, kind: Kind, entry: Entry) -> None:
        """Marks a cell that an entry is about."""
        mark = self._at(position, kind)
        mark.kind = min(mark.kind, kind) if mark.strong else kind
        mark.entries.append(entry)

    def evidence(self, position: Position, kind: Kind) -> None:
        """Marks a cell that a verdict rests on; a stronger mark stays."""
        mark = self._at(position, kind)
        if not mark.strong:
            mark.kind = min(mark.kind, kind)

    def _at(self, position: Position, kind: Kind) -> Mark:
        row, column = position
        return self.rows.setdefault(row, {}).setdefault(column, Mark(kind))

    def strong(self) -> list[tuple[Position, Mark]]:
        """The cells that entries are about, the gravest first and then by place."""
        found = [
            ((row, column), mark) for row, marks in self.rows.items() for column, mark in marks.items() if mark.strong
        ]
        return sorted(found, key=lambda each: (each[1].kind, each[0]))

    @property
    def gravest(self) -> Kind | None:
        """The gravest kind of the cells that entries are about; None where there are none."""
        kinds = [mark.kind for marks in self.rows.values() for mark in marks.values() if mark.strong]
        return min(kinds, default=None)


def marks_of(entries: Iterable[Entry], copies: PlacedCopies) -> dict[str, SheetMarks]:
    """The marks of every copied sheet, by the name of its sheet in the workbook."""
    found = {placed.name: SheetMarks() for placed in copies.all}
    for entry in entries:
        placed = copies.of(entry.path, entry.sheet)
        if placed is None:
            continue
        marks, kind = found[placed.name], kind_of(entry)
        own = set(_own_cells(entry, placed))
        for position in sorted(own):
            marks.about(position, kind, entry)
        for cell in entry.cells:
            at = None if cell.cell is None else placed.position(cell.cell)
            if at is not None and at not in own:
                marks.evidence(at, kind)
    return found


def _own_cells(entry: Entry, placed: PlacedCopy) -> Iterator[Position]:
    """The cells that an entry is about: its first; of an unknown, those that give no value too."""
    names = [entry.cell]
    if entry.unknown:
        names += [cell.cell for cell in entry.cells if cell.value is None]
    for name in names:
        at = None if name is None else placed.position(name)
        if at is not None:
            yield at
