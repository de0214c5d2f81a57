"""A workbook report read back from its sheet of findings."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import load_workbook

from fupin.model.text import Language
from fupin.model.verdict import Level, Verdict
from fupin.report.entries import EntryKind
from fupin.report.entry_words import STATES
from fupin.report.names import LEVELS, SINCE, VERDICTS
from fupin.report.standing_words import SINCE_BASELINE, WAIVER_HEADS
from fupin.report.workbook.findings import COLUMNS
from fupin.report.workbook.inert import inert
from fupin.report.workbook.names import FINDINGS
from support.reading_back import Told

LACKS: frozenset[str] = frozenset()
written = inert


def read_back(data: bytes, language: Language = Language.ENGLISH) -> list[Told]:
    """What the report tells, a row each."""
    sheet = load_workbook(io.BytesIO(data))[FINDINGS.in_language(language)]
    head, *rows = sheet.iter_rows(values_only=True)
    english = {column.heading.in_language(language): column.heading.en for column in COLUMNS}
    english |= {head.in_language(language): head.en for head in (SINCE_BASELINE, *WAIVER_HEADS)}
    names = [english[str(name)] for name in head]
    return [_told(dict(zip(names, row, strict=True)), language) for row in rows]


def _told(row: dict[str, Any], language: Language) -> Told:
    levels = {name.in_language(language): level for level, name in LEVELS.items()}
    states: dict[str, EntryKind | Verdict] = {name.in_language(language): kind for kind, name in STATES.items()}
    states |= {name.in_language(language): verdict for verdict, name in VERDICTS.items()}
    level: Level = levels[row["Level"]]
    since = {name.in_language(language): each.value for each, name in SINCE.items()}
    state = states[row["Verdict"]]
    verdict = state.value if isinstance(state, Verdict) else None
    return Told(
        kind=state.value if isinstance(state, EntryKind) else EntryKind.FINDING.value,
        rule=row["Rule"],
        level=level.value,
        verdict=verdict,
        path=row["File"],
        sheet=row["Sheet"],
        row=row["Row"],
        cell=row["Cell"],
        key_text=row["Record"] or "",
        message=row["What is wrong"] or "",
        fingerprint=row["Fingerprint"],
        since=since.get(row.get(SINCE_BASELINE.en) or ""),
        waiver=tuple(row[head.en] for head in WAIVER_HEADS) if verdict == Verdict.WAIVED else (),
    )
