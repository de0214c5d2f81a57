"""Four quarters of a province with changes that are known: diff and trend tell exactly these.

`FUPIN_COUNTIES=62` does it for as many counties; the suite takes a few.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

import fupin
from fupin.comparison.comparing import compare
from fupin.comparison.result import Comparison, Gone, Remark, Side, Standing
from fupin.model.text import Language
from fupin.past_reports.reading import report_of
from fupin.past_reports.shapes import PastReport
from fupin.report.json_report.report import write_json
from fupin.trends.making import trend_of
from fupin.trends.measures import Measure
from fupin.trends.reports import Named
from support.province import AS_OF, OVER_LIMIT, county_name, write_province

COUNTIES = int(os.environ.get("FUPIN_COUNTIES", "9"))
LIMIT = 50_000
ID, AMOUNT = 0, 4
Finding = tuple[str, str]
"""A county and a loan of it."""


@dataclass
class Quarter:
    """What is over the limit in a quarter, and what has become of each since the last one.

    Attributes:
        over: the findings.
        told: by standing, those that the comparison with the quarter before must tell.
        remarks: what it must say besides.
    """

    over: set[Finding] = field(default_factory=set)
    told: dict[Standing, set[Finding]] = field(default_factory=lambda: {each: set() for each in Standing})
    remarks: dict[Finding, Remark] = field(default_factory=dict)


class CountyInCsv:
    """The loans of a county that hands in CSV files, changed at random from quarter to quarter."""

    def __init__(self, name: str, path: Path, random: Random) -> None:
        self._name = name
        self._random = random
        with path.open(encoding="utf-8-sig", newline="") as stream:
            self._header, *self._rows = list(csv.reader(stream))
        self._next = len(self._rows) + 1

    def turn(self, quarter: Quarter) -> None:
        """The next quarter: some loans go over the limit, back, on or away; a new one comes; all are shuffled."""
        for row in list(self._rows):
            self._change(row, quarter)
        new = [*self._rows[0]]
        new[ID], new[AMOUNT] = f"{self._next:04d}", "20000"
        self._next += 1
        self._rows.append(new)
        self._random.shuffle(self._rows)

    def _change(self, row: list[str], quarter: Quarter) -> None:
        finding, amount = (self._name, row[ID]), int(row[AMOUNT])
        if amount <= LIMIT:
            if self._random.random() < 0.3:
                row[AMOUNT] = str(LIMIT + self._random.randint(1, 3000))
                quarter.told[Standing.NEW].add(finding)
                quarter.over.add(finding)
            return
        kind = self._random.choice(["mend", "delete", "worsen", "ease", "stay"])
        if kind == "mend":
            row[AMOUNT] = str(LIMIT)
            quarter.told[Standing.MENDED].add(finding)
            return
        if kind == "delete" and len(self._rows) > 1:
            self._rows.remove(row)
            quarter.told[Standing.GONE].add(finding)
            return
        quarter.over.add(finding)
        if kind == "worsen":
            row[AMOUNT] = str(amount + 1)
            quarter.told[Standing.WORSENED].add(finding)
            quarter.remarks[finding] = Remark.FURTHER
            return
        quarter.told[Standing.KEPT].add(finding)
        if kind == "ease" and amount - 1 > LIMIT:
            row[AMOUNT] = str(amount - 1)
            quarter.remarks[finding] = Remark.NEARER

    def write(self, path: Path) -> None:
        """Writes the loans as they are now."""
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows([self._header, *self._rows])


def _of_workbooks(number: int) -> Quarter:
    """What the made province itself has over the limit in a quarter; the counties with CSV files are left out."""
    quarter = Quarter()
    for (county, loan), amounts in OVER_LIMIT.items():
        finding = county_name(county), f"{loan + 1:04d}"
        before, now = amounts.get(number - 1), amounts.get(number)
        if now is not None:
            quarter.over.add(finding)
        standing = {
            (False, True): Standing.NEW,
            (True, False): Standing.MENDED,
            (True, True): Standing.WORSENED if (now or 0) > (before or 0) else Standing.KEPT,
        }.get((before is not None, now is not None))
        if standing is not None:
            quarter.told[standing].add(finding)
        if standing is Standing.WORSENED:
            quarter.remarks[finding] = Remark.FURTHER
    return quarter


def _quarters(folder: Path) -> Iterator[tuple[Quarter, PastReport]]:
    """Each quarter's submissions written and checked, with what was changed in them."""
    random = Random(2018)
    counties: dict[int, CountyInCsv] = {}
    for number, day in AS_OF.items():
        place = folder / f"{number}"
        write_province(place, COUNTIES, number, ["over_limit", "not_submitted"])
        quarter = _of_workbooks(number)
        for at in range(1, COUNTIES - 1, 4):
            path = place / county_name(at) / "loan.csv"
            county = counties.setdefault(at, CountyInCsv(county_name(at), path, random))
            county.turn(quarter)
            county.write(path)
        result = fupin.check(place, as_of=day, select=["LOAN01"], roster=place / "counties.yaml")
        stream = StringIO()
        write_json(result, stream, Language.ENGLISH)
        yield quarter, report_of(stream.getvalue().encode(), f"{number}.json")


@pytest.fixture(scope="module")
def quarters(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Quarter, PastReport]]:
    return list(_quarters(tmp_path_factory.mktemp("quarters")))


def _loan_findings(comparison: Comparison, standing: Standing) -> set[Finding]:
    return {
        (entry.found.county or "", (entry.found.key or {})["loan_id"])
        for entry in comparison.of(standing)
        if entry.found.rule == "LOAN01"
    }


def test_each_quarter_has_what_was_put_over_the_limit(quarters: list[tuple[Quarter, PastReport]]) -> None:
    for quarter, report in quarters:
        found = [(each.county or "", (each.key or {})["loan_id"]) for each in report.findings]
        assert sorted(found) == sorted(quarter.over)


def test_a_diff_tells_exactly_what_was_changed(quarters: list[tuple[Quarter, PastReport]]) -> None:
    seen: Counter[Standing] = Counter()
    for (_, old), (quarter, new) in pairwise(quarters):
        comparison = compare(Side("old", old), Side("new", new))
        for standing in Standing:
            assert _loan_findings(comparison, standing) == quarter.told[standing], standing
            seen[standing] += len(quarter.told[standing])
        findings = [entry for entry in comparison.entries if entry.found.rule == "LOAN01"]
        remarks = {(e.found.county, (e.found.key or {})["loan_id"]): e.remark for e in findings if e.remark}
        assert remarks == quarter.remarks
        assert {entry.gone for entry in findings if entry.standing is Standing.GONE} <= {Gone.RECORD}
        others = [entry for entry in comparison.entries if entry.found.rule != "LOAN01"]
        assert {(entry.standing, entry.found.rule) for entry in others} == {(Standing.KEPT, "DATA35")}
    assert all(seen[standing] for standing in Standing)


def test_a_trend_has_the_counts_of_each_county_and_quarter(quarters: list[tuple[Quarter, PastReport]]) -> None:
    named = [Named(f"{at}.json", f"{at}", report) for at, (_, report) in enumerate(quarters)]
    trend = trend_of(named[::-1], [])
    missing = county_name(COUNTIES - 1)
    assert {series.name for series in trend.counties} == {county_name(at) for at in range(COUNTIES)}
    for series in trend.counties:
        if series.name == missing:
            assert all(not isinstance(value, int) for value in series.values(Measure.ERROR))
            continue
        expected = [sum(county == series.name for county, _ in quarter.over) for quarter, _ in quarters]
        assert list(series.values(Measure.ERROR)) == expected
    assert list(trend.total.values(Measure.ERROR)) == [len(quarter.over) for quarter, _ in quarters]
