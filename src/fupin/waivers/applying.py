"""Waivers applied to what was found: a fail that one lifts is waived, and a waiver that lifts nothing is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from fupin.model.finding import Finding
from fupin.model.fingerprints import key_digest
from fupin.model.personal import without_numbers
from fupin.model.problems import Problem
from fupin.model.verdict import Verdict
from fupin.model.waiver import Waiver
from fupin.result import SubmissionResult, VerdictCount
from fupin.rulebook.book import RuleBook
from fupin.waivers.reading import WaiverFile
from fupin.waivers.records import Records
from fupin.waivers.resolving import in_play, resolved
from fupin.waivers.standing import standing
from fupin.waivers.useless import of_no_use, second_of_two

Lifted: TypeAlias = dict[str, Waiver]
"""Of one submission, the waivers that lift a fail, by the fingerprint of this."""


@dataclass(frozen=True)
class Applied:
    """The submissions with their waived findings, and what is wrong with waivers, by line."""

    submissions: tuple[SubmissionResult, ...]
    problems: tuple[Problem, ...]


def with_waivers(
    submissions: Sequence[SubmissionResult],
    file: WaiverFile,
    book: RuleBook,
    rules: Collection[str],
    as_of: date,
    *,
    show_personal: bool,
) -> Applied:
    """Applies waivers to what was found.

    A waiver lifts the fail of its rule for the one record that has its key, in all submissions, on its
    days. What can't be judged stays unknown. The problems are not masked.

    Args:
        submissions: what was found in each submission, nothing waived yet.
        file: the waivers.
        book: the rule book.
        rules: the ids of the rules that were applied.
        as_of: the date that the check speaks of.
        show_personal: leave personal numbers in the waivers of findings unmasked.
    """
    entries = tuple(in_play(file, book, frozenset(rules)))
    known = resolved(replace(file, entries=entries), book)
    held = standing(known.waivers, as_of)
    lifted, useless = _lifted(submissions, held.in_force)
    shown = [
        submission if number not in lifted else _waived(submission, lifted[number], show_personal=show_personal)
        for number, submission in enumerate(submissions)
    ]
    problems = [*known.problems, *held.problems, *useless]
    return Applied(tuple(shown), tuple(sorted(problems, key=lambda problem: problem.row or 0)))


def _lifted(
    submissions: Sequence[SubmissionResult], waivers: Sequence[Waiver]
) -> tuple[dict[int, Lifted], list[Problem]]:
    """What waivers in force lift, by the number of the submission, and what is wrong with those that lift nothing."""
    digests = [key_digest(waiver.record, list(waiver.key.values())) for waiver in waivers]
    records = Records(submissions, frozenset(digests), frozenset(waiver.rule for waiver in waivers))
    lifted: dict[int, Lifted] = {}
    problems: list[Problem] = []
    for waiver, digest in zip(waivers, digests, strict=True):
        of_key = records.of(digest)
        fitting = [found for found in of_key if found.is_of(waiver.county)]
        finding = records.finding(waiver, fitting[0]) if len(fitting) == 1 else None
        if finding is None or finding.verdict is not Verdict.FAIL:
            problems.append(of_no_use(waiver, fitting, of_key, records))
            continue
        first = lifted.setdefault(fitting[0].submission, {}).setdefault(finding.fingerprint, waiver)
        problems += [] if first is waiver else [second_of_two(waiver, first)]
    return lifted, problems


def _waived(submission: SubmissionResult, lifted: Lifted, *, show_personal: bool) -> SubmissionResult:
    """A submission in which waivers lift fails, and the counts say so."""
    findings: list[Finding] = []
    counts: Counter[str] = Counter()
    for finding in submission.findings:
        waiver = lifted.get(finding.fingerprint)
        if waiver is None:
            findings.append(finding)
            continue
        shown = waiver if show_personal else without_numbers(waiver)
        findings.append(replace(finding, verdict=Verdict.WAIVED, waiver=shown, repair=None))
        counts[finding.rule] += 1
    verdicts = tuple(_moved(count, counts[count.rule]) for count in submission.verdicts)
    return replace(submission, findings=tuple(findings), verdicts=verdicts)


def _moved(count: VerdictCount, waived: int) -> VerdictCount:
    return replace(count, fail=count.fail - waived, waived=count.waived + waived) if waived else count
