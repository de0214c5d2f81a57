"""Feeds structure-aware mutants of good files to `fupin.check`: nothing may make it crash or hang.

Run by hand: python tests/fuzz/mutants.py --count 2000 --seed 1 [--keep FOLDER] [--only .xlsx]

The same seed gives the same mutants. A native reader that dies over one is a reason like any other;
a fault is an error of Python in this program, in the reading process or outside it, or a check that
takes more processor time than so small a file may; how busy the machine is makes no difference. The
exit status is 1 if there were any.
"""

from __future__ import annotations

import argparse
import faulthandler
import re
import shutil
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import fupin
from fupin.model.errors import FupinError
from fuzz.binary_mutations import Mutation, bytes_changed, cut_or_doubled, field_changed, footer_changed
from fuzz.mutations import XML, package_changed, text_changed
from support.hostile.compound import number as number_at
from support.hostile.compound import old_workbook
from support.hostile.ods import cell, ods, row
from support.hostile.workbooks import workbook
from support.hostile.zips import Entry, archive
from support.submissions import make_submission, write_delimited, write_json, write_mixed, write_workbook

HANGS_S = 90
SLOW_S = 10
_AS_OF = date(2018, 12, 31)
_UNFORESEEN = re.compile(r"unforeseen error while reading it \(([^)]*)\)")
_HUNG = re.compile("--limit (cpu_s|wall_s)=")


@dataclass
class Tally:
    """What became of the mutants.

    Attributes:
        outcomes: how many were read, and refused for each reason.
        faults: each fault, with how many mutants showed it.
        slowest: the longest check in seconds of processor time outside the reading process, and its mutant.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")


def good_files(folder: Path, seed: int, submissions: int = 4) -> list[Path]:
    """Good files of every format, those of some submissions among them."""
    for number in range(submissions):
        submission = make_submission(f"mutants {seed} {number}", most_rows=6)
        for name, write in {"x": write_workbook, "c": write_delimited, "j": write_json, "m": write_mixed}.items():
            (folder / f"{name}{number}").mkdir()
            write(submission, folder / f"{name}{number}", number)
    (folder / "plain.xlsx").write_bytes(workbook())
    (folder / "plain.ods").write_bytes(ods(row(cell() * 4) + row(cell("2") + cell(text="长") + cell(), "3")))
    (folder / "plain.xls").write_bytes(old_workbook([number_at(at // 4, at % 4) for at in range(40)]))
    return sorted(path for path in folder.rglob("*") if path.is_file())


def mutant(random: Random, path: Path) -> bytes:
    """A good file with one to three changes."""
    data = path.read_bytes()
    if path.suffix in (".xlsx", ".ods") and random.random() < 0.9:
        return _workbook_mutant(random, path)
    ways: list[Mutation] = [bytes_changed, cut_or_doubled]
    if path.suffix == ".parquet":
        ways = [*ways, footer_changed, footer_changed, footer_changed]
    elif path.suffix == ".xls":
        ways = [bytes_changed, *[field_changed] * 4]
    elif path.suffix not in (".xlsx", ".ods"):
        ways = [*ways, *[text_changed] * 9]
    for _ in range(random.choice([1, 1, 2, 3])):
        data = random.choice(ways)(random, data)
    return data


def _workbook_mutant(random: Random, path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    if random.random() < 0.15:
        return package_changed(random, [Entry(name, data) for name, data in parts.items()])
    sheets = [name for name in parts if "worksheets/" in name or name == "content.xml"]
    others = [name for name in parts if name.endswith((".xml", ".rels"))]
    for _ in range(random.choice([1, 1, 2, 3])):
        name = random.choice(sheets if sheets and random.random() < 0.6 else others)
        parts[name] = random.choice(XML)(random, parts[name])
    return archive([Entry(name, data) for name, data in parts.items()])


def check(path: Path, tally: Tally) -> str | None:
    """Checks one mutant; gives the fault that it showed."""
    start = time.process_time()
    try:
        result = fupin.check(path, as_of=_AS_OF)
    except FupinError as error:
        tally.outcomes[f"refused as a whole: {type(error).__name__}"] += 1
        fault = None
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        fault = f"{type(error).__name__} at {_place(error)}"
    else:
        fault = _counted(result, tally)
    took = time.process_time() - start
    tally.slowest = max(tally.slowest, (took, path.name))
    return fault or (f"slow: over {SLOW_S} s" if took > SLOW_S else None)


def _counted(result: fupin.CheckResult, tally: Tally) -> str | None:
    for report in result.inputs:
        reason = None if report.reason is None else report.reason.en
        if reason is not None and (unforeseen := _UNFORESEEN.search(reason)):
            return unforeseen[1]
        if reason is not None and (hung := _HUNG.search(reason)):
            return f"its reader took too long ({hung[1]})"
        tally.outcomes["read" if reason is None else _kind(reason)] += 1
    return None


def _kind(reason: str) -> str:
    """A reason without its figures and names."""
    short = re.sub(r"[\w/\[\].-]*/[\w/\[\].-]+|\[Content_Types\]\.xml|content\.xml", "PART", reason)
    return re.sub(r"'[^']*'|\b[A-Z]{1,4}[0-9]+\b|[0-9][0-9,.]*", "N", short).partition("; open it")[0][:100]


def _place(error: BaseException) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"


def run(count: int, seed: int, keep: Path | None, only: str, submissions: int) -> Tally:
    """Makes and checks mutants."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "good").mkdir()
        good = [path for path in good_files(folder / "good", seed, submissions) if path.name.endswith(only)]
        endings = [*sorted({path.suffix for path in good}), *([".xlsx"] * 4 if not only else [])]
        for number in range(count):
            random = Random(f"mutant {seed} {number}")
            ending = random.choice(endings)
            source = random.choice([path for path in good if path.suffix == ending])
            path = folder / f"{number}-{source.name}"
            path.write_bytes(mutant(random, source))
            faulthandler.dump_traceback_later(HANGS_S, exit=True, file=sys.__stderr__ or sys.stderr)
            fault = check(path, tally)
            faulthandler.cancel_dump_traceback_later()
            if fault is not None:
                tally.faults[fault] += 1
                print(f"FAULT  {path.name}  {fault}", flush=True)
                if keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    shutil.copy(path, keep / path.name)
            path.unlink()
    return tally


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=2000, help="how many mutants")
    parser.add_argument("--seed", type=int, default=1, help="which mutants")
    parser.add_argument("--submissions", type=int, default=4, help="how many submissions the good files come from")
    parser.add_argument("--keep", type=Path, help="folder for the mutants that show a fault")
    parser.add_argument("--only", default="", metavar="ENDING", help="only mutants of files that end so")
    chosen = parser.parse_args(arguments)
    start = time.perf_counter()
    tally = run(chosen.count, chosen.seed, chosen.keep, chosen.only, chosen.submissions)
    for outcome, number in tally.outcomes.most_common():
        print(f"{number:6}  {outcome}")
    print(f"slowest {tally.slowest[0]:.1f} s: {tally.slowest[1]}")
    took = time.perf_counter() - start
    print(f"{chosen.count} mutants, seed {chosen.seed}, {took:.0f} s, {tally.faults.total()} faults")
    for fault, number in tally.faults.most_common():
        print(f"{number:6}  FAULT  {fault}")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
