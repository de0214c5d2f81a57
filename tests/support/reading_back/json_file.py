"""A JSON report read back."""

from __future__ import annotations

import json
from typing import Any

from support.reading_back import Told, jsonl

LACKS = jsonl.LACKS
written = str


def read_back(data: bytes) -> list[Told]:
    """What the report tells; findings and problems are as in JSON Lines."""
    report: dict[str, Any] = json.loads(data)
    lines = [{**each, "type": name} for name in ("input", "finding", "problem") for each in report[f"{name}s"]]
    return jsonl.told_of(lines)
