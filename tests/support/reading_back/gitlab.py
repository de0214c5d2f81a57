"""A GitLab Code Quality report in English read back."""

from __future__ import annotations

import json
from typing import Any

from fupin.report.entry_words import collapsed
from fupin.report.gitlab_report import SEPARATOR, WAIVED
from support.reading_back import Told
from support.reading_back.words import since_of, waiver_of

LACKS = frozenset({"level", "sheet", "row", "cell", "key_text"})
"""The severity of an unknown isn't its rule's; place and key stand in the description's words."""
written = collapsed


def read_back(data: bytes) -> list[Told]:
    """What the report tells, a fingerprint without the number that tells it from its like."""
    return [_told(each) for each in json.loads(data)]


def _told(issue: dict[str, Any]) -> Told:
    rule = issue["check_name"]
    kind = "input" if rule == "INPUT" else "problem" if rule.startswith("DATA") else "finding"
    message, *others = issue["description"].split(SEPARATOR)
    waived = message.startswith(WAIVED.en) and others[-1].startswith("reason ")
    verdict = "waived" if waived else "unknown" if issue["severity"] == "info" else "fail"
    waiver = waiver_of(others[-4:]) if waived else ()
    before = others[: len(others) - len(waiver)]
    return Told(
        kind=kind,
        rule=rule,
        verdict=verdict if kind == "finding" else None,
        path=collapsed(issue["location"]["path"]),
        message=message.removeprefix(WAIVED.en) if waived else message,
        fingerprint=issue["fingerprint"].split("-")[0],
        since=since_of(before[-1]) if before else None,
        waiver=waiver,
    )
