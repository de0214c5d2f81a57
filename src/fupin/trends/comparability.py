"""What the reports of the quarters were made with, as far as it differs: figures are then not comparable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from fupin.past_reports.shapes import PastReport
from fupin.trends.quarters import Quarter
from fupin.trends.reports import Named

_NO_MATTER = frozenset({"as_of", "show_personal", "repair", "margins", "limit"})
"""Options that are another each quarter, or that change no figure."""
_DIGEST = re.compile("[0-9a-f]{64}")
_SHORT = 12
"""Signs of a hash that are told; they tell any two files apart."""


@dataclass(frozen=True)
class Variation:
    """Something that the reports were not all made with alike.

    Attributes:
        what: `rulebook` (id and version), `content` (the hash of a rule book of the same name), `program`, `rules`
            (those applied), or an option with its dashes.
        values: each value with the quarters of the reports that have it; of `rules` each rule that was not always
            applied, with the quarters in which it was.
    """

    what: str
    values: tuple[tuple[str, tuple[Quarter, ...]], ...]


def variations(reports: Sequence[Named[PastReport]]) -> tuple[Variation, ...]:
    """All that differs between reports."""
    found = [
        *_varying("rulebook", reports, lambda report: f"{report.rulebook.id} {report.rulebook.version}"),
        *_varying("content", reports, lambda report: report.rulebook.sha256[:_SHORT]),
        *_varying("program", reports, lambda report: report.tool.version),
        *_rules(reports),
    ]
    if any(each.what == "rulebook" for each in found):
        found = [each for each in found if each.what != "content"]
    with_options = [each for each in reports if each.report.options is not None]
    names = {name for each in with_options for name in each.report.options or ()} - _NO_MATTER
    for name in sorted(names):
        found += _varying("--" + name.replace("_", "-"), with_options, partial(_option, name))
    return tuple(found)


def _varying(
    what: str, reports: Iterable[Named[PastReport]], value_of: Callable[[PastReport], str]
) -> list[Variation]:
    at: dict[str, list[Quarter]] = {}
    for each in reports:
        at.setdefault(value_of(each.report), []).append(each.quarter)
    if len(at) < 2:
        return []
    return [Variation(what, tuple((value, tuple(sorted(set(quarters)))) for value, quarters in at.items()))]


def _rules(reports: Sequence[Named[PastReport]]) -> list[Variation]:
    """The rules that were applied in some of the quarters only."""
    at: dict[str, set[Quarter]] = {}
    for each in reports:
        for count in each.report.verdicts:
            at.setdefault(count.rule, set()).add(each.quarter)
    quarters = {each.quarter for each in reports}
    some = tuple((rule, tuple(sorted(own))) for rule, own in at.items() if own != quarters)
    return [Variation("rules", some)] if some else []


def _option(name: str, report: PastReport) -> str:
    value = (report.options or {}).get(name)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if value is None or value is False:
        return ""
    text = "true" if value is True else str(value)
    return text[:_SHORT] if _DIGEST.fullmatch(text) else text
