"""Everything that the page shows, as one JSON text that can stand inside a script element."""

from __future__ import annotations

import json
from typing import Any

from fupin.model.text import Language
from fupin.report.content import Content
from fupin.report.json_report.counts import summary_data
from fupin.report.page.county_data import county_data
from fupin.report.page.entry_data import ENTRY_FIELDS, entry_data
from fupin.report.page.progress_data import ProgressData
from fupin.report.page.reading_data import ReadingData
from fupin.report.page.rule_data import (
    clauses_in_order,
    departments_in_order,
    margin_data,
    record_data,
    rule_data,
    verdict_data,
)
from fupin.report.page.standing_data import baseline_data, receipt_data
from fupin.report.page.texts import Texts
from fupin.report.page.words import WORDS, page_title
from fupin.version import __version__

_INERT = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def page_data(content: Content, language: Language) -> dict[str, Any]:
    """The data of the page; its texts, numbered from 0, are in `texts`.

    Args:
        content: what the report is made from.
        language: the language that the page opens in.
    """
    result, texts = content.result, Texts()
    reading = ReadingData(texts)
    data = {
        "language": language.value,
        "titles": list(page_title(result)),
        "program": f"fupin {__version__}",
        "book": {
            "id": texts.add(f"{result.book.id} {result.book.version}"),
            "title": texts.add(result.book.title),
            "sha256": result.book.sha256,
            "rules": len(result.rules),
        },
        "as_of": result.as_of.isoformat(),
        "summary": {
            **summary_data(result.summary),
            "unreadable": sum(not report.readable for report in result.inputs),
        },
        "records": record_data(result, texts),
        "rules": rule_data(result, content.departments, texts),
        "clauses": clauses_in_order(result),
        "departments": departments_in_order(content.departments, texts),
        "verdicts": verdict_data(result),
        "counties": county_data(result, texts),
        "baseline": baseline_data(result, texts),
        "receipt": receipt_data(result, texts),
        "entry_fields": ENTRY_FIELDS,
        "entries": entry_data(result, texts),
        "margins": margin_data(result, texts),
        "progress": None if content.progress is None else ProgressData(content.progress, texts).data(),
        "inputs": reading.inputs(result),
        "column_lists": reading.column_lists(),
        "words": {key: list(text) for key, text in WORDS.items()},
    }
    return {**data, "texts": texts.table()}


def as_inert_json(data: dict[str, Any]) -> str:
    """The data as JSON in which no sign can end the element it stands in, or a line of a script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode("utf-8").translate(_INERT)
