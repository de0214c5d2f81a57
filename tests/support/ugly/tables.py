"""One table drawn on a page, and all that is then known of it."""

from __future__ import annotations

from collections.abc import Iterator

from fupin.model.records import RECORDS
from reference.evaluator import Cell
from support.submissions.contents import UNREADABLE, Content
from support.submissions.steering import Row

from . import bodies
from .bodies import Line, plan_body
from .cells import Speller
from .clerk import WORKBOOK, Clerk
from .columns import SEQUENCE, Column, UnitLine, plan_columns, plan_unit_line
from .drawn import Drawn
from .faults import Spots, choose_faults
from .heads import write_header, write_titles
from .merges import Merges
from .page import Ink, Page
from .totals import write_total

_TRAPS = ("合计丰农业合作社", "小计划核桃园", "注重实效示范点", "总计生协会", "备注村办点", "示例镇中心点")
_TRAPPED = ("name", "bank", "guide", "supervised_by")
_LINES = ("按季分红\n优先用工", "第一行\n第二行，\n第三行", '甲说"好"\n乙同意')


def draw_table(page: Page, clerk: Clerk, content: Content, top: int, left: int, *, from_1904: bool) -> Drawn:
    """Draw a table with its first row and column there."""
    return _Artist(page, clerk, content, left, from_1904=from_1904).draw(top)


class _Artist:
    def __init__(self, page: Page, clerk: Clerk, content: Content, left: int, *, from_1904: bool) -> None:
        self._page = page
        self._clerk = clerk
        self._left = left
        self._line: UnitLine = plan_unit_line(clerk, content.record)
        self._columns: list[Column] = plan_columns(clerk, content.record, content.columns, self._line)
        self._truth = [dict(row) for row in content.rows]
        self._shown: list[Row] = []
        self._speller = Speller(clerk, from_1904=from_1904)
        self._drawn = Drawn(content.record, truth=self._truth)
        for at, column in enumerate(self._columns):
            if column.field is not None:
                self._drawn.columns[column.field.name] = left + at
                if column.untold and column.scale is not None:
                    self._drawn.units[column.field.name] = column.scale.name
        self._drawn.right = left + len(self._columns) - 1

    def draw(self, top: int) -> Drawn:
        drawn = self._drawn
        self._change_texts()
        lines = plan_body(self._clerk, len(self._truth))
        ragged = self._ragged()
        faults = choose_faults(self._clerk, drawn.record, self._columns, self._truth)
        row = write_titles(self._page, self._clerk, drawn.record, self._line, len(self._columns), top, self._left)
        drawn.header_rows = write_header(self._page, self._clerk, self._columns, row, self._left)
        row = drawn.header_rows[-1] + 1
        first = row
        self._page.ghosts |= self._ghosts(row)
        placed = list(zip(lines, self._rows_of(lines, row), strict=True))
        drawn.rows = [at for line, at in placed if line.what == bodies.RECORD]
        inks = self._inks(faults)
        for number in ragged:
            self._page.ragged.add(drawn.rows[number])
            drawn.problems.append(("DATA10", drawn.rows[number], self._left))
        merges = Merges(self._page, self._clerk, drawn, self._columns, self._left)
        merges.over_records(inks)
        row = first
        for line in lines:
            row = self._write(line, row, inks)
        merges.over_totals([at for line, at in placed if line.what == bodies.TOTAL])
        drawn.bottom = max(row - 1, drawn.header_rows[-1])
        self._hide()
        return drawn

    def _ragged(self) -> list[int]:
        """Choose records whose line gets a cell too many or too few, so that none of its cells can be told."""
        if not self._clerk.habit("ragged_lines"):
            return []
        numbers = self._clerk.random("ragged_lines").sample(range(len(self._truth)), 1)
        self._shown = [dict(row) for row in self._truth]
        for number in numbers:
            self._truth[number].update(dict.fromkeys(self._truth[number], UNREADABLE))
        return numbers

    def _ghosts(self, row: int) -> set[tuple[int, int]]:
        """Give cells right of the table and far below it that somebody once formatted."""
        if not self._clerk.habit("ghost_cells"):
            return set()
        random = self._clerk.random("ghost_cells")
        return {(row + random.randint(0, 200), self._drawn.right + random.randint(0, 9)) for _ in range(30)}

    def _hide(self) -> None:
        """Hide some rows and columns."""
        if self._clerk.habit("hidden_rows"):
            self._page.hidden_rows.update(self._clerk.random("hidden_rows").sample(self._drawn.rows, 2))
        if self._clerk.habit("hidden_columns"):
            self._page.hidden_columns.add(
                self._left + self._clerk.random("hidden_columns").randrange(len(self._columns))
            )

    def _change_texts(self) -> None:
        """Change some texts of the truth for such as mislead, and such as have several lines."""
        for row in self._truth:
            for column in self._columns:
                name = column.field.name if column.field and column.field.type.value == "text" else ""
                if not name or name in RECORDS[self._drawn.record].key or row[name].value is None:
                    continue
                if name.endswith(_TRAPPED) and self._clerk.now("trap_names"):
                    row[name] = Cell(self._clerk.pick("trap_names", _TRAPS), True)
                elif name in ("benefit_linkage", "performance_target", *_name_of(name)) and self._clerk.now(
                    "cell_newlines"
                ):
                    row[name] = Cell(self._clerk.pick("cell_newlines", _LINES), True)

    def _inks(self, faults: Spots) -> list[list[Ink | None]]:
        """Spell all records, the faults in their places."""
        inks = []
        for number, row in enumerate(self._shown or self._truth):
            cells: list[Ink | None] = []
            for column in self._columns:
                if column.field is None:
                    cells.append(self._filler(column, number))
                elif (fault := faults.get((number, column.field.name))) is not None:
                    cells.append(fault.ink)
                    place = (fault.code, self._drawn.rows[number], self._drawn.columns[column.field.name])
                    self._drawn.problems.append(place)
                else:
                    cells.append(self._speller.ink(column, row[column.field.name]))
            inks.append(cells)
        return inks

    def _filler(self, column: Column, number: int) -> Ink:
        if column.fill == SEQUENCE:
            return Ink(str(number + 1), "n" if self._clerk.medium == WORKBOOK else "s")
        return Ink(self._clerk.random("fill").choice(column.fill))

    def _rows_of(self, lines: list[Line], first: int) -> Iterator[int]:
        """Give the row of each line."""
        row = first
        for line in lines:
            yield row
            row += len(line.texts) + len(self._drawn.header_rows) if line.what == bodies.HEADER else 1

    # --- rows ---

    def _write(self, line: Line, row: int, inks: list[list[Ink | None]]) -> int:
        """Write one row and give the next."""
        page, drawn = self._page, self._drawn
        if line.what == bodies.BLANK:
            return row + 1
        if line.what == bodies.RECORD:
            for at, ink in enumerate(inks[line.record]):
                page.put(row, self._left + at, ink)
            return row + 1
        if line.what == bodies.HEADER:
            for title in line.texts:
                page.put(row, self._left, title.format(RECORDS[drawn.record].sheet))
                drawn.left_out.append(row)
                row += 1
            again = write_header(page, self._clerk, self._columns, row, self._left)
            drawn.left_out += again
            return again[-1] + 1
        drawn.left_out.append(row)
        match line.what:
            case bodies.TOTAL:
                drawn.problems += write_total(page, self._clerk, self._columns, self._truth, line, row, self._left)
            case bodies.NOTE:
                self._note(line, row)
            case bodies.HEADING:
                page.put(row, self._left, line.texts[0])
            case bodies.EXAMPLE:
                self._example(row)
            case bodies.NUMBERS:
                self._numbers(row)
        return row + 1

    def _note(self, line: Line, row: int) -> None:
        step = max(1, len(self._columns) // max(1, len(line.texts)))
        for number, text in enumerate(line.texts):
            self._page.put(row, self._left + number * step, text)
        if len(line.texts) == 1 and self._clerk.habit("footnote_merged"):
            self._page.merge(row, self._left, row, self._drawn.right)

    def _example(self, row: int) -> None:
        """Write a row that shows how to fill in the table, with an amount that no record may have."""
        key = self._drawn.columns[RECORDS[self._drawn.record].key[0]] - self._left
        at = 0 if self._columns[0].fill == SEQUENCE else key
        for column_at, column in enumerate(self._columns):
            ink = self._speller.ink(column, self._truth[0][column.field.name]) if column.field else None
            self._page.put(row, self._left + column_at, ink)
        self._page.put(row, self._left + key, "例0001")
        self._page.put(row, self._left + at, self._clerk.pick("example_row", ["示例", "例：", "（示例）", "例"]))

    def _numbers(self, row: int) -> None:
        letters = self._clerk.random("column_numbers").choice([0, 0, 2])
        for at in range(len(self._columns)):
            text = "甲乙"[at] if at < letters else str(at + 1 - letters)
            number = text.isdigit() and self._clerk.medium == WORKBOOK
            self._page.put(row, self._left + at, Ink(text, "n" if number else "s"))


def _name_of(name: str) -> tuple[str, ...]:
    return (name,) if name.endswith("_name") and name not in ("borrower_name",) else ()
