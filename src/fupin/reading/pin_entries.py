"""One entry of a mapping file as a pin: its names resolved, what contradicts itself refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import TypeVar

from fupin.model.errors import UsageError
from fupin.model.fields import FieldSpec
from fupin.model.text import Text
from fupin.model.units import Unit, squeeze
from fupin.reading.mapping_shape import ColumnShape, SheetShape
from fupin.reading.pin_names import any_unit_named, field_named, record_named, unit_named
from fupin.reading.pins import ColumnPin, SheetPin
from fupin.strict_yaml.faults import Fault
from fupin.strict_yaml.yaml_text import Place, YamlText

_Found = TypeVar("_Found")
_PLACE = re.compile(r"[A-Z]{1,3}|[1-9][0-9]{0,4}")
_NOT_OF_SKIPPED = ("record", "header_rows", "encoding", "columns")


def key_of(source: YamlText, place: Place) -> str:
    """A key path as the reader is shown it: `columns.I.unit`; the line tells of which entry."""
    parts = place[2:] if len(place) > 2 and place[0] == "sheets" else place[:1] if place[:1] == ("sheets",) else place
    return ".".join(str(part) for part in parts) or source.path.name


class EntryReader:
    """Turns one entry of `sheets` into a pin and collects what is wrong with it.

    Args:
        source: the mapping file.
        place: where the entry stands in it.
        entry: its part of the right shape.
        told: places at or below which the shape is wrong: missing in `entry`, and told of already.
    """

    def __init__(self, source: YamlText, place: Place, entry: SheetShape, told: Container[Place]) -> None:
        self._source = source
        self._place = place
        self._entry = entry
        self._record: str | None = None
        self._told = told
        self._record_told = not self._is_sound("record")
        self.faults: list[Fault] = []

    @property
    def names_are_sound(self) -> bool:
        """Whether the names of file and sheet are what the user wrote."""
        return self._is_sound("file") and self._is_sound("sheet")

    def pin(self) -> SheetPin:
        """The pin; of use where there were no faults."""
        entry = self._entry
        self._contradictions()
        if entry.record is not None:
            self._record = self._resolved(lambda: record_named(entry.record or ""), "record")
            self._record_told = self._record is None
        return SheetPin(
            file=entry.file,
            sheet=entry.sheet,
            record=self._record,
            skip=entry.skip,
            header_rows=entry.header_rows,
            columns=self._columns(),
            encoding=entry.encoding,
            line=self._source.line_of(self._place),
        )

    def _contradictions(self) -> None:
        entry = self._entry
        if entry.skip:
            for key in _NOT_OF_SKIPPED:
                if key in entry.model_fields_set:
                    self._fault(
                        Text(
                            "跳过的表（skip: true）不能再写这一项；删去其中之一",
                            "can't be said of a sheet that is skipped (skip: true); remove one of the two",
                        ),
                        key,
                    )
        if entry.encoding is not None and entry.sheet != "*":
            self._fault(
                Text(
                    "文本文件没有工作表；写 encoding 的一项只用 file 指明文件，不写 sheet",
                    "a text file has no sheets; with encoding, name the file and no sheet",
                ),
                "encoding",
            )

    def _columns(self) -> dict[str, ColumnPin]:
        pins: dict[str, ColumnPin] = {}
        columns: dict[str, str] = {}
        fields: dict[str, str] = {}
        for key, column in self._entry.columns.items() if not self._entry.skip else ():
            name = _column_name(key)
            pin = self._column(key, name, column)
            self._once(columns, squeeze(name).casefold(), key, "列", "column")
            if pin.field:
                self._once(fields, pin.field, key, "字段", "field")
            pins[name] = pin
        return pins

    def _once(self, before: dict[str, str], name: str, key: str, zh: str, en: str) -> None:
        """A column and a field are pinned once; the second time is a fault."""
        first = before.setdefault(name, key)
        if first != key:
            line = self._source.line_of((*self._place, "columns", first))
            self._fault(
                Text(
                    f"这一{zh}在第 {line} 行（{first}）已经指定；只留一处",
                    f"this {en} is pinned on line {line} ({first}) already; keep one of the two",
                ),
                "columns",
                key,
            )

    def _column(self, key: str, name: str, column: ColumnShape) -> ColumnPin:
        at = ("columns", key)
        if not name:
            self._fault(Text("应为列号或表头", "expected letters of a column, or a header"), *at)
        if column.field is None and column.unit is None and self._is_sound(*at):
            self._fault(Text("应有 field 或 unit", "expected field or unit"), *at)
        if column.field == "" and column.unit is not None:
            self._fault(Text("不用的列没有单位；删去 unit", "a column that is not used has no unit"), *at, "unit")
        line = self._source.line_of((*self._place, *at))
        if not column.field:
            header = self._field_of_header(name)
            return ColumnPin(column.field, self._unit(column.unit, header, at), line)
        field = self._field(column.field, at)
        return ColumnPin(None if field is None else field.name, self._unit(column.unit, field, at), line)

    def _is_sound(self, *at: str) -> bool:
        """Whether nothing at a place, or below it, was left out for its shape."""
        return (*self._place, *at) not in self._told

    def _field(self, name: str, at: tuple[str, str]) -> FieldSpec | None:
        record = self._record
        if record is not None:
            return self._resolved(lambda: field_named(name, record), *at)
        if not self._record_told:
            self._fault(
                Text(
                    f"{name} 是哪种记录的字段？请在这一项写 record",
                    f"a field of which record kind is {name}? write record in this entry",
                ),
                *at,
            )
        return None

    def _unit(self, name: str | None, field: FieldSpec | None, at: tuple[str, str]) -> Unit | None:
        """The unit of a name for a field, or for whatever field the column turns out to hold."""
        if name is None:
            return None
        return self._resolved(lambda: any_unit_named(name) if field is None else unit_named(name, field), *at, "unit")

    def _field_of_header(self, header: str) -> FieldSpec | None:
        """The field that a header means by itself, as far as it is a field's own name."""
        try:
            return None if self._record is None else field_named(header, self._record)
        except UsageError:
            return None

    def _resolved(self, resolve: Callable[[], _Found], *at: str) -> _Found | None:
        try:
            return resolve()
        except UsageError as error:
            self._fault(error.text, *at)
            return None

    def _fault(self, text: Text, *at: str) -> None:
        place = (*self._place, *at)
        self.faults.append(self._source.fault(place, key_of(self._source, place), text))


def _column_name(key: str) -> str:
    """Letters or the number of a column in their plain form; a header as it was written."""
    plain = squeeze(key)
    return plain if _PLACE.fullmatch(plain) else key.strip()
