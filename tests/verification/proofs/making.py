"""Rules of one record kind, shortly written, for questions to the solver."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fupin.model.text import Text
from fupin.rulebook.book import NeverWith
from fupin.rulebook.limits import Limit
from fupin.rulebook.parsed import ParsedRule
from support.rules import make_rule


def rules_of(
    *texts: str | tuple[str, str], record: str = "loan", limits: Mapping[str, Limit] | None = None
) -> list[ParsedRule]:
    """Rules R01, R02 ...: each its requirement, or its `when` and its requirement."""
    rules = []
    for number, text in enumerate(texts, start=1):
        when, require = text if isinstance(text, tuple) else (None, text)
        used = {name: limit for name, limit in (limits or {}).items() if name in f"{when} {require}"}
        rules.append(make_rule(require, when, record, used, f"RR{number:02}"))
    return rules


def implied(rule: ParsedRule, *ids: str) -> ParsedRule:
    """A rule that says which others imply it."""
    return replace(rule, rule=replace(rule.rule, implied_by=ids))


def never_with(rule: ParsedRule, *ids: str) -> ParsedRule:
    """A rule that says which others can't be passed together with it."""
    reason = Text("有意如此", "meant so")
    return replace(rule, rule=replace(rule.rule, never_with=(NeverWith(ids, reason),)))
