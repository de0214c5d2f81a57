"""Waivers as SARIF has them: a suppression that was accepted outside the checked files."""

from __future__ import annotations

from typing import Any

from fupin.model.text import Language, visible
from fupin.report.entries import Entry
from fupin.report.json_report.entries import waiver_data
from fupin.report.sarif.places import artifact_location
from fupin.report.standing_words import waiver_text


def suppressions(entry: Entry, language: Language) -> list[dict[str, Any]]:
    """The waiver of an entry, as the only suppression; none of an entry that isn't waived.

    Where one result of a run has suppressions, all need a list of them (section 3.27.23 of the specification).
    """
    waiver = entry.waiver
    if waiver is None:
        return []
    return [
        {
            "kind": "external",
            "status": "accepted",
            "justification": visible(waiver_text(waiver).in_language(language)),
            "location": {
                "physicalLocation": {
                    "artifactLocation": artifact_location(waiver.path),
                    "region": {"startLine": waiver.line},
                }
            },
            "properties": waiver_data(waiver),
        }
    ]
