"""The page read back from the data that its script shows; the tests of the page prove that it shows them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

from fupin.model.text import visible
from support.reading_back import Told

LACKS: frozenset[str] = frozenset()
written = visible
_FINDINGS = {"fail", "unknown", "waived"}
_NAMES = {"reading": "problem"}
"""What entries are where the page has a word of its own for them."""


class _Data(HTMLParser):
    """What stands in the element with the data."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = ("id", "data") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text += data


def read_back(data: bytes) -> list[Told]:
    """What the page tells in the language that it opens in."""
    parser = _Data()
    parser.feed(data.decode("utf-8"))
    page: dict[str, Any] = json.loads(parser.text)
    column = ["zh", "en"].index(page["language"])
    texts = [text if isinstance(text, str) else text[column] for text in page["texts"]]
    return [_told(dict(zip(page["entry_fields"], row, strict=True)), texts) for row in page["entries"]]


def _told(entry: Mapping[str, Any], texts: Sequence[str]) -> Told:
    finding = entry["kind"] in _FINDINGS
    return Told(
        kind="finding" if finding else _NAMES.get(entry["kind"], entry["kind"]),
        rule=entry["rule"],
        level=entry["level"],
        verdict=entry["kind"] if finding else None,
        path=texts[entry["path"]],
        sheet=None if entry["sheet"] is None else texts[entry["sheet"]],
        row=entry["row"],
        cell=None if entry["cell"] is None else texts[entry["cell"]],
        key_text=texts[entry["key"]],
        message=texts[entry["message"]],
        fingerprint=entry["fingerprint"],
        since=entry["since"],
        waiver=() if entry["waiver"] is None else _waiver([texts[number] for number in entry["waiver"]]),
    )


def _waiver(told: Sequence[str]) -> tuple[str, ...]:
    """Document, authority, last day and reason."""
    _, document, authority, reason, days, _ = told
    return document, authority, days.rpartition(" – ")[2], reason
