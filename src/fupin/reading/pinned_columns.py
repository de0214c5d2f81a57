"""What the user says of the columns of one table, found among its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fupin.model.records import RECORDS
from fupin.model.units import Unit
from fupin.reading.column_units import ColumnUnit, column_unit
from fupin.reading.layout.header_block import HeaderBlock
from fupin.reading.layout.headers import EXACT, HeaderMatch, match_header, normalised
from fupin.reading.layout.tables import Layout
from fupin.reading.pins import ColumnPin, Pins, SheetPin
from fupin.reading.raw import RawSheet


@dataclass(frozen=True)
class PinnedColumns:
    """The user's words by column.

    Attributes:
        matches: by column index, the field that it holds; None where it is no field's.
        units: by column index, the unit of its bare numbers.
        assumed: by record kind and field, the unit of numbers that declare none anywhere.
        unused: the columns that the user names and the table doesn't have, with the line of each.
    """

    matches: Mapping[int, HeaderMatch | None] = field(default_factory=dict)
    units: Mapping[int, Unit] = field(default_factory=dict)
    assumed: Mapping[tuple[str, str], Unit] = field(default_factory=dict)
    unused: tuple[tuple[str, int], ...] = ()

    def unit(self, layout: Layout, at: int, match: HeaderMatch) -> ColumnUnit:
        """The unit of a column's bare numbers."""
        assumed = self.assumed.get((layout.record, match.field.name))
        return column_unit(match, layout.units, self.units.get(at), assumed)


def pinned_columns(raw: RawSheet, block: HeaderBlock, record: str, pin: SheetPin | None, pins: Pins) -> PinnedColumns:
    """Finds the columns of a table that the user speaks of, by their letters or numbers, else by their headers."""
    matches: dict[int, HeaderMatch | None] = {}
    units: dict[int, Unit] = {}
    unused: list[tuple[str, int]] = []
    for name, said in ({} if pin is None else pin.columns).items():
        found = _columns(raw, block, name)
        if not found:
            unused.append((name, said.line))
        for at in found:
            if said.field is not None:
                matches[at] = _match(block.headers[at], record, said)
            if said.unit is not None:
                units[at] = said.unit
    return PinnedColumns(matches, units, pins.assumed, tuple(unused))


def _match(header: str, record: str, said: ColumnPin) -> HeaderMatch | None:
    if not said.field:
        return None
    by_header = match_header(header, record) if header else None
    if by_header is not None and by_header.field.name == said.field:
        return by_header
    return HeaderMatch(RECORDS[record].fields()[said.field], EXACT, None)


def _columns(raw: RawSheet, block: HeaderBlock, name: str) -> list[int]:
    for at in range(len(block.paths)):
        if name.upper() == raw.column_place(at):
            return [at]
    wanted = normalised(name)
    by_path = [at for at, path in enumerate(block.paths) if path and normalised(" / ".join(path)) == wanted]
    return by_path or [at for at, path in enumerate(block.paths) if path and normalised(path[-1]) == wanted]
