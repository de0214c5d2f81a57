"""Verification: a rule book held against its own cases, by the engine that judges submissions.

What does not hold is data; who calls prints it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fupin.model.text import Text
from fupin.model.verdict import Verdict
from fupin.rulebook.book import RuleBook
from fupin.rulebook.parsed import parse_rules
from fupin.rulebook.policy_shapes import TargetShape
from fupin.verification.boundaries import boundaries
from fupin.verification.gaps import Gap, boundary_gaps, text_gaps, verdict_gaps
from fupin.verification.trials import Trial, judged, trials_of
from fupin.verification.unused import case_gaps, field_gaps

__all__ = ["CaseFailure", "Gap", "Verification", "verify", "verify_book"]


@dataclass(frozen=True, slots=True)
class CaseFailure:
    """A case that the engine judges otherwise than the rule book says.

    Attributes:
        rule: the rule's id.
        case: the case's number in its rule, from 1.
        note: what the rule book says of the case; may be empty.
        expected: the verdict that the rule book expects.
        got: the engine's verdict.
        path: the file that the case stands in; None for a case made by a program.
        line: its line there, from 1; of the rule where the case has none.
    """

    rule: str
    case: int
    note: Text
    expected: Verdict
    got: Verdict
    path: Path | None
    line: int

    @property
    def text(self) -> Text:
        """The failure in words, behind its place."""
        where = f"{self.path}:{self.line}: {self.rule}"
        note = Text(f"（{self.note.zh}）", f" ({self.note.en})") if self.note.zh else self.note
        return Text(
            f"{where}：第 {self.case} 个例子{note.zh}应判 {self.expected}，实判 {self.got}",
            f"{where}: case {self.case}{note.en} expects {self.expected}, got {self.got}",
        )


@dataclass(frozen=True, slots=True)
class Verification:
    """What a rule book's cases show.

    Attributes:
        cases: how many cases were judged.
        failures: the cases judged otherwise than expected, in the order of the rule book.
        gaps: what the cases and texts leave out, rule by rule.
    """

    cases: int
    failures: tuple[CaseFailure, ...]
    gaps: tuple[Gap, ...]


def verify_book(book: RuleBook) -> tuple[CaseFailure, ...]:
    """Judges all cases of a rule book; gives those whose verdict is not the one expected.

    Raises:
        RuleBookFaultsError: an expression isn't in the language or doesn't fit the records.
    """
    rules = parse_rules(book.rules)
    trials = trials_of(rules)
    verdicts = judged(trials, {rule.rule.id: [rule] for rule in rules})
    return _failures(trials, [asked[0] for asked in verdicts])


def verify(book: RuleBook, targets: Iterable[TargetShape] = ()) -> Verification:
    """Judges all cases of a rule book, and says what its cases and texts leave out and what nothing uses.

    Each rule should have a case for every verdict that it can have, and at every limit that it
    compares with a case exactly at the figure, one just below and one just above it; and its message
    should show no value that a failing record may be without. No case repeats another, and where the
    rule book has `unread_fields`, every field is read or has a reason there.

    Args:
        book: the rule book.
        targets: the targets whose proofs read fields too.

    Raises:
        RuleBookFaultsError: an expression isn't in the language or doesn't fit the records.
    """
    rules = parse_rules(book.rules)
    sides = {rule.rule.id: boundaries(rule) for rule in rules}
    trials = trials_of(rules)
    verdicts = judged(trials, {rule.rule.id: [rule, *(side.asked for side in sides[rule.rule.id])] for rule in rules})
    at_sides: dict[str, list[tuple[Verdict, ...]]] = defaultdict(list)
    for trial, asked in zip(trials, verdicts, strict=True):
        at_sides[trial.rule.rule.id].append(asked[1:])
    gaps: list[Gap] = []
    for rule in rules:
        gaps += verdict_gaps(rule.rule)
        gaps += boundary_gaps(rule.rule, sides[rule.rule.id], at_sides[rule.rule.id])
        gaps += text_gaps(rule)
        gaps += case_gaps(rule.rule)
    gaps += field_gaps(book, rules, targets)
    return Verification(len(trials), _failures(trials, [asked[0] for asked in verdicts]), tuple(gaps))


def _failures(trials: tuple[Trial, ...], verdicts: list[Verdict]) -> tuple[CaseFailure, ...]:
    return tuple(
        _failure(trial, got) for trial, got in zip(trials, verdicts, strict=True) if got is not trial.case.expect
    )


def _failure(trial: Trial, got: Verdict) -> CaseFailure:
    case = trial.case
    source = case.source or trial.rule.rule.source
    path = source.path
    return CaseFailure(trial.rule.rule.id, trial.number, case.note, case.expect, got, path, source.line)
