"""Writing a submission as a workbook, a sheet a kind, tables starting anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from fupin.model.records import RECORDS

from .contents import Content, Submission
from .grids import Grid, lay_out
from .headings import table_name
from .places import Form, Place, reason
from .spelling import WORKBOOK, Spelled

_PERCENT_FORMATS = ("0%", "0.00%", "0.0000%", "0.00%;[Red]-0.00%")
_NUMBER_FORMATS = ("General", "General", "#,##0.00", "0.0", "0", "@")


def write_workbook(submission: Submission, folder: Path, seed: int | str) -> Form:
    """Write a submission as one workbook into a folder."""
    random = Random(f"workbook {seed}")
    path = folder / f"{random.choice(['示例县', 'county'])}.xlsx"
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    places: list[Place] = []
    for number, content in enumerate(submission.contents.values(), 1):
        first = 0
        for name, part in _sheets(random, content, number):
            grid = lay_out(random, part, WORKBOOK, padded=True)
            sheet = book.create_sheet(name)
            places.append(_write(random, sheet, grid, str(path), part.record, first))
            first += len(part.rows)
    book.save(path)
    return Form(path, tuple(places))


def _sheets(random: Random, content: Content, number: int) -> Iterator[tuple[str, Content]]:
    """Give the sheets of one kind with their names: one, or now and then two."""
    canonical = RECORDS[content.record].sheet
    name = table_name(random, content.record, content.columns, number)
    name = f" {name} " if random.random() < 0.1 else name
    told = len(canonical) > 3 and len(content.columns) > 1  # by a longer name, which needs two headers
    cut = random.randrange(len(content.rows) + 1) if random.random() < 0.08 and told else 0
    if not 0 < cut < len(content.rows):
        yield name, content
        return
    yield name, Content(content.record, content.columns, content.rows[:cut])
    yield f"{canonical}（续）", Content(content.record, content.columns, content.rows[cut:])


def _write(random: Random, sheet: Worksheet, grid: Grid, path: str, record: str, first: int) -> Place:
    top, left = random.choice([(1, 1), (1, 1), (2, 1), (1, 2), (4, 3), (1, 26)])
    for at, row in enumerate(grid.rows):
        for to, cell in enumerate(row):
            _put(random, sheet, top + at, left + to, cell)
    return Place(
        record=record,
        path=path,
        sheet=sheet.title,
        first=first,
        rows=[top + at for at in grid.records],
        columns={name: left + at for name, at in grid.columns.items()},
        headings=grid.headings,
        cells=grid.cells,
        left_out={
            top + at: reason(why, grid.rows[at], top + at, left, lettered=True) for at, why in grid.left_out.items()
        },
        header_rows=(top + grid.header_at,),
        lettered=True,
    )


def _put(random: Random, sheet: Worksheet, row: int, column: int, spelled: Spelled) -> None:
    if spelled.written is None:
        return
    cell = sheet.cell(row, column, spelled.written)
    if spelled.percent:
        cell.number_format = random.choice(_PERCENT_FORMATS)
    elif type(spelled.written) in (int, float):
        cell.number_format = random.choice(_NUMBER_FORMATS)
