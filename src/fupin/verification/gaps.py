"""What a rule's cases and texts leave out: verdicts and boundaries without a case, values that may be missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fupin.model.text import Text
from fupin.model.verdict import Verdict
from fupin.rulebook.book import Rule, placeholders
from fupin.rulebook.parsed import ParsedRule
from fupin.verification.boundaries import Boundary
from fupin.verification.known_values import known_where


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a rule should have and has not.

    Attributes:
        rule: the rule's id; empty where the rule book itself falls short.
        path: the file that it stands in.
        line: the line, from 1, of what falls short.
        text: what is missing, behind place and rule.
    """

    rule: str
    path: Path
    line: int
    text: Text


def verdict_gaps(rule: Rule) -> Iterator[Gap]:
    """The verdicts that no case of a rule expects, and reasons for leaving out what is there.

    A rule has cases that pass, fail and are unknown, and one to which it doesn't apply if it has a
    `when`; `cases_left_out` may say why there is none.
    """
    wanted = [Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN, *([Verdict.NOT_APPLICABLE] if rule.when else [])]
    expected = {case.expect for case in rule.cases}
    for verdict in wanted:
        if verdict not in expected and verdict not in rule.cases_left_out:
            yield gap_of(rule, "cases", f"没有判为 {verdict} 的例子", f"no case is {verdict}")
    for verdict in Verdict:
        if verdict in expected and verdict in rule.cases_left_out:
            yield gap_of(
                rule,
                "cases_left_out",
                f"说明了没有 {verdict} 的例子，其实有",
                f"says why no case is {verdict}, but one is",
            )


def boundary_gaps(rule: Rule, boundaries: Sequence[Boundary], verdicts: Sequence[Sequence[Verdict]]) -> Iterator[Gap]:
    """The sides of limits at which no case stands.

    Args:
        rule: the rule.
        boundaries: its boundaries.
        verdicts: for each of its cases, whether it stands there: a verdict a boundary, in order.
    """
    for number, boundary in enumerate(boundaries):
        left_out = any(limit in rule.cases_left_out for limit in boundary.limits)
        if left_out or any(case[number] is Verdict.PASS for case in verdicts):
            continue
        names, side = ", ".join(boundary.limits), boundary.side.text
        yield gap_of(rule, "cases", f"没有{side.zh} {names} 的例子", f"no case is {side.en} {names}")


def text_gaps(rule: ParsedRule) -> Iterator[Gap]:
    """The values that a rule's message shows and that a failing record may not have."""
    known = known_where(rule.require, outcome=False)
    if rule.when is not None:
        known |= known_where(rule.when, outcome=True)
    shown = placeholders(rule.rule.message.zh) | placeholders(rule.rule.message.en)
    for name in sorted(shown - known - set(rule.rule.limits)):
        yield gap_of(
            rule.rule,
            "message",
            f"不符合的记录也可能没有 {name} 的值，信息里不能用",
            f"a failing record may have no value of {name}, so the message can't show it",
        )


def gap_of(rule: Rule, key: str, zh: str, en: str) -> Gap:
    """Something that falls short at a key of a rule."""
    path, line = rule.source.path, rule.source.line_of(key)
    where = f"{path}:{line}: {rule.id}.{key}"
    return Gap(rule.id, path, line, Text(f"{where}：{zh}", f"{where}: {en}"))
