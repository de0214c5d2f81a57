"""A SARIF report read back."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote_to_bytes

from fupin.model.text import visible
from support.reading_back import Told
from support.reading_back.jsonl import WAIVER

LACKS: frozenset[str] = frozenset()
written = visible
_SINCE = {"new": "new", "updated": "worsened", "unchanged": "kept", None: None}


def read_back(data: bytes) -> list[Told]:
    """What the report tells: its notifications, then its results, names made visible as texts are."""
    (run,) = json.loads(data)["runs"]
    driver = run["tool"]["driver"]
    (invocation,) = run["invocations"]
    told = [_told(each, driver["notifications"]) for each in invocation["toolExecutionNotifications"]]
    return told + [_told(each, driver["rules"]) for each in run["results"]]


def _told(result: dict[str, Any], rules: list[dict[str, Any]]) -> Told:
    finding = result["properties"]["kind"] == "finding"
    rule = result["descriptor"] if "descriptor" in result else {"id": result["ruleId"], "index": result["ruleIndex"]}
    if rules[rule["index"]]["id"] != rule["id"]:
        raise ValueError(f"{rule} is another rule")
    (location,) = result["locations"]
    (logical,) = location.get("logicalLocations", [{"fullyQualifiedName": None, "kind": None}])
    text = plain(result["message"]["text"])
    suppressions = result.get("suppressions", [])
    fingerprints = result.get("partialFingerprints", {"fupinRecordKey/v1": result["properties"].get("fingerprint")})
    return Told(
        kind=result["properties"]["kind"],
        rule=rule["id"],
        level=result["properties"]["level"] if result["level"] == "none" else result["level"],
        verdict=_verdict(result) if finding else None,
        path=visible(path_of(location["physicalLocation"]["artifactLocation"])),
        sheet=_sheet(logical),
        row=location["physicalLocation"].get("region", {"startLine": None})["startLine"],
        cell=logical["fullyQualifiedName"].rpartition("!")[2] if logical["kind"] == "cell" else None,
        key_text=plain(location.get("message", {"text": ""})["text"]),
        message=text.rpartition("\n")[0] if "logicalLocations" in location else text,
        fingerprint=fingerprints["fupinRecordKey/v1"],
        since=_SINCE[result.get("baselineState")],
        waiver=tuple(visible(each["properties"][name]) for each in suppressions for name in WAIVER),
    )


def _verdict(result: dict[str, Any]) -> str:
    if result.get("suppressions"):
        return "waived"
    return {"fail": "fail", "open": "unknown"}[result["kind"]]


def path_of(artifact: dict[str, str]) -> str:
    """The path of a relative or absolute file."""
    uri = artifact["uri"] if "uriBaseId" in artifact else artifact["uri"].removeprefix("file://")
    return unquote_to_bytes(uri).decode("utf-8", "surrogateescape")


def plain(text: str) -> str:
    """A text as a viewer shows it."""
    if re.search(r"(?<!\\)(?:\\\\)*\]\(|(?<!\{)(?:\{\{)*\{(?!\{)", text):
        raise ValueError(f"live in a viewer: {text!r}")
    unlinked = re.sub(r"(\\+)\](?=\()", lambda found: "\\" * (len(found[1]) // 2) + "]", text)
    return unlinked.replace("{{", "{").replace("}}", "}")


def _sheet(logical: dict[str, str]) -> str | None:
    if logical["kind"] == "sheet":
        return visible(logical["fullyQualifiedName"])
    sheet, mark, _ = (logical["fullyQualifiedName"] or "").rpartition("!")
    return visible(sheet) if mark else None
