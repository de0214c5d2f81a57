"""What a report says of each county: its part of the report."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fupin.past_reports.shapes import PastCount, PastFinding, PastReport, PastSummary
from fupin.trends.figures import Figures, FindingCounts, Gap, findings_of, verdicts_of
from fupin.trends.reports import Named


@dataclass(frozen=True)
class CountyPart:
    """What one report says of one county.

    Attributes:
        county: the county, or the file that names none.
        by: the report.
        gap: why there are no figures; None where there are.
        summary: the head figures.
        verdicts: the counts by rule.
        findings: the findings.
        unreadable: how many of its files could not be read.
        named: whether the report names the county; else it is known by the names of files only.
        listed: whether it is a county; else it is a submission of none on the roster.
    """

    county: str
    by: Named[PastReport] = field(compare=False)
    gap: Gap | None
    summary: PastSummary | None
    verdicts: tuple[PastCount, ...]
    findings: tuple[PastFinding, ...]
    unreadable: int
    named: bool = field(default=True, compare=False)
    listed: bool = field(default=True, compare=False)

    def figures(self, rules: Collection[str] | None) -> Figures | None:
        """Its figures, over some rules or over all (None); None where it has none."""
        if self.gap is not None or self.summary is None:
            return None
        if rules is None:
            own = self.summary
            counts = FindingCounts(own.error, own.warning, own.note, own.unknown, own.waived)
            verdicts = verdicts_of(self.verdicts)
            return Figures(counts, verdicts, own.records, own.problems, int(self.listed), self.unreadable)
        counts = findings_of(each for each in self.findings if each.rule in rules)
        verdicts = verdicts_of(each for each in self.verdicts if each.rule in rules)
        return Figures(counts, verdicts, counties=int(self.listed), unreadable=self.unreadable)

    def says_the_same(self, other: CountyPart) -> bool:
        """Whether another report says the same of the county, be it in other words."""
        return self._said() == other._said()

    def _said(self) -> tuple[object, ...]:
        found = sorted((each.rule, each.verdict, each.fingerprint, each.path) for each in self.findings)
        figures = None if self.summary is None else PastSummary.model_validate(self.summary.model_dump())
        return self.gap, figures, self.verdicts, found, self.unreadable


def county_parts(reports: Iterable[Named[PastReport]]) -> Iterator[CountyPart]:
    """The part of every county in every report."""
    given = list(reports)
    known = {name for each in given for name in _counties_named(each.report)}
    for each in given:
        if each.report.counties:
            yield from _province(each)
        else:
            yield _one_county(each, known)


def _province(by: Named[PastReport]) -> Iterator[CountyPart]:
    of_path: Mapping[str, list[PastFinding]] = _by_path(by.report.findings)
    listed = {county.county for county in by.report.counties if county.listed}
    for county in by.report.counties:
        found = tuple(each for path in dict.fromkeys(county.paths) for each in of_path.get(path, ()))
        gap = _gap(county.submitted, county.unreadable, len(county.paths), county.records)
        # what is on no roster may be called like a county that is, and is then called by its files
        name = county.county if county.listed or county.county not in listed else _common(county.paths)
        yield CountyPart(name, by, gap, county, county.verdicts, found, county.unreadable, listed=county.listed)


def _by_path(findings: Iterable[PastFinding]) -> Mapping[str, list[PastFinding]]:
    of_path: dict[str, list[PastFinding]] = defaultdict(list)
    for each in findings:
        of_path[each.path].append(each)
    return of_path


def _one_county(by: Named[PastReport], known: Collection[str]) -> CountyPart:
    report = by.report
    unreadable = sum(each.status == "unreadable" for each in report.inputs)
    gap = _gap(bool(report.inputs), unreadable, len(report.inputs), report.summary.records)
    own = _counties_named(report)
    county = next(iter(own)) if own else _county_in_paths([each.path for each in report.inputs], known)
    return CountyPart(county, by, gap, report.summary, report.verdicts, report.findings, unreadable, named=bool(own))


def _gap(submitted: bool, unreadable: int, files: int, records: int) -> Gap | None:
    if not submitted:
        return Gap.NOT_SUBMITTED
    if records:
        return None
    return Gap.UNREADABLE if unreadable and unreadable == files else Gap.NO_RECORDS


def _counties_named(report: PastReport) -> set[str]:
    """The counties that a report names for sure."""
    if report.counties:
        return {each.county for each in report.counties if each.listed}
    if report.county is not None:
        return {report.county}
    named = {each.county for each in report.findings if each.county}
    return named if len(named) == 1 else set()


def _county_in_paths(paths: Collection[str], known: Collection[str]) -> str:
    """The county whose name, as other reports have it, stands in every path; else what the files are called."""
    fitting = [name for name in known if name and paths and all(name in path for path in paths)]
    longest = [name for name in fitting if not any(name != other and name in other for other in fitting)]
    return longest[0] if len(longest) == 1 else _common(paths)


def _common(paths: Collection[str]) -> str:
    """What files of no named county are called: their file, or the folder that they lie in."""
    plain = [path.replace("\\", "/") for path in paths]
    if not plain:
        return ""
    if len(plain) == 1:
        return posixpath.basename(plain[0]) or plain[0]
    folder = "/".join(posixpath.commonprefix([path.split("/")[:-1] for path in plain]))
    return folder or plain[0]
