"""Whose each submission is, once all have been read; and what is to be said where that isn't plain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from fupin.model.county_names import holds_county, same_county
from fupin.model.personal import without_numbers
from fupin.model.problems import Problem, ProblemCode
from fupin.province.roster import Roster, RosterCounty
from fupin.reading.files import WORKBOOKS
from fupin.reading.sources import Source
from fupin.result import InputReport, NamedCounty, SubmissionResult


@dataclass(frozen=True)
class Owner:
    """Whose a submission is.

    Attributes:
        county: what the county is called; of a submission that nothing tells of, the name of its file or folder.
        told: whether something tells the county: the roster, a folder, the records, or a file's name like a county's.
        listed: the county on the roster; None where it is on none.
        candidates: counties of the roster of which it could be.
    """

    county: str
    told: bool = True
    listed: RosterCounty | None = None
    candidates: tuple[str, ...] = ()


def owners_of(
    submissions: Sequence[SubmissionResult], sources: Sequence[Source], roster: Roster | None
) -> list[Owner | None]:
    """By submission whose it is; None where it has no file to check.

    Args:
        submissions: what was found in each.
        sources: what each was read from, in the same order; empty where they were read from nothing that has a path.
        roster: the counties that hand in; None where no roster is given.
    """
    candidates = [source.candidates for source in sources] or [()] * len(submissions)
    return [
        _owner(submission, could_be, roster) if submission.inputs else None
        for submission, could_be in zip(submissions, candidates, strict=True)
    ]


def _owner(submission: SubmissionResult, candidates: tuple[str, ...], roster: Roster | None) -> Owner:
    name = submission.county or _label(submission.inputs)
    told = submission.county is not None or holds_county(name)
    listed = None if roster is None else _listed(submission, candidates, roster)
    return Owner(name if listed is None else listed.name, told, listed, () if listed else candidates)


def _listed(submission: SubmissionResult, candidates: tuple[str, ...], roster: Roster) -> RosterCounty | None:
    """The county on the roster: that of the submission, or the only one that its records name.

    The latter doesn't hold where a folder is like another county's, or the path leaves other counties to choose from.
    """
    told = submission.county
    listed = None if told is None else roster.named(told)
    names = {named.county for named in submission.named}
    if listed is None and len(names) == 1 and not (told and holds_county(told)):
        listed = roster.named(*names)
    return listed if listed is not None and (not candidates or listed.name in candidates) else None


def _label(inputs: Sequence[InputReport]) -> str:
    """The name of a workbook, or of the folder of data files."""
    path = PurePath(inputs[0].path)
    return path.stem if path.suffix.lower() in WORKBOOKS else path.parent.name or path.stem


def not_submitted(owners: Sequence[Owner | None], roster: Roster) -> Iterator[Problem]:
    """The counties of the roster of which there is no file."""
    there = {owner.listed for owner in owners if owner is not None}
    for county in roster.counties:
        if county not in there:
            yield Problem(
                ProblemCode.NOT_SUBMITTED,
                without_numbers(roster.path),
                row=county.line,
                text=county.name,
                params={"county": county.name},
                county=county.name,
            )


def not_on_roster(owner: Owner, submission: SubmissionResult) -> Iterator[Problem]:
    """The files of a submission that is no county's of the roster."""
    if owner.listed is None:
        params = {"candidates": ",".join(owner.candidates), "county": submission.county or ""}
        for report in submission.inputs:
            yield Problem(ProblemCode.NOT_ON_ROSTER, report.path, params=params)


def named_otherwise(owner: Owner, submission: SubmissionResult, roster: Roster | None) -> Iterator[Problem]:
    """Where the records of a submission name another county than it is of.

    A folder whose name isn't like a county's is no reason to doubt its records.
    """
    if owner.listed is None and not (submission.county and holds_county(submission.county)):
        return
    for named in submission.named:
        if not _same(named, owner, roster):
            yield Problem(
                ProblemCode.COUNTY_DIFFERS,
                named.path,
                named.sheet,
                named.cell,
                named.row,
                "county",
                named.header,
                named.county,
                {"county": owner.county, "records": str(named.records)},
                county=owner.county,
            )


def _same(named: NamedCounty, owner: Owner, roster: Roster | None) -> bool:
    listed = None if roster is None else roster.named(named.county)
    if listed is not None:
        return listed == owner.listed
    known = [owner.county] if owner.listed is None else [owner.listed.name, *owner.listed.aliases]
    return any(same_county(named.county, name) for name in known)
