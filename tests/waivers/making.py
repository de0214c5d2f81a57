"""Files of waivers and submissions of projects for tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import fupin
from fupin.model.problems import ProblemCode
from fupin.result import CheckResult

AS_OF = date(2018, 12, 31)
HEADS = "project_id,county,special_funds_yuan,integrated_funds_yuan,in_library\n"
FAILS, PASSES, UNKNOWN, NOT_ASKED = "5000,0,否", "5000,0,是", "5000,0,", "0,0,否"

USUAL = {
    "rule": "PRJ01",
    "key": "{项目编号: P1}",
    "reason": "应急抢险",
    "authority": "县领导小组",
    "document": "〔2018〕1号",
    "granted_on": "2018-06-01",
    "expires_on": "2018-12-31",
}


def waiver(**changed: str | None) -> str:
    """One waiver in YAML, seven lines: the usual one with some keys changed, or left out where None."""
    keys = {**USUAL, **changed}
    lines = [f"{name}: {text}\n" for name, text in keys.items() if text is not None]
    return "  - " + "    ".join(lines)


def waiver_file(folder: Path, *waivers: str) -> Path:
    """A file of waivers; the first begins on line 3."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "waivers.yaml"
    path.write_text("format: fupin-waivers/1\nwaivers:\n" + ("".join(waivers) or "  []\n"), encoding="utf-8")
    return path


def projects(folder: Path, *rows: str, heads: str = HEADS) -> Path:
    """A submission of projects, a line each."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "project.csv"
    path.write_text(heads + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def checked(
    tmp_path: Path,
    rows: Iterable[str],
    *waivers: str,
    as_of: date = AS_OF,
    select: Iterable[str] = ("PRJ01",),
    personal: bool = False,
) -> CheckResult:
    """The result of a submission with waivers."""
    return fupin.check(
        projects(tmp_path / "submitted", *rows),
        as_of=as_of,
        select=select,
        waivers=waiver_file(tmp_path, *waivers),
        show_personal=personal,
    )


def told(result: CheckResult) -> list[tuple[ProblemCode, int | None, str]]:
    """What is wrong with the waivers: code, line and English words."""
    return [
        (problem.code, problem.row, problem.params["en"])
        for problem in result.problems
        if problem.path.endswith("waivers.yaml")
    ]


def verdicts(result: CheckResult) -> list[tuple[str, str]]:
    """The findings: the first part of the key, and the verdict."""
    return [(next(iter((each.key or {"": "sheet"}).values())), each.verdict.value) for each in result.findings]
