"""Writing a submission as a folder of data files: CSV and TSV, JSON, JSON Lines, Parquet, or a mixture."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Literal

import pyarrow as pa
import pyarrow.parquet as pq

from fupin.model.records import RECORDS

from .contents import Content, Submission
from .grids import Grid, lay_out, spell_rows
from .headings import make_headings, table_name
from .places import Form, Place, reason
from .spelling import JSON, TEXT_ONLY, Spelled, native_column

Writer = Callable[[Random, Content, Path], Place]


def write_delimited(submission: Submission, folder: Path, seed: int | str) -> Form:
    """Write a submission as a folder of CSV files, one a kind, now and then a TSV or a file cut in two."""
    return _write_all(submission, folder, Random(f"delimited {seed}"), [_delimited])


def write_json(submission: Submission, folder: Path, seed: int | str) -> Form:
    """Write a submission as one JSON file that holds a list of records for each kind."""
    random = Random(f"json {seed}")
    path = folder / "submission.json"
    places, parts = [], []
    for content in submission.contents.values():
        place, text = _json_records(random, content, str(path))
        name = random.choice([content.record, RECORDS[content.record].sheet])
        parts.append(f"{json.dumps(name, ensure_ascii=random.random() < 0.5)}: [{', '.join(text)}]")
        places.append(place)
    path.write_text("{" + ",\n".join(parts) + "}", encoding=random.choice(["utf-8", "utf-8-sig"]))
    return Form([path], tuple(places))


def write_mixed(submission: Submission, folder: Path, seed: int | str) -> Form:
    """Write a submission as a folder in which every kind is a file of another format."""
    writers = [_delimited, _json_list, _json_lines, _parquet]
    return _write_all(submission, folder, Random(f"mixed {seed}"), writers)


def _write_all(submission: Submission, folder: Path, random: Random, writers: Sequence[Writer]) -> Form:
    places: list[Place] = []
    for number, content in enumerate(submission.contents.values(), 1):
        writer = random.choice(writers)
        stem = table_name(random, content.record, content.columns, number)
        cut = random.randrange(len(content.rows)) if random.random() < 0.05 else 0
        if cut and len(RECORDS[content.record].sheet) > 3 and len(content.columns) > 1:
            parts = [(0, content.rows[:cut]), (cut, content.rows[cut:])]
            names = [RECORDS[content.record].sheet, f"{RECORDS[content.record].sheet}2"]
        else:
            parts, names = [(0, content.rows)], [stem]
        for (first, rows), name in zip(parts, names, strict=True):
            part = Content(content.record, content.columns, rows)
            places.append(replace(writer(random, part, folder / name), first=first))
    return Form(folder, tuple(sorted(places, key=lambda place: place.path)))


# --- CSV and TSV ---


def _delimited(random: Random, content: Content, stem: Path) -> Place:
    grid = lay_out(random, content, TEXT_ONLY, padded=random.random() < 0.7)
    delimiter, ending = random.choice([(",", ".csv")] * 5 + [("\t", ".tsv"), (";", ".csv")])
    encoding = random.choice(["utf-8", "utf-8-sig", "gb18030"])
    newline = random.choice(["\n", "\r\n"])
    quoting: Literal[0, 1] = csv.QUOTE_ALL if random.random() < 0.2 else csv.QUOTE_MINIMAL
    text, lines = "", []
    for row in grid.rows:
        lines.append(1 + text.count("\n"))
        line = io.StringIO(newline="")
        writer = csv.writer(line, delimiter=delimiter, lineterminator=newline, quoting=quoting)
        writer.writerow([cell.text or "" for cell in row])
        text += line.getvalue()
    path = stem.with_name(stem.name + ending)
    path.write_bytes(text.removesuffix(newline if random.random() < 0.2 else "").encode(encoding))
    return _placed(grid, content.record, str(path), lines)


def _placed(grid: Grid, record: str, path: str, lines: Sequence[int]) -> Place:
    return Place(
        record=record,
        path=path,
        sheet=None,
        first=0,
        rows=[lines[at] for at in grid.records],
        columns={name: at + 1 for name, at in grid.columns.items()},
        headings=grid.headings,
        cells=grid.cells,
        left_out={
            lines[at]: reason(why, grid.rows[at], lines[at], 1, lettered=False) for at, why in grid.left_out.items()
        },
        header_rows=(lines[grid.header_at],),
    )


# --- JSON ---


def _json_list(random: Random, content: Content, stem: Path) -> Place:
    path = stem.with_name(stem.name + ".json")
    place, records = _json_records(random, content, str(path))
    path.write_text("[" + ",\n".join(records) + "]", encoding="utf-8")
    return place


def _json_lines(random: Random, content: Content, stem: Path) -> Place:
    path = stem.with_name(stem.name + random.choice([".jsonl", ".ndjson"]))
    place, records = _json_records(random, content, str(path))
    gap = random.choice(["\n", "\r\n", "\n\n"])
    path.write_text(gap.join(records), encoding="utf-8", newline="")
    return place


def _json_records(random: Random, content: Content, path: str) -> tuple[Place, list[str]]:
    """Write the records as JSON objects; the first has every field, later ones may leave empty ones out."""
    headings = make_headings(random, content.record, content.columns)
    cells = spell_rows(random, content.record, content.rows, headings, JSON)
    names = {name: json.dumps(heading.text, ensure_ascii=False) for name, heading in headings.items()}
    records: list[str] = []
    rows: list[int] = []
    left_out: dict[int, str] = {}
    for row in cells:
        if records and random.random() < 0.03:
            left_out[len(records) + 1] = "blank"
            records.append("{}")
        kept = {name: cell for name, cell in row.items() if cell.text or not records}
        rows.append(len(records) + 1)
        records.append("{" + ", ".join(f"{names[name]}: {_json_value(cell)}" for name, cell in kept.items()) + "}")
    columns = {name: number for number, name in enumerate(headings, 1)}
    return Place(content.record, path, None, 0, rows, columns, headings, cells, left_out), records


def _json_value(cell: Spelled) -> str:
    if isinstance(cell.written, Decimal):
        return f"{cell.written:f}"
    return json.dumps(cell.written, ensure_ascii=False, default=str)


# --- Parquet ---


def _parquet(random: Random, content: Content, stem: Path) -> Place:
    path = stem.with_name(stem.name + ".parquet")
    headings = make_headings(random, content.record, content.columns)
    cells = spell_rows(random, content.record, content.rows, headings, TEXT_ONLY)
    for name, heading in headings.items():
        native = native_column([row[name] for row in content.rows], heading.scale) if random.random() < 0.5 else None
        for row, cell in zip(cells, native or (), strict=False):
            row[name] = cell
    columns = [pa.array([row[name].written for row in cells]) for name in headings]
    texts = [column.cast(pa.string()) if pa.types.is_null(column.type) else column for column in columns]
    pq.write_table(pa.table(texts, names=[heading.text for heading in headings.values()]), path)
    numbers = {name: number for number, name in enumerate(headings, 1)}
    return Place(content.record, str(path), None, 0, range(1, len(cells) + 1), numbers, headings, cells)
