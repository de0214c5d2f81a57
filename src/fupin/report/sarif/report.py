"""The report as SARIF 2.1.0, for code scanning and for viewers of findings.

A failed finding has the kind `fail` and the level of its rule, a finding that can't be judged the kind `open` and
therefore no level; that of its rule stands in its properties. A waived finding is a failed one that is suppressed.
Data problems are results of rules of their own. A file that could not be read is a notification of the run, which
then wasn't successful.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import Any, TextIO

from fupin.model.since import Since
from fupin.model.text import Language, Text
from fupin.report.entries import UNREADABLE_INPUT, Entry, EntryKind, entries
from fupin.report.entry_words import collapsed, sheet_and_spot
from fupin.report.json_report.counts import county_data, summary_data, verdict_data
from fupin.report.json_report.entries import cells_data
from fupin.report.json_report.head import head_data
from fupin.report.json_report.writing import json_text, write_object
from fupin.report.sarif.places import ROOT, Artifacts, artifact_locations, entry_location, related_locations
from fupin.report.sarif.rules import notification_descriptors, rule_descriptors
from fupin.report.sarif.suppressions import suppressions
from fupin.report.sarif.texts import message
from fupin.result import CheckResult, InputReport
from fupin.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LANGUAGES = {Language.CHINESE: "zh-CN", Language.ENGLISH: "en-US"}
_ROOT = Text("运行 fupin 时所在的文件夹", "The folder that fupin was run in")
_STATES = {Since.NEW: "new", Since.WORSENED: "updated", Since.KEPT: "unchanged", Since.MENDED: "absent"}
"""How a result stands to the baseline, by section 3.27.24 of the specification."""
_PURPOSE = Text("检查县级报送数据是否符合产业扶贫政策", "Checks county submissions against policy")


def write_sarif(result: CheckResult, stream: TextIO, language: Language) -> None:
    """Writes the report as a log of one run, texts in the given language."""
    stream.write(f'{{"$schema": {json_text(SCHEMA)}, "version": "2.1.0", "runs": [')
    write_object(stream, _run(result, language))
    stream.write("]}\n")


def _run(result: CheckResult, language: Language) -> dict[str, Any]:
    rules = rule_descriptors(result, language)
    artifacts = artifact_locations(report.path for report in result.inputs)
    head = head_data(result)
    return {
        "tool": {"driver": _driver(rules, language)},
        "language": _LANGUAGES[language],
        "automationDetails": {"id": f"fupin/{result.book.id}/"},
        "invocations": [_invocation(result, artifacts, language)],
        "originalUriBaseIds": {ROOT: {"description": message(_ROOT.in_language(language))}},
        "artifacts": [
            _artifact(report, artifacts) for report in {each.path: each for each in result.inputs}.values()
        ],
        "results": _results(result, [rule["id"] for rule in rules], artifacts, language),
        "properties": {
            "as_of": head["as_of"],
            "rulebook": head["rulebook"],
            **{name: head[name] for name in ("options", "receipt", "baseline") if name in head},
            **({"counties": [county_data(county) for county in result.counties]} if result.counties else {}),
            "verdicts": [verdict_data(count) for count in result.verdicts],
            "summary": summary_data(result.summary),
        },
    }


def _driver(rules: list[dict[str, Any]], language: Language) -> dict[str, Any]:
    return {
        "name": "fupin",
        "version": __version__,
        "semanticVersion": __version__,
        "shortDescription": message(_PURPOSE.in_language(language)),
        "language": _LANGUAGES[language],
        "rules": rules,
        "notifications": notification_descriptors(language),
    }


def _artifact(report: InputReport, artifacts: Artifacts) -> dict[str, Any]:
    hashes = {} if report.sha256 is None else {"hashes": {"sha-256": report.sha256}}
    return {"location": artifacts[report.path], "roles": ["analysisTarget"], **hashes}


def _invocation(result: CheckResult, artifacts: Artifacts, language: Language) -> dict[str, Any]:
    unread = list(takewhile(lambda entry: entry.kind is EntryKind.INPUT, entries(result)))
    return {
        "executionSuccessful": not unread,
        "toolExecutionNotifications": [
            {
                "descriptor": {"id": UNREADABLE_INPUT, "index": 0},
                "level": entry.level.value,
                "message": message(entry.message.in_language(language)),
                "locations": [entry_location(entry, artifacts, language)],
                "properties": {"kind": entry.kind.value, "fingerprint": entry.fingerprint},
            }
            for entry in unread
        ],
    }


def _results(
    result: CheckResult, rules: list[str], artifacts: Artifacts, language: Language
) -> Iterator[dict[str, Any]]:
    indexes = {rule: index for index, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    suppressing = any(finding.waiver is not None for finding in result.findings)
    for entry in entries(result):
        if entry.kind is not EntryKind.INPUT:
            seen[entry.fingerprint] += 1
            yield {
                "ruleId": entry.rule,
                "ruleIndex": indexes[entry.rule],
                "kind": "open" if entry.unknown else "fail",
                "level": "none" if entry.unknown else entry.level.value,
                "message": _message(entry, language),
                "locations": [entry_location(entry, artifacts, language)],
                "relatedLocations": related_locations(entry, artifacts, language),
                "partialFingerprints": _fingerprints(entry.fingerprint, seen[entry.fingerprint]),
                **({} if entry.since is None else {"baselineState": _STATES[entry.since]}),
                **({"suppressions": suppressions(entry, language)} if suppressing else {}),
                "properties": _properties(entry, language),
            }


def _fingerprints(fingerprint: str, times: int) -> dict[str, str]:
    """By the record's key, not its row; code scanning tells findings apart by the second."""
    return {"fupinRecordKey/v1": fingerprint, "primaryLocationLineHash": f"{fingerprint}:{times}"}


def _message(entry: Entry, language: Language) -> dict[str, Any]:
    """What is wrong, and on a line of their own place and record, since some viewers show no logical location."""
    where = (sheet_and_spot(entry).in_language(language), collapsed(entry.key_text.in_language(language)))
    lines = (entry.message.in_language(language), " · ".join(filter(None, where)))
    return message("\n".join(filter(None, lines)))


def _properties(entry: Entry, language: Language) -> dict[str, Any]:
    """What SARIF has no place for: the members of the JSON report."""
    repairs = [text.in_language(language) for text in entry.repairs]
    return {
        "kind": entry.kind.value,
        "level": entry.level.value,
        "verdict": None if entry.verdict is None else entry.verdict.value,
        "clause": entry.clause,
        "record": entry.record,
        "county": entry.county,
        "key": None if entry.key is None else dict(entry.key),
        "cells": cells_data(entry.cells),
        **({"repairs": repairs} if repairs else {}),
    }
