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
from fupin.model.problems import Problem, ProblemCode
from fupin.model.text import Text
from fupin.model.verdict import Verdict
from fupin.model.waiver import Waiver
from fupin.result import SubmissionResult, VerdictCount
from fupin.rulebook.book import RuleBook
from fupin.waivers.reading import WaiverFile
from fupin.waivers.records import FoundRecord, Records
from fupin.waivers.resolving import in_play, resolved
from fupin.waivers.standing import standing
from fupin.waivers.telling import waiver_problem

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
    pairs = [(waiver, key_digest(waiver.record, list(waiver.key.values()))) for waiver in held.in_force]
    named = frozenset(waiver.rule for waiver in held.in_force)
    records = Records(submissions, frozenset(digest for _, digest in pairs), named)
    lifted: dict[int, Lifted] = {}
    problems = [*known.problems, *held.problems]
    for waiver, digest in pairs:
        fitting = [found for found in records.of(digest) if waiver.county in (None, found.county)]
        useless = _why_useless(waiver, fitting, records.of(digest), records)
        if useless is not None:
            problems.append(useless)
            continue
        finding = records.finding(waiver, fitting[0])
        if finding is not None:
            first = lifted.setdefault(fitting[0].submission, {}).setdefault(finding.fingerprint, waiver)
            problems += [] if first is waiver else [_second(waiver, first)]
    shown = [
        submission if number not in lifted else _waived(submission, lifted[number], show_personal=show_personal)
        for number, submission in enumerate(submissions)
    ]
    return Applied(tuple(shown), tuple(sorted(problems, key=lambda problem: problem.row or 0)))


def _why_useless(
    waiver: Waiver, fitting: Sequence[FoundRecord], all_of_key: Sequence[FoundRecord], records: Records
) -> Problem | None:
    """Why a waiver in force lifts nothing; None where it does."""
    if not fitting:
        return waiver_problem(ProblemCode.WAIVER_UNUSED, waiver, _absent(waiver, all_of_key))
    if len(fitting) > 1:
        return waiver_problem(ProblemCode.WAIVER_TOO_BROAD, waiver, _several(fitting))
    if records.unknown(waiver, fitting[0]):
        what = Text(
            f"没有用到：规则 {waiver.rule} 对这条记录无法判断，缺的数据不能豁免；先补齐数据",
            f"not used: rule {waiver.rule} can't be judged for this record, and what is missing can't be waived;"
            " complete the data first",
        )
        return waiver_problem(ProblemCode.WAIVER_UNUSED, waiver, what)
    if records.finding(waiver, fitting[0]) is None:
        what = Text(
            f"没有用到：这条记录现在没有违反规则 {waiver.rule}；删去这一项",
            f"not used: the record doesn't fail rule {waiver.rule} now; remove the entry",
        )
        return waiver_problem(ProblemCode.WAIVER_UNUSED, waiver, what)
    return None


def _absent(waiver: Waiver, all_of_key: Sequence[FoundRecord]) -> Text:
    counties = _counties(all_of_key)
    if counties:
        zh, en = _some(counties)
        return Text(
            f"没有用到：{waiver.county} 没有这条记录，{zh} 有；核对 county",
            f"not used: {waiver.county} has no such record, {en} has; check county",
        )
    if all_of_key:
        return Text(
            f"没有用到：有这条记录的文件没有写明县名，不知是不是 {waiver.county} 的；删去 county，或在表中补上县名",
            f"not used: the file with this record names no county, so whether it is {waiver.county}'s can't be told;"
            " leave out county, or name the county in the sheet",
        )
    return Text(
        "没有用到：所检查的文件里没有这条记录；核对 key，或删去这一项",
        "not used: no such record is in what was checked; check key, or remove the entry",
    )


def _several(fitting: Sequence[FoundRecord]) -> Text:
    counties = _counties(fitting)
    if len(counties) > 1:
        zh, en = _some(counties)
        return Text(
            f"对上了 {len(fitting)} 条记录（{zh}），一条也没有豁免；用 county 写明是哪个县的",
            f"fits {len(fitting)} records ({en}), and none was waived; name the county with county",
        )
    places = ["!".join(filter(None, (found.keys.path, found.keys.sheet))) for found in fitting]
    zh, en = _some(places)
    return Text(
        f"对上了 {len(fitting)} 条编号相同的记录（{zh}），一条也没有豁免；先更正重复的编号",
        f"fits {len(fitting)} records of one key ({en}), and none was waived; correct the repeated key first",
    )


def _counties(records: Sequence[FoundRecord]) -> list[str]:
    return list(dict.fromkeys(found.county for found in records if found.county))


_MOST = 5
"""Counties or places that a message names."""


def _some(names: Sequence[str]) -> Text:
    """The first few of some names, each once."""
    distinct = list(dict.fromkeys(names))
    shown, more = distinct[:_MOST], len(distinct) > _MOST
    return Text("、".join(shown) + (" 等" if more else ""), ", ".join(shown) + (" and others" if more else ""))


def _second(waiver: Waiver, first: Waiver) -> Problem:
    what = Text(
        f"第 {first.line} 行的一项豁免了同一条记录的同一条规则；删去其中一项",
        f"line {first.line} waives the same rule for the same record; remove one of the two",
    )
    return waiver_problem(ProblemCode.WAIVER_UNUSED, waiver, what)


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
