"""A JSON Lines report read back."""

from __future__ import annotations

import json
from typing import Any

from support.reading_back import Told

LACKS = frozenset({"key_text", "fingerprint"})
"""Keys are data, not words; problems have no fingerprint."""
written = str
WAIVER = ("document", "authority", "expires_on", "reason")


def read_back(data: bytes) -> list[Told]:
    """What the report tells; its lines name what they are."""
    lines: list[dict[str, Any]] = [json.loads(line) for line in data.decode("utf-8").split("\n")[:-1]]
    if lines[0]["type"] != "head" or lines[-1]["type"] != "summary":
        raise ValueError("the report was cut off")
    return told_of(lines)


def told_of(lines: list[dict[str, Any]]) -> list[Told]:
    """What lines tell that name what they are."""
    inputs = [line for line in lines if line["type"] == "input" and line["status"] == "unreadable"]
    told = [Told("input", "INPUT", "error", path=line["path"], message=line["reason"]) for line in inputs]
    return told + [_told(line) for line in lines if line["type"] in {"finding", "problem"}]


def _told(line: dict[str, Any]) -> Told:
    finding = line["type"] == "finding"
    cells = [cell["cell"] for cell in line["cells"] if cell["cell"]] if finding else [line["cell"]]
    return Told(
        kind=line["type"],
        rule=line["rule" if finding else "code"],
        level=line["level"],
        verdict=line.get("verdict"),
        path=line["path"],
        sheet=line["sheet"],
        row=line["row"],
        cell=next(iter(cells), None),
        message=line["message"],
        since=line.get("since"),
        waiver=tuple(line["waiver"][name] for name in WAIVER) if "waiver" in line else (),
    )
