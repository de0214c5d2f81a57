"""The list of waivers as JSON and as comma-separated values."""

from __future__ import annotations

import csv
from typing import Any, TextIO

from fupin.model.text import Language, Text
from fupin.report.csv_report.cells import guarded
from fupin.report.json_report.writing import json_text
from fupin.report.messages import problem_message
from fupin.report.names import record_name
from fupin.report.waivers.words import STATES, record_key
from fupin.version import __version__
from fupin.waivers.listing import ListedWaiver, WaiverList
from fupin.waivers.standing import WaiverState

FORMAT, VERSION = "fupin-waiver-list", 1


def write_waivers_json(waivers: WaiverList, stream: TextIO, language: Language) -> None:
    """Writes the list as JSON; messages are in the given language, all else is the same in every one."""
    book = waivers.book
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "tool": {"name": "fupin", "version": __version__},
        "rulebook": {"id": book.id, "version": book.version, "sha256": book.sha256},
        "as_of": waivers.as_of.isoformat(),
        "file": {"path": waivers.path, "sha256": waivers.sha256},
        "waivers": [_member(each) for each in waivers.waivers],
        "problems": [
            {
                "code": problem.code.value,
                "level": problem.level.value,
                "line": problem.row,
                "message": problem_message(problem).in_language(language),
            }
            for problem in waivers.problems
        ],
        "summary": {
            **{state.value: len(waivers.of(state)) for state in WaiverState},
            "problems": len(waivers.problems),
        },
    }
    stream.write(json_text(whole, indent=1) + "\n")


def _member(each: ListedWaiver) -> dict[str, Any]:
    waiver = each.waiver
    return {
        "rule": waiver.rule,
        "record": waiver.record,
        "key": dict(waiver.key),
        "county": waiver.county,
        "reason": waiver.reason,
        "authority": waiver.authority,
        "document": waiver.document,
        "granted_on": waiver.granted_on.isoformat(),
        "expires_on": waiver.expires_on.isoformat(),
        "line": waiver.line,
        "state": each.state.value,
        "days_left": each.days_left,
    }


HEADS = (
    Text("状态", "state"),
    Text("生效日", "granted_on"),
    Text("有效期至", "expires_on"),
    Text("剩余天数", "days_left"),
    Text("规则", "rule"),
    Text("记录种类", "record"),
    Text("记录", "key"),
    Text("县", "county"),
    Text("理由", "reason"),
    Text("批准单位", "authority"),
    Text("文号", "document"),
    Text("行", "line"),
    Text("要改的", "message"),
)
"""The columns; `own_reports` knows a list by how they begin."""


def write_waivers_csv(waivers: WaiverList, stream: TextIO, language: Language) -> None:
    """Writes the list for Excel and WPS: a row for each waiver, then one for each problem."""
    stream.write("\ufeff")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(head.in_language(language) for head in HEADS)
    for each in waivers.waivers:
        writer.writerow(guarded(text) for text in _row(each, language))
    for problem in waivers.problems:
        message = problem_message(problem).in_language(language)
        writer.writerow(
            guarded(text) for text in (problem.code.value, *[""] * (len(HEADS) - 3), str(problem.row), message)
        )


def _row(each: ListedWaiver, language: Language) -> tuple[str, ...]:
    waiver = each.waiver
    state = STATES[each.state].zh if language is Language.CHINESE else each.state.value
    return (
        state,
        waiver.granted_on.isoformat(),
        waiver.expires_on.isoformat(),
        str(each.days_left),
        waiver.rule,
        record_name(waiver.record).in_language(language),
        record_key(waiver).in_language(language),
        waiver.county or "",
        waiver.reason,
        waiver.authority,
        waiver.document,
        str(waiver.line),
        "",
    )
