"""A repair: what would have to be so that a record complies, as numbers; and the margin of one that does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fupin.model.text import Text


@dataclass(frozen=True, slots=True)
class Change:
    """A field that would be different.

    Attributes:
        field: English field name.
        header: the header as it stands above it.
        cell: its place.
        value_from: the value judged, as text; None where the cell is empty.
        value_to: the value with which the record would comply, as text; None where anything would do.
        by: of a number how much more (or less, below 0), of a planned day how many days later; else None.
        unit: the unit of `by` (days 天); None where there is none.
        words: the act by which the field comes to be different.
        carried_by: the field whose act carries this one along; None where it has an act of its own.
        rules: the failed rules that it helps to meet.
    """

    field: str
    header: str
    cell: str | None
    value_from: str | None
    value_to: str | None
    by: str | None
    unit: str | None
    words: Text
    carried_by: str | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """What would make a failed record comply.

    Attributes:
        alternatives: the smallest sets of changes, the best first; with each of them the record meets
            all rules that apply, but for those in `beyond`. Empty where data can't mend the rule.
        must_do: what has to be done where data can't mend the rule; else None.
        beyond: the ids of the record's failed rules that no change of data mends.
        undecided: the ids of the rules that can't be judged for the record, and so are left out.
    """

    alternatives: tuple[tuple[Change, ...], ...]
    must_do: Text | None
    beyond: tuple[str, ...]
    undecided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarginPlace:
    """A record with its margin.

    Attributes:
        margin: how far it stands from the figure, as text.
        path: the file as the user named it.
        sheet: the sheet's name; None where the format has no sheets.
        row: the row that the user sees.
        cell: the place of the field that is compared; None where the sheet has no such column.
        key: the record's key by field.
    """

    margin: str
    path: str
    sheet: str | None
    row: int
    cell: str | None
    key: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Margin:
    """How far the records that meet a limit stand from its figure.

    Attributes:
        rule: the rule's id.
        limit: the limit's name.
        record: the record kind.
        unit: the unit of the figure.
        figure: the figure in force, as text.
        margin_unit: the unit of the margins: of the value compared, of a share's part, or days.
        passed: how many passing records meet the comparison.
        nearest: the first of the records that stand closest; None where no record passes.
        records: every record's margin where they were asked for.
    """

    rule: str
    limit: str
    record: str
    unit: str
    figure: str
    margin_unit: str | None
    passed: int
    nearest: MarginPlace | None
    records: tuple[MarginPlace, ...] = ()
