"""Rules made for a test: an expression or two over a record kind, with limits by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from fupin.model.text import Text
from fupin.model.verdict import Force
from fupin.rulebook.book import Rule, Source
from fupin.rulebook.limits import DatedValue, Limit
from fupin.rulebook.parsed import ParsedRule, parse_rules

_SINCE = date(2018, 8, 28)


def make_limit(name: str, *values: DatedValue | Decimal | date, unit: str = "元") -> Limit:
    """A limit of one or more dated values; a bare figure is in force since 2018-08-28."""
    dated = tuple(v if isinstance(v, DatedValue) else DatedValue(v, _SINCE) for v in values)
    return Limit(name, unit, "5.2-b", "5万元以下", None, dated)


def make_rule(
    require: str,
    when: str | None = None,
    record: str = "loan",
    limits: Mapping[str, Limit] | None = None,
    rule_id: str = "TEST01",
) -> ParsedRule:
    """A parsed rule of the given expressions."""
    text = Text("测试", "test")
    rule = Rule(
        id=rule_id,
        record=record,
        clause="五(二)",
        provisions=(),
        force=Force.MUST,
        when=when,
        require=require,
        limits=dict(limits or {}),
        title=text,
        requirement=text,
        message=text,
        remedy=text,
        cases=(),
        source=Source(Path("test.yaml"), 1),
    )
    return parse_rules([rule])[0]
