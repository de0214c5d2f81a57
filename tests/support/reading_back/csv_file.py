"""A CSV report with English headings read back."""

from __future__ import annotations

import csv
import io

from fupin.report.csv_report.cells import unguarded
from support.reading_back import Told

LACKS: frozenset[str] = frozenset()
written = str
_WAIVER = ("document", "authority", "expires_on", "reason")


def read_back(data: bytes) -> list[Told]:
    """What the report tells, a row each; an empty cell is None."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    told = [{name: unguarded(cell) for name, cell in row.items()} for row in rows]
    return [_told(row) for row in told if row["kind"] != "receipt"]


def _told(row: dict[str, str]) -> Told:
    return Told(
        kind=row["kind"],
        rule=row["rule"],
        level=row["level"],
        verdict=row["verdict"] or None,
        path=row["path"],
        sheet=row["sheet"] or None,
        row=int(row["row"]) if row["row"] else None,
        cell=row["cell"] or None,
        key_text=row["key"],
        message=row["message"],
        fingerprint=row["fingerprint"],
        since=row["since"] or None,
        waiver=tuple(row[name] for name in _WAIVER) if row["verdict"] == "waived" else (),
    )
