"""A GitLab Code Quality report in English read back."""

from __future__ import annotations

import json
from typing import Any

from fupin.report.entry_words import collapsed
from fupin.report.gitlab_report import SEPARATOR
from support.reading_back import Told

LACKS = frozenset({"level", "sheet", "row", "cell", "key_text"})
"""The severity of an unknown isn't its rule's; place and key stand in the description's words."""
written = collapsed


def read_back(data: bytes) -> list[Told]:
    """What the report tells, a fingerprint without the number that tells it from its like."""
    return [_told(each) for each in json.loads(data)]


def _told(issue: dict[str, Any]) -> Told:
    rule = issue["check_name"]
    kind = "input" if rule == "INPUT" else "problem" if rule.startswith("DATA") else "finding"
    verdict = "unknown" if issue["severity"] == "info" else "fail"
    return Told(
        kind=kind,
        rule=rule,
        verdict=verdict if kind == "finding" else None,
        path=collapsed(issue["location"]["path"]),
        message=issue["description"].split(SEPARATOR)[0],
        fingerprint=issue["fingerprint"].split("-")[0],
    )
