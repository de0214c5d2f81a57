"""What a user pinned, in words: the entries of a mapping file, and the units that are assumed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fupin.model.text import Text, joined
from fupin.report.names import field_name, field_names, record_name, record_names
from fupin.report.places import row_ranges

if TYPE_CHECKING:
    from fupin.reading.pins import ColumnPin, Pins, SheetPin


def pins_lines(pins: Pins) -> Iterator[tuple[Text, Text]]:
    """What is pinned, each with where it is said: a line of the mapping file, or an assumption."""
    if pins.path:
        yield Text("对照文件", "mapping file"), Text(pins.path, pins.path)
    for pin in pins.sheets:
        yield Text(f"第 {pin.line} 行", f"line {pin.line}"), _sheet(pin)
    for (record, field), unit in pins.assumed.items():
        kind, name = record_name(record), field_name(record, field)
        zh, en = f"{kind.zh}.{name.zh}", f"{kind.en}.{name.en}"
        yield Text("假定单位", "assumed"), Text(f"{zh}（{en}）= {unit.name}", f"{en} ({zh}) = {unit.name}")


def _sheet(pin: SheetPin) -> Text:
    names = [] if pin.file == "*" else [Text(f"文件 {pin.file}", f"file {pin.file}")]
    names += [] if pin.sheet == "*" else [Text(f"工作表 {pin.sheet}", f"sheet {pin.sheet}")]
    name = joined(names or [Text("所有的表", "every sheet")], "、", ", ")
    said = joined(list(_said(pin)) or [Text("照常读", "read as usual")], "；", "; ")
    return Text(f"{name.zh}：{said.zh}", f"{name.en}: {said.en}")


def _said(pin: SheetPin) -> Iterator[Text]:
    if pin.skip:
        yield Text("跳过", "skipped")
    if pin.record is not None:
        yield record_names(pin.record)
    if pin.header_rows:
        rows = ", ".join(row_ranges(pin.header_rows))
        yield Text(f"表头第 {rows} 行", f"header in row{'s' if len(pin.header_rows) > 1 else ''} {rows}")
    if pin.encoding is not None:
        yield Text(f"编码 {pin.encoding}", f"encoding {pin.encoding}")
    for name, column in pin.columns.items():
        yield _column(name, column, pin.record)


def _column(name: str, column: ColumnPin, record: str | None) -> Text:
    if column.field == "":
        return Text(f"{name} = 不用", f"{name} = not used")
    parts = []
    if column.field is not None:
        parts = [Text(column.field, column.field) if record is None else field_names(record, column.field)]
    if column.unit is not None:
        parts.append(Text(column.unit.name, column.unit.name))
    said = joined(parts, "，", ", ")
    return Text(f"{name} = {said.zh}", f"{name} = {said.en}")
