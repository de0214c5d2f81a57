"""Fails where branch coverage of the rooms that decide verdicts, by their own tests, is under the floor.

Run with coverage's JSON report: `python tests/coverage_floor.py coverage.json`.
"""

import json
import sys
from pathlib import Path

FLOOR = 95.0
ROOMS = ("evaluation", "rulebook", "reading", "strict_yaml", "waivers")


def room_coverage(report: dict[str, dict[str, dict[str, dict[str, int]]]], room: str) -> float:
    """Lines and branches covered of a room, in percent.

    The guard of the reading room works in child processes, which this report does not see.
    """
    files = {path.replace("\\", "/"): entry for path, entry in report["files"].items()}
    summaries = [
        entry["summary"] for path, entry in files.items() if f"/fupin/{room}/" in path and "/guard/" not in path
    ]
    covered = sum(summary["covered_lines"] + summary["covered_branches"] for summary in summaries)
    total = sum(summary["num_statements"] + summary["num_branches"] for summary in summaries)
    return 100.0 * covered / total if total else 0.0


def main() -> int:
    """Prints the coverage of each room; the exit status says whether all reach the floor."""
    report = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    figures = {room: room_coverage(report, room) for room in ROOMS}
    for room, figure in figures.items():
        print(f"{room}: {figure:.1f} % of lines and branches (floor {FLOOR:.0f} %)")
    return int(any(figure < FLOOR for figure in figures.values()))


if __name__ == "__main__":
    sys.exit(main())
