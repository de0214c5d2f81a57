"""A finding: a rule that a record fails, is waived from, or that can't be judged, with its exact place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fupin.model.repair import Repair
from fupin.model.since import Since
from fupin.model.verdict import Level, Verdict
from fupin.model.waiver import Waiver


@dataclass(frozen=True, slots=True)
class EvidenceCell:
    """A cell that a verdict rests on.

    Attributes:
        field: English field name.
        cell: its place; None where the sheet has no such column.
        header: the header as it stands above it; None where there is no column.
        text: what stands there, as the user sees it; None where nothing does.
        value: the value judged, as text; None where it is unknown.
    """

    field: str
    cell: str | None
    header: str | None
    text: str | None
    value: str | None


@dataclass(frozen=True, slots=True)
class GroupDistance:
    """How far a sum or count over several records is from what it is compared with.

    Attributes:
        fields: the fields that are summed, counted, or make the group.
        limit: the name of the limit that it is compared with; None where it is none.
        compared: the field that it is compared with; None where it is none.
        by: the difference, exact and never negative, as text.
        unit: its unit; None where there is none.
        above: whether the sum or count is too great.
    """

    fields: tuple[str, ...]
    limit: str | None
    compared: str | None
    by: str
    unit: str | None
    above: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `verdict` is FAIL, UNKNOWN or WAIVED.

    Attributes:
        rule: the rule's id.
        level: the rule's level.
        verdict: FAIL, UNKNOWN or WAIVED.
        clause: the clause of the policy that the rule rests on.
        path: the file as the user named it.
        sheet: the sheet's name; None where the format has no sheets.
        record: the record kind.
        key: the record's key by field, as text; None for a finding about a whole sheet.
        row: the row that the user sees; None for a finding about a whole sheet.
        county: the county that the record or its submission names, where it names one.
        fingerprint: the same for the same rule, record and key, wherever the record stands.
        cells: the evidence, the requirement's fields first.
        missing_table: the record kind that had to be looked into and isn't in the submission.
        repair: with what the record would comply; None where that was not asked for, or nothing failed.
        waiver: the waiver of a WAIVED one; else None.
        group_distances: of a failed one, how far sums and counts over several records miss their figures.
        since: how it stands to the baseline: NEW, WORSENED or KEPT; None where there is no baseline.
    """

    rule: str
    level: Level
    verdict: Verdict
    clause: str
    path: str
    sheet: str | None
    record: str
    key: Mapping[str, str] | None
    row: int | None
    county: str | None
    fingerprint: str
    cells: tuple[EvidenceCell, ...]
    missing_table: str | None = None
    repair: Repair | None = None
    waiver: Waiver | None = None
    since: Since | None = None
    group_distances: tuple[GroupDistance, ...] = ()
