"""Folders of small submissions, with something of everything that a result can hold."""

from __future__ import annotations

from pathlib import Path

MAPPING = """\
sheets:
  - file: strange.csv
    sheet: '*'
    record: loan
    columns:
      钱: {field: amount_yuan, unit: 元}
"""
_HEAD = "loan_id,borrower_name,amount_yuan,term_months,county\n"


def write_folders(folder: Path) -> None:
    """Seven submissions: fails, unknowns, problems, a mapped column, a passed-over file, one that can't be read."""
    for number, county in enumerate(("甲", "乙", "丙", "丁")):
        place = folder / f"{county}县"
        place.mkdir(parents=True)
        loans = [
            f"{loan:04},王示例,{45000 + 2000 * number + 1000 * loan},{30 + loan},{county}县\n" for loan in range(6)
        ]
        (place / "loan.csv").write_text(
            _HEAD + "".join(loans) + f"0009,李示例,许多,36,{county}县\n", encoding="utf-8"
        )
    (folder / "乙县" / "说明.pdf").write_bytes(b"%PDF-1.4")
    (folder / "丙县" / "household.csv").write_text("household_id\n1\n1\n", encoding="utf-8")
    for name, text in (
        ("戊县/strange.csv", "loan_id,钱,term_months\n1,70000,36\n"),
        ("己县/broken.xlsx", "no workbook"),
        ("庚县 13010219800101123X/loan.csv", _HEAD + "1,赵示例,60000,40,庚县\n"),
    ):
        (folder / name).parent.mkdir()
        (folder / name).write_text(text, encoding="utf-8")
