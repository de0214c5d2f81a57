"""A case of a rule, or a witness, in words: the record's values with their units, and what else is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.model.text import Text, joined
from fupin.model.units import base_of
from fupin.model.values import read_value, value_text
from fupin.report.figures import NOTHING, shown_value
from fupin.report.names import field_name, record_name
from fupin.rulebook.book import Case
from fupin.rulebook.schema import USUAL_AS_OF

_UNREADABLE = Text("（读不出）", "(unreadable)")


def case_in_words(record: str, case: Case, fields: Iterable[FieldSpec]) -> Text:
    """A case in words.

    Args:
        record: the record kind.
        case: the case.
        fields: the fields to show even where they are empty.
    """
    named = [field.name for field in fields if field.name not in case.absent]
    parts = [_row(record, case.given, [*named, *(name for name in case.given if name not in named)])]
    parts += [_absent(record, name) for name in case.absent]
    if case.as_of != USUAL_AS_OF:
        parts.append(Text(f"检查日期 {case.as_of}", f"checked as of {case.as_of}"))
    if case.others:
        rows = joined([_row(record, row, row) for row in case.others], " | ", " | ")
        parts.append(Text(f"同表另有：{rows.zh}", f"more records: {rows.en}"))
    parts += _tables(case.tables)
    return joined([part for part in parts if part.zh], "；", "; ")


def _row(record: str, row: Mapping[str, str], names: Iterable[str]) -> Text:
    return joined([_value(record, name, row.get(name, "")) for name in names], "，", ", ")


def _value(record: str, name: str, text: str) -> Text:
    field, label = RECORDS[record].fields()[name], field_name(record, name)
    reading = read_value(text, field, base_of(field))
    if not reading.filled:
        value = NOTHING
    elif reading.value is None:
        value = _UNREADABLE
    else:
        value = shown_value(field, value_text(reading.value))
    return Text(f"{label.zh} {value.zh}", f"{label.en} {value.en}")


def _absent(record: str, name: str) -> Text:
    label = field_name(record, name)
    return Text(f"没有列 {label.zh}", f"no column {label.en}")


def _tables(tables: Mapping[str, tuple[dict[str, str], ...]]) -> Iterator[Text]:
    for record, rows in tables.items():
        label = record_name(record)
        if rows:
            listed = joined([_row(record, row, row) for row in rows], " | ", " | ")
            yield Text(f"{label.zh}表：{listed.zh}", f"{label.en}: {listed.en}")
        else:
            yield Text(f"{label.zh}表没有记录", f"{label.en}: no records")
