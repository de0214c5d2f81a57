"""One table laid out as people lay out a sheet: titles, a unit line, the header, records, totals and footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from fupin.model.records import RECORDS
from fupin.reading.totals import adds_up

from .contents import Content, fields_of
from .headings import NO_LINE, Heading, UnitLine, make_headings, make_unit_line
from .spelling import Medium, Spelled, Speller
from .steering import Row

NOTHING = Spelled(None, None)
_TITLES = ("{}情况统计表", "附件2", "××县{}汇总表（2018年度）", "填报单位：阜平县扶贫办")
_FOOTNOTES = ("注：以上数据截至2018年底", "填表人：张三", "备注：本表一式三份", "审核人：")


@dataclass
class Grid:
    """A laid out table. Positions count from 0.

    Attributes:
        rows: all rows, one cell a column; those above the header may be shorter.
        header_at: the position of the header.
        records: the position of each record.
        left_out: the positions of the rows that are no records, and what each is.
        columns: for each field the position of its column.
        headings: for each field its header.
        cells: for each record the cells of its fields.
    """

    rows: list[list[Spelled]] = field(default_factory=list)
    header_at: int = 0
    records: list[int] = field(default_factory=list)
    left_out: dict[int, str] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    headings: dict[str, Heading] = field(default_factory=dict)
    cells: list[dict[str, Spelled]] = field(default_factory=list)


def spell_rows(
    random: Random, record: str, rows: Sequence[Row], headings: dict[str, Heading], medium: Medium
) -> list[dict[str, Spelled]]:
    """Spell the records of one kind."""
    fields = fields_of(record)
    spellers = {name: Speller(random, fields[name], heading.scale, medium) for name, heading in headings.items()}
    return [{name: speller.spell(row[name]) for name, speller in spellers.items()} for row in rows]


def lay_out(random: Random, content: Content, medium: Medium, *, padded: bool) -> Grid:
    """Lay out one table; `padded` gives every row all columns."""
    line = make_unit_line(random, content.record)
    headings = make_headings(random, content.record, content.columns, line)
    cells = spell_rows(random, content.record, content.rows, headings, medium)
    return _Layout(random, content.record, headings, cells).grid(line if line else NO_LINE, padded=padded)


class _Layout:
    """Puts spelled records into rows with what people put around them."""

    def __init__(
        self, random: Random, record: str, headings: dict[str, Heading], cells: list[dict[str, Spelled]]
    ) -> None:
        self._random = random
        self._record = record
        self._cells = cells
        self._numbered = random.random() < 0.3
        self._remarks = random.random() < 0.2
        first = 1 if self._numbered else 0
        columns = {name: first + at for at, name in enumerate(headings)}
        self._width = first + len(headings) + (1 if self._remarks else 0)
        self._grid = Grid(columns=columns, headings=headings, cells=cells)

    def grid(self, line: UnitLine, *, padded: bool) -> Grid:
        grid = self._grid
        self._titles(line, padded=padded)
        grid.header_at = len(grid.rows)
        grid.rows.append(self._header())
        decoys = self._random.random() < 0.5
        for number, cells in enumerate(self._cells):
            if decoys and number and self._random.random() < 0.08:
                odd = [self._blank, self._subtotal, *([self._again] if len(cells) > 1 else [])]
                self._leave_out(*self._random.choice(odd)())
            grid.records.append(len(grid.rows))
            grid.rows.append(self._record_row(number, cells))
        if decoys:
            self._closing()
        return grid

    def _titles(self, line: UnitLine, *, padded: bool) -> None:
        sheet = RECORDS[self._record].sheet
        texts = [self._random.choice(_TITLES).format(sheet) for _ in range(self._random.choice([0, 0, 1, 2]))]
        texts += [line.text] if line.text else []
        for text in texts:
            at = self._random.randrange(self._width) if padded and text == line.text else 0
            row = [NOTHING] * self._width
            row[at] = Spelled(text, text)
            self._leave_out("unit_line" if text == line.text else "title", row if padded else row[: at + 1])

    def _header(self) -> list[Spelled]:
        texts = [heading.text for heading in self._grid.headings.values()]
        texts = [*(["序号"] if self._numbered else []), *texts, *(["备注"] if self._remarks else [])]
        return [Spelled(text, text) for text in texts]

    def _record_row(self, number: int, cells: dict[str, Spelled]) -> list[Spelled]:
        row = [Spelled(str(number + 1), str(number + 1))] if self._numbered else []
        row += cells.values()
        if self._remarks:
            row.append(self._random.choice([NOTHING, Spelled("已核实", "已核实")]))
        return row

    def _leave_out(self, why: str, row: list[Spelled]) -> None:
        self._grid.left_out[len(self._grid.rows)] = why
        self._grid.rows.append(row)

    def _blank(self) -> tuple[str, list[Spelled]]:
        return "blank", [NOTHING] * self._width

    def _total(self, word: str) -> tuple[str, list[Spelled]]:
        row = [NOTHING] * self._width
        fields = fields_of(self._record)
        for name, at in self._grid.columns.items():
            if fields[name].numeric and self._random.random() < 0.7:
                # whether sums add up is another question; here a total says nothing that could be compared
                numbers = ["—", "#REF!"] if adds_up(fields[name]) else ["12345", "12,345", "#REF!"]
                text = self._random.choice(numbers)
                row[at] = Spelled(text, text)
        key = self._grid.columns.get(RECORDS[self._record].key[0])
        if key is not None:
            row[key] = NOTHING
        row[0] = Spelled(word, word)
        return "total", row

    def _subtotal(self) -> tuple[str, list[Spelled]]:
        return self._total("小计")

    def _again(self) -> tuple[str, list[Spelled]]:
        return "header", self._header()

    def _closing(self) -> None:
        if self._random.random() < 0.5:
            self._leave_out(*self._total(self._random.choice(["合计", "总 计", "合计："])))
        if self._random.random() < 0.3:
            note = self._random.choice(_FOOTNOTES)
            self._leave_out("footnote", [Spelled(note, note), *[NOTHING] * (self._width - 1)])
