"""Which of two readings of a text's first lines is the table: headers that are known, then values, then words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from fupin.model.fields import FieldType
from fupin.model.records import RECORDS
from fupin.model.values import read_value
from fupin.reading.formats.dialect import declared_delimiter, delimiter_of, first_records
from fupin.reading.layout.headers import HeaderMatch, match_row

_LISTED = frozenset({FieldType.FLAG, FieldType.ENUM})
_FIRST_LEVEL = range(0xB0, 0xF8)
"""The first bytes of GB2312's Chinese characters."""


class Evidence(NamedTuple):
    """What speaks for a reading.

    Attributes:
        fields: how many different fields of one record kind the best row names.
        values: how many cells below it hold a value of a flag or an enum.
    """

    fields: int
    values: int


def better(text: str, other: str, *, fallback: bool = True) -> str | None:
    """The reading that more speaks for; None where it is a tie.

    Args:
        text: the first lines in one encoding.
        other: the same bytes in another.
        fallback: take `text` where nothing speaks for either, or where as much speaks for both but
            only `text` is all in everyday Chinese.
    """
    one, two = _evidence(text), _evidence(other)
    if one != two:
        return text if one > two else other
    if fallback and (not one.fields or (_everyday(text) and not _everyday(other))):
        return text
    return None


def is_table(text: str) -> bool:
    """Whether any header of a text is known."""
    return _evidence(text).fields > 0


@lru_cache(maxsize=8)
def _evidence(text: str) -> Evidence:
    declared = declared_delimiter(text[:100].encode())
    delimiter = declared[0] if declared else delimiter_of(text)
    rows = [row for _, row in first_records(text, delimiter)]
    best = Evidence(0, 0)
    for record in RECORDS:
        for at, row in enumerate(rows):
            matches = list(match_row(row, record))
            fields = len({match.field.name for _, match in matches})
            if fields and fields >= best.fields:
                best = max(best, Evidence(fields, sum(_values(matches, rows[at + 1 :]))))
    return best


def _values(matches: Sequence[tuple[int, HeaderMatch]], rows: Sequence[Sequence[str]]) -> Iterator[bool]:
    for at, match in matches:
        if match.field.type in _LISTED:
            for row in rows:
                reading = read_value(row[at], match.field, None) if at < len(row) else None
                yield reading is not None and reading.filled and reading.problem is None


def _everyday(text: str) -> bool:
    """Whether all that isn't ASCII is Chinese as GB2312 has it, and there is some."""
    others = "".join(sign for sign in set(text) if not sign.isascii())
    try:
        return bool(others) and all(_is_chinese(sign) for sign in others)
    except UnicodeEncodeError:
        return False


def _is_chinese(sign: str) -> bool:
    first = sign.encode("gb2312")[0]
    return first in _FIRST_LEVEL or first in (0xA1, 0xA3)  # its punctuation and its full-width signs
