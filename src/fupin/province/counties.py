"""What was found, by county."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from fupin.model.fingerprints import problem_fingerprint
from fupin.model.problems import Problem, ProblemCode
from fupin.province.comparing import SubmissionProblem, compared
from fupin.province.roster import Roster
from fupin.province.whose import Owner, named_otherwise, not_on_roster, not_submitted, owners_of
from fupin.reading.sources import Source
from fupin.result import CountyResult, SubmissionResult, summary_of, summed


@dataclass(frozen=True)
class Province:
    """What only shows when all submissions are there.

    Attributes:
        counties: what was found in each county, in order; empty where no more than one is told of, and no roster.
        problems: what is said besides, in order: counties that did not submit, then by submission.
    """

    counties: tuple[CountyResult, ...]
    problems: tuple[Problem, ...]


def province_of(
    submissions: Sequence[SubmissionResult], sources: Sequence[Source], roster: Roster | None, order: Sequence[str]
) -> Province:
    """The counties of some submissions, and what shows when these are compared.

    Args:
        submissions: what was found in each.
        sources: what each was read from, in the same order; empty where that has no path.
        roster: the counties that hand in; None where no roster is given.
        order: the ids of the rules in the order of the rule book.
    """
    owners = owners_of(submissions, sources, roster)
    missing = () if roster is None else tuple(not_submitted(owners, roster))
    found = [*_of_owners(submissions, owners, roster), *compared(submissions, owners)]
    found.sort(key=lambda each: each[0])
    parties = _parties(owners, roster)
    numbers, problems = _numbers_by_party(owners, roster), _problems_by_party(owners, roster, missing, found)
    several = len({owner.county for owner in owners if owner is not None and owner.told}) > 1
    counties = (
        tuple(_county(each, [submissions[at] for at in numbers[each]], problems[each], order) for each in parties)
        if roster is not None or several
        else ()
    )
    return Province(counties, tuple(map(_known_again, (*missing, *(problem for _, problem in found)))))


def _known_again(problem: Problem) -> Problem:
    """A problem with its fingerprint; where another county is named, by what is named."""
    if problem.fingerprint:
        return problem
    named = problem.code is ProblemCode.COUNTY_DIFFERS
    return replace(problem, fingerprint=problem_fingerprint(replace(problem, field=None) if named else problem))


def _of_owners(
    submissions: Sequence[SubmissionResult], owners: Sequence[Owner | None], roster: Roster | None
) -> Iterator[SubmissionProblem]:
    for number, (submission, owner) in enumerate(zip(submissions, owners, strict=True)):
        if owner is not None:
            strays = () if roster is None else not_on_roster(owner, submission)
            yield from ((number, problem) for problem in (*strays, *named_otherwise(owner, submission, roster)))


class _Party(NamedTuple):
    """A county, or what a submission that is no county's of the roster is called: the two may be named alike."""

    name: str
    listed: bool


def _party(owner: Owner, roster: Roster | None) -> _Party:
    return _Party(owner.county, roster is None or owner.listed is not None)


def _parties(owners: Sequence[Owner | None], roster: Roster | None) -> list[_Party]:
    """The counties: the roster's in its order, then those of submissions as they come."""
    listed = () if roster is None else (_Party(county.name, listed=True) for county in roster.counties)
    return list(dict.fromkeys((*listed, *(_party(owner, roster) for owner in owners if owner is not None))))


def _numbers_by_party(owners: Sequence[Owner | None], roster: Roster | None) -> dict[_Party, list[int]]:
    """By county the numbers of its submissions."""
    numbers: dict[_Party, list[int]] = defaultdict(list)
    for number, owner in enumerate(owners):
        if owner is not None:
            numbers[_party(owner, roster)].append(number)
    return numbers


def _problems_by_party(
    owners: Sequence[Owner | None],
    roster: Roster | None,
    missing: Sequence[Problem],
    found: Sequence[SubmissionProblem],
) -> dict[_Party, list[Problem]]:
    """By county what is said of it or of its files besides what each submission tells by itself."""
    problems: dict[_Party, list[Problem]] = defaultdict(list)
    for problem in missing:
        problems[_Party(problem.params["county"], listed=True)].append(problem)
    for number, problem in found:
        owner = owners[number]
        if owner is not None:
            problems[_party(owner, roster)].append(problem)
    return problems


def _county(
    party: _Party, own: Sequence[SubmissionResult], besides: Sequence[Problem], order: Sequence[str]
) -> CountyResult:
    inputs = [report for each in own for report in each.inputs]
    findings = [finding for each in own for finding in each.findings]
    problems = [*(problem for each in own for problem in each.problems), *besides]
    return CountyResult(
        county=party.name,
        paths=tuple(report.path for report in inputs),
        unreadable=sum(not report.readable for report in inputs),
        verdicts=summed([each.verdicts for each in own], order),
        summary=summary_of(sum(each.records for each in own), findings, problems),
        listed=party.listed,
    )
