"""Which column of a sheet holds each field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fupin.reading.headers import HeaderMatch, match_row
from fupin.reading.recognise import Layout


@dataclass(frozen=True)
class Claims:
    """The columns of a sheet that belong to fields.

    Attributes:
        columns: by column index, from the left, the field that it holds.
        repeated: for a field that several columns claim equally, all of them; it has the first of
            them in `columns`.
        unknown: the headers that mean no field, from the left.
    """

    columns: Mapping[int, HeaderMatch]
    repeated: Mapping[str, tuple[int, ...]]
    unknown: tuple[str, ...]


def claim_columns(layout: Layout) -> Claims:
    """Finds the column of each field.

    A column under the field's own name or header goes before one under a variant, which is then
    no field's.
    """
    claims: dict[str, list[tuple[int, HeaderMatch]]] = {}
    for at, match in match_row(layout.headers, layout.record):
        claims.setdefault(match.field.name, []).append((at, match))
    columns: dict[int, HeaderMatch] = {}
    repeated: dict[str, tuple[int, ...]] = {}
    for name, claim in claims.items():
        best = min(match.rank for _, match in claim)
        equal = [(at, match) for at, match in claim if match.rank == best]
        columns[equal[0][0]] = equal[0][1]
        if len(equal) > 1:
            repeated[name] = tuple(at for at, _ in equal)
    known = {*columns, *(at for several in repeated.values() for at in several)}
    unknown = tuple(header for at, header in enumerate(layout.headers) if header.strip() and at not in known)
    return Claims(dict(sorted(columns.items())), repeated, unknown)
