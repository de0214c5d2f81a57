"""Earlier reports made in code: of counties with given figures, one a quarter."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fupin.past_reports.any_reading import any_report_of
from fupin.trends.reports import Named

LEVELS = {"LOAN01": "error", "LOAN02": "error", "PRJ10": "warning", "HIR05": "note"}
"""The rules that made reports are about, with their levels."""


@dataclass(frozen=True)
class County:
    """What a made report says of a county.

    Attributes:
        fails: by rule, how many records fail; the findings are as many.
        records: how many records there are; those that neither fail nor are unknown or waived pass.
        unknown: how many can't be judged by the first rule.
        waived: how many are waived by the first rule.
        problems: how many data problems there are.
        files: how many files it handed in; none means that it has not submitted.
        unreadable: how many of them can't be read.
        listed: whether it is on the roster.
    """

    fails: Mapping[str, int]
    records: int = 10
    unknown: int = 0
    waived: int = 0
    problems: int = 0
    files: int = 1
    unreadable: int = 0
    listed: bool = True


ABSENT = County({}, records=0, files=0)


def province(as_of: date | str, counties: Mapping[str, County], /, **members: Any) -> dict[str, Any]:
    """A report of a province's check."""
    shares = {name: _county(name, each) for name, each in counties.items()}
    findings = [finding for name, each in counties.items() for finding in _findings(name, each, named=True)]
    inputs = [path for name, each in counties.items() for path in _inputs(name, each)]
    whole = {
        **_head(as_of),
        "inputs": inputs,
        "counties": list(shares.values()),
        "verdicts": _added([share["verdicts"] for share in shares.values()]),
        "findings": findings,
        "problems": [each for name, county in counties.items() for each in _problems(name, county)],
        "summary": {key: sum(share[key] for share in shares.values()) for key in _SUMMARY},
    }
    return {**whole, **members}


def one_county(
    as_of: date | str, name: str, county: County, /, *, named: bool = True, **members: Any
) -> dict[str, Any]:
    """A report of the check of one county; its findings name the county unless they are not to."""
    share = _county(name, county)
    whole = {
        **_head(as_of),
        "inputs": _inputs(name, county),
        "verdicts": share["verdicts"],
        "findings": _findings(name, county, named=named),
        "problems": _problems(name, county),
        "summary": {key: share[key] for key in _SUMMARY},
    }
    return {**whole, **members}


def progress(as_of: date | str, targets: Sequence[Mapping[str, Any]], **members: Any) -> dict[str, Any]:
    """A report of progress; of each target what differs from `TARGET`."""
    return {
        "format": "fupin-progress",
        "version": 1,
        "tool": {"name": "fupin", "version": "1.0"},
        "rulebook": {"id": "hebei-2018", "version": "1"},
        "as_of": str(as_of),
        "inputs": [],
        "targets": [{**TARGET, **each} for each in targets],
        **members,
    }


def area(name: str | None, value: str | None) -> dict[str, Any]:
    """What an area reported."""
    return {"area": name, "value": value}


TARGET: dict[str, Any] = {
    "target": "T18",
    "year": None,
    "name": "光伏扶贫电站装机",
    "op": ">=",
    "figure": "2325000",
    "unit": "千瓦",
    "due": "2020-12-31",
    "state": "on_the_way",
    "value": None,
    "low": None,
    "high": None,
    "share": None,
    "areas": [],
}


def written(folder: Path, name: str, report: Mapping[str, Any]) -> str:
    """A report in a file; gives its path."""
    path = folder / name
    path.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    return str(path)


_SUMMARY = ("records", "error", "warning", "note", "unknown", "problems", "waived")


def _head(as_of: date | str) -> dict[str, Any]:
    return {
        "format": "fupin-report",
        "version": 1,
        "tool": {"name": "fupin", "version": "1.0"},
        "rulebook": {"id": "hebei-2018", "version": "1", "sha256": "0" * 64},
        "as_of": str(as_of),
    }


def _county(name: str, county: County) -> dict[str, Any]:
    levels = [LEVELS[rule] for rule, count in county.fails.items() for _ in range(count)]
    rules = list(LEVELS) if county.records else []
    return {
        "county": name,
        "listed": county.listed,
        "submitted": county.files > 0,
        "paths": [each["path"] for each in _inputs(name, county)],
        "unreadable": county.unreadable,
        "records": county.records,
        "error": levels.count("error"),
        "warning": levels.count("warning"),
        "note": levels.count("note"),
        "unknown": county.unknown,
        "problems": county.problems,
        "waived": county.waived,
        "verdicts": [_verdicts(rule, county, first=rule == "LOAN01") for rule in rules],
    }


def _verdicts(rule: str, county: County, *, first: bool) -> dict[str, Any]:
    fail = county.fails.get(rule, 0)
    unknown, waived = (county.unknown, county.waived) if first else (0, 0)
    return {
        "rule": rule,
        "record": "loan",
        "pass": county.records - fail - unknown - waived,
        "fail": fail,
        "unknown": unknown,
        "not_applicable": 0,
        "waived": waived,
    }


def _added(lists: Sequence[Sequence[Mapping[str, Any]]]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for counts in lists:
        for count in counts:
            before = found.setdefault(count["rule"], {**count, **dict.fromkeys(_COUNTED, 0)})
            for key in _COUNTED:
                before[key] += count[key]
    return list(found.values())


_COUNTED = ("pass", "fail", "unknown", "not_applicable", "waived")


def _findings(name: str, county: County, *, named: bool) -> list[dict[str, Any]]:
    kinds = [(rule, "fail") for rule, count in county.fails.items() for _ in range(count)]
    kinds += [("LOAN01", "unknown")] * county.unknown + [("LOAN01", "waived")] * county.waived
    return [
        {
            "rule": rule,
            "level": LEVELS[rule],
            "verdict": verdict,
            "clause": "二(二)",
            "path": f"{name}/1.xlsx",
            "sheet": "扶贫小额信贷",
            "record": "loan",
            "key": None,
            "row": number,
            "county": name if named else None,
            "fingerprint": f"{name}-{number}",
            "cells": [],
            "message": "",
        }
        for number, (rule, verdict) in enumerate(kinds, 2)
    ]


def _inputs(name: str, county: County) -> list[dict[str, Any]]:
    return [
        {
            "path": f"{name}/{number}.xlsx",
            "sha256": "1" * 64,
            "status": "unreadable" if county.files - number < county.unreadable else "checked",
            "sheets": [sheet(county.records)] if number == 1 else [],
        }
        for number in range(1, county.files + 1)
    ]


def sheet(records: int) -> dict[str, Any]:
    """A sheet with so many records."""
    return {"sheet": "扶贫小额信贷", "record": "loan", "records": records}


def _problems(name: str, county: County) -> list[dict[str, Any]]:
    place = {"path": f"{name}/1.xlsx", "sheet": "扶贫小额信贷", "cell": "A2", "field": "loan_id", "text": "?"}
    return [{"code": "DATA02", "level": "error", **place, "message": ""}] * county.problems


def given(path: str, report: Mapping[str, Any]) -> Any:
    """A report as a trend takes it, read back from its JSON; `path` is what its user calls it."""
    data = json.dumps(report, ensure_ascii=False).encode()
    return Named(path, hashlib.sha256(data).hexdigest(), any_report_of(data, path))


def year() -> list[Any]:
    """Three counties over four quarters: one gets worse, one better, one comes late; there is no third report."""
    unreadable = County({}, records=0, unreadable=1)
    first = {
        "甲县": County({"LOAN01": 1, "PRJ10": 2}, problems=3),
        "乙县": County({"LOAN01": 5}, records=20, unknown=4, waived=1),
        "丙县": ABSENT,
    }
    second = {
        "甲县": County({"LOAN01": 2, "HIR05": 1}),
        "乙县": County({"LOAN01": 3}, records=20),
        "丙县": unreadable,
    }
    fourth = {
        "甲县": County({"LOAN01": 4}, files=2, unreadable=1),
        "乙县": County({}, records=20),
        "丙县": County({"LOAN02": 1}, records=5),
    }
    return [
        given("q1.json", province("2018-03-31", first)),
        given("q2.json", province("2018-06-30", second)),
        given("q4.json", province("2018-12-31", fourth)),
    ]


def year_of_progress() -> list[Any]:
    """Two targets over the same quarters: one is on its way, one overdue at last."""
    days = {"2018-03-31": ("100000", "4/93"), "2018-06-30": ("200000", "8/93"), "2018-12-31": ("2325000", "1")}
    late: dict[str, Any] = {"target": "T28", "name": "覆盖率", "unit": "比例", "figure": "1", "due": "2018-12-01"}
    late |= {"value": "0.9", "low": "0.9", "high": "0.9", "share": "9/10", "areas": [area("甲县", "0.9")]}
    areas = [area("甲县", "1"), area("乙县", "2")]
    return [
        given(
            f"p{day}.json",
            progress(
                day,
                [
                    {"value": value, "low": value, "high": value, "share": share, "areas": areas,
                     "state": "met" if share == "1" else "on_the_way"},
                    {**late, "state": "overdue" if day > "2018-12" else "on_the_way"},
                ],
            ),
        )
        for day, (value, share) in days.items()
    ]  # fmt: skip
