"""What was found by holding records against others is not mended where those others were not read again."""

from __future__ import annotations

from pathlib import Path

import fupin
from fupin.past_reports.reading import report_of
from fupin.past_reports.shapes import PastReport
from support.comparing import AS_OF, compared, told, written

HEAD = "loan_id,household_id,balance_yuan,amount_yuan\n"
LOANS = {"1": "1,9001,40000,60000\n", "2": "2,9001,30000,40000\n"}
SUM, LIMIT = "LOAN10", "LOAN01"


def report(folder: Path, **files: str) -> PastReport:
    """The report of a folder with files of these lines."""
    folder.mkdir()
    for name, lines in files.items():
        (folder / f"{name}.csv").write_text(HEAD + lines, encoding="utf-8")
    return report_of(written(fupin.check(folder, as_of=AS_OF, select=(SUM, LIMIT))), "report.json")


def test_a_sum_that_is_smaller_for_want_of_a_file_is_not_mended(tmp_path: Path) -> None:
    old = report(tmp_path / "old", loan=LOANS["1"], loan2=LOANS["2"])
    without = report(tmp_path / "without", loan="1,9001,40000,40000\n")
    joined = report(tmp_path / "joined", loan="1,9001,20000,40000\n" + LOANS["2"])
    assert [told(entry) for entry in compared(old, without).entries] == [
        ("gone", LIMIT, "1", "other_file"),
        ("gone", SUM, "1", "other_file"),
        ("gone", SUM, "2", "file_missing"),
    ]
    assert [entry.standing.value for entry in compared(old, joined).entries] == ["mended"] * 3
