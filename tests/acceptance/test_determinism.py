"""The same inputs give the same JSON to the byte, whatever the order of folders, hashes, locale, zone and cores."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.reported import submission

MESSY = Path(__file__).parents[2] / "examples" / "messy" / "附件2.xlsx"
RUN = """
import os, sys
from random import Random
seed, sys.argv = sys.argv[1], ["fupin", *sys.argv[2:]]
listed, scanned = os.listdir, os.scandir
class Scanned(list):
    __enter__, __exit__, close = (lambda self: self), (lambda *_: None), (lambda _: None)
def shuffled(entries):
    Random(seed).shuffle(entries)
    return entries
os.listdir = lambda *a: shuffled(listed(*a))
os.scandir = lambda *a: Scanned(shuffled(list(scanned(*a))))
from fupin.cli import main
main()
"""
"""Runs the program where folders are listed in an order of its own, by a seed."""
VARIANTS: dict[str, tuple[dict[str, str], str]] = {
    "usual": ({"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}, "1"),
    "other": ({"PYTHONHASHSEED": "4711", "LC_ALL": "zh_CN.GB18030", "TZ": "Pacific/Kiritimati"}, "2"),
}
"""Environment, and how many processes are used."""
OPTIONS = ("--as-of", "2018-12-31", "--lang", "zh", "--repair", "--margins", "--quiet", "--output")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """By variant, the JSON report on one and the same folder."""
    folder = tmp_path_factory.mktemp("determined")
    _write_counties(folder / "报送")
    results = {
        name: subprocess.run(
            [sys.executable, "-c", RUN, name, "check", "报送", "--jobs", jobs, *OPTIONS, f"json={name}.json"],
            cwd=folder,
            env={**os.environ, **environment, "PYTHONWARNINGS": "ignore"},
            capture_output=True,
            check=False,
        )
        for name, (environment, jobs) in VARIANTS.items()
    }
    for result in results.values():
        assert result.returncode == 2, result.stderr  # one of the inputs can't be read
    return {name: (folder / f"{name}.json").read_bytes() for name in VARIANTS}


def _write_counties(folder: Path) -> None:
    for name in ("甲县", "乙县", "丙县", "a县", "B县"):
        (folder / name).mkdir(parents=True)
        (folder / name / "loan.csv").write_text(
            f"loan_id,household_id,county,amount_yuan,term_months\n1,H1,{name},60000,48\n2,H2,{name},70000,12\n",
            encoding="utf-8",
        )
        (folder / name / "household.csv").write_text("household_id\nH1\n", encoding="utf-8")
        (folder / name / "说明.doc").write_text("x", encoding="utf-8")
    submission(folder / "甲县")
    shutil.copy(MESSY, folder / "乙县")


def test_the_report_is_the_same_to_the_byte(reports: dict[str, bytes]) -> None:
    assert reports["other"].splitlines() == reports["usual"].splitlines()
    assert len(reports["usual"].splitlines()) > 500
