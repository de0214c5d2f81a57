"""What has changed about an entry between two reports, in words: its values, and how far it is from its limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from fupin.comparison import Compared, Found
from fupin.comparison.excess import Of, distances_of
from fupin.model.exact import exact, fraction_of
from fupin.model.fields import FieldSpec, FieldType
from fupin.model.records import RECORDS
from fupin.model.text import Text, joined
from fupin.past_reports.shapes import PastCell, PastExcess
from fupin.report.distances import DAYS, SHARE_UNIT
from fupin.report.figures import NOTHING, shown_number, shown_value
from fupin.report.names import UNITS_EN, shown_header

_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def change_words(entry: Compared) -> Text | None:
    """Every value that has changed, then every distance that has; None where neither has."""
    if entry.before is None or entry.now is None:
        return None
    parts = [*_values(entry.before, entry.now), *_distances(entry.before, entry.now)]
    return joined(parts, "；", "; ") if parts else None


def _values(before: Found, now: Found) -> Iterator[Text]:
    """`贷款金额 62,000 元 → 58,000 元` for each cell of the evidence that has another value than before."""
    old = {cell.field: cell for cell in before.cells}
    for cell in now.cells:
        was = old.get(cell.field)
        if was is None or (was.value, was.value or was.text) == (cell.value, cell.value or cell.text):
            continue
        field = RECORDS[now.record].fields().get(cell.field) if now.record in RECORDS else None
        name = _field_name(cell, field)
        first, then = (_shown(each, field) for each in (was, cell))
        gap = "" if first.zh.startswith("“") else " "
        yield Text(f"{name.zh}{gap}{first.zh} → {then.zh}", f"{name.en} {first.en} → {then.en}")


def _field_name(cell: PastCell, field: FieldSpec | None) -> Text:
    header = shown_header(cell.header) if cell.header else cell.field
    return Text(header if field is None else field.header, cell.field)


def _shown(cell: PastCell, field: FieldSpec | None) -> Text:
    """The value judged, with its unit; of one that could not be read, what stands there."""
    text = cell.value
    if text is None:
        return Text(f"“{cell.text}”", f"“{cell.text}”") if cell.text else NOTHING
    if field is None or not _fits(text, field):
        return Text(text, text)
    return shown_value(field, text)


def _fits(text: str, field: FieldSpec) -> bool:
    """Whether a text is a value of the field's type, as only a report of this program is sure to have it."""
    if field.numeric:
        return _NUMBER.fullmatch(text) is not None
    return field.type is not FieldType.DATE or _DATE.fullmatch(text) is not None


def _distances(before: Found, now: Found) -> Iterator[Text]:
    """`超出 12,000 元 → 8,000 元` for each distance that has changed."""
    old, new = distances_of(before.excess or ()), distances_of(now.excess or ())
    sides = _sides(now)
    for of, by in new.items():
        if of in old and old[of] != by:
            first, then = (amount_words(each, of[-1]) for each in (old[of], by))
            word = _side_word(sides[of], of[-1])
            yield Text(f"{word.zh} {first.zh} → {then.zh}", f"{word.en} {first.en} → {then.en}")


def _sides(found: Found) -> Mapping[Of, str]:
    return {_of(each): each.side for each in found.excess or ()}


def _of(each: PastExcess) -> Of:
    return each.fields, each.limit, each.compared, each.unit


def _side_word(side: str, unit: str | None) -> Text:
    if unit == DAYS:
        return Text("晚", "late by") if side == "above" else Text("早", "early by")
    return Text("超出", "too much by") if side == "above" else Text("差", "too little by")


def amount_words(by: Fraction, unit: str | None) -> Text:
    """A distance with its unit; of shares in percentage points."""
    if unit == SHARE_UNIT:
        return _points(by)
    text = exact(by)
    if fraction_of(text) is None or "/" in text or len(text) > _LONGEST:
        return Text(text[:_LONGEST], text[:_LONGEST])
    if unit is not None and unit not in UNITS_EN:
        return Text(f"{text} {unit}", f"{text} {unit}")
    return shown_number(Decimal(text), unit)


_LONGEST = 40
"""Signs of a figure that are shown; those of a real report are fewer."""


def _points(by: Fraction) -> Text:
    """A distance of shares in percentage points, cut off behind two decimals."""
    hundredths = by * 10_000
    whole, rest = divmod(int(hundredths), 100)
    about = "" if hundredths.denominator == 1 else "约 ", "" if hundredths.denominator == 1 else "about "
    figure = f"{whole}.{rest:02}"
    return Text(f"{about[0]}{figure} 个百分点", f"{about[1]}{figure} points")
