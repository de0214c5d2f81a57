"""Which column of a table holds each field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fupin.model.units import dimension_of, fits
from fupin.reading.layout.groups import GroupRank, match_path
from fupin.reading.layout.header_block import HeaderBlock
from fupin.reading.layout.headers import HeaderMatch


@dataclass(frozen=True)
class Claims:
    """The columns of a table that belong to fields.

    Attributes:
        columns: by column index, from the left, the field that it holds.
        repeated: for a field that several columns claim equally, all of them; it has the first of
            them in `columns`.
        unknown: the headers that mean no field, from the left, behind the heads of their groups.
    """

    columns: Mapping[int, HeaderMatch]
    repeated: Mapping[str, tuple[int, ...]]
    unknown: tuple[str, ...]

    @property
    def at(self) -> Mapping[str, int]:
        """By field, the index of its column."""
        return {match.field.name: at for at, match in self.columns.items()}


def claim_columns(block: HeaderBlock, record: str, pinned: Mapping[int, HeaderMatch | None] | None = None) -> Claims:
    """Finds the column of each field.

    A column in a unit that suits its field goes before one in a unit that doesn't (受益贫困户 in 户 and
    in 人), one under a group of the record's own before others, and one under the field's own name or
    header before one under a variant; those that come after are then no field's.

    Args:
        block: the table's header.
        record: the record kind.
        pinned: by column index, the field that the user says it holds, or None for none. A field
            that is pinned belongs to no other column.
    """
    pinned = pinned or {}
    claims: dict[str, list[tuple[tuple[bool, GroupRank, int], int, HeaderMatch]]] = {}
    taken = {match.field.name for match in pinned.values() if match is not None}
    for at, path in enumerate(block.paths):
        if at not in pinned and (matched := match_path(path).get(record)) is not None:
            match, group = matched
            if match.field.name not in taken and group is not GroupRank.FOREIGN:
                claims.setdefault(match.field.name, []).append(((_misfits(match), group, match.rank), at, match))
    columns = {at: match for at, match in pinned.items() if match is not None}
    repeated: dict[str, tuple[int, ...]] = {}
    for name, claim in claims.items():
        best = min(order for order, _, _ in claim)
        equal = [(at, match) for order, at, match in claim if order == best]
        columns[equal[0][0]] = equal[0][1]
        if len(equal) > 1:
            repeated[name] = tuple(at for at, _ in equal)
    known = {*columns, *(at for several in repeated.values() for at in several)}
    unknown = [at for at, path in enumerate(block.paths) if any(text.strip() for text in path) and at not in known]
    return Claims(dict(sorted(columns.items())), repeated, tuple(" / ".join(block.paths[at]) for at in unknown))


def _misfits(match: HeaderMatch) -> bool:
    return match.unit is not None and dimension_of(match.field) is not None and not fits(match.unit, match.field)
