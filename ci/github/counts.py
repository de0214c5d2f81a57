"""Prints the figures of a JSON report, a line `NAME=FIGURE` each, as a step of a workflow gives its outputs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

NAMES = {
    "records": "records",
    "error": "errors",
    "warning": "warnings",
    "note": "notes",
    "unknown": "unknown",
    "waived": "waived",
    "problems": "problems",
}
"""Names of outputs by members of the report's summary."""


def main(path: Path) -> None:
    """Prints the figures of the report at a path."""
    report = json.loads(path.read_text(encoding="utf-8"))
    for member, name in NAMES.items():
        print(f"{name}={report['summary'].get(member, 0):d}")
    print(f"unreadable={sum(entry['status'] == 'unreadable' for entry in report['inputs']):d}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
