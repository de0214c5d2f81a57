"""How findings stand to waivers and baseline, and what the report was made from, as the page's data."""

from __future__ import annotations

from typing import Any

from fupin.model.since import Since
from fupin.model.text import Text
from fupin.model.waiver import Waiver
from fupin.report.page.texts import Texts
from fupin.report.receipt_words import INPUT, receipt_facts
from fupin.report.standing_words import baseline_name, waiver_text
from fupin.result import CheckResult


def waiver_data(waiver: Waiver | None, texts: Texts) -> list[int] | None:
    """A waiver in a sentence, the days from and to which it holds, and where it is written down; None for none."""
    if waiver is None:
        return None
    days = f"{waiver.granted_on} – {waiver.expires_on}"
    place = Text(f"{waiver.path} 第 {waiver.line} 行", f"{waiver.path} line {waiver.line}")
    named = (waiver.document, waiver.authority, waiver.reason, days)
    return [texts.add(waiver_text(waiver)), *(texts.add(each) for each in named), texts.add(place)]


def baseline_data(result: CheckResult, texts: Texts) -> dict[str, Any] | None:
    """How the result stands to its baseline: its name, and how many stand how; what is gone is no mended one."""
    baseline = result.baseline
    if baseline is None:
        return None
    return {
        "name": texts.add(baseline_name(baseline)),
        "counts": {
            **{since.value: baseline.count(since) for since in Since},
            Since.MENDED.value: baseline.mended - baseline.gone,
            "gone": baseline.gone,
        },
    }


def receipt_data(result: CheckResult, texts: Texts) -> list[list[int]]:
    """What the report was made from but for the inputs, whose hashes stand with them: what, which one, value."""
    facts = (fact for fact in receipt_facts(result) if fact.name is not INPUT)
    return [[texts.add(fact.name), texts.add(fact.of), texts.add(fact.value)] for fact in facts]
