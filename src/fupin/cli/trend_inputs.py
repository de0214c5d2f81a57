"""What a trend is made from: the reports that can be used, the rules and counties asked for, and titles."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fupin.model.errors import FupinError, RuleBookError, UsageError
from fupin.model.suggestions import unknown

if TYPE_CHECKING:
    from fupin.model.text import Text
    from fupin.past_reports.progress_shapes import PastProgress
    from fupin.past_reports.shapes import PastReport
    from fupin.trends.reports import Named


@dataclass(frozen=True)
class Given:
    """The reports that were given.

    Attributes:
        checks: those of checks.
        progress: those of progress.
        unusable: why the others can't be used.
    """

    checks: tuple[Named[PastReport], ...]
    progress: tuple[Named[PastProgress], ...]
    unusable: tuple[FupinError, ...]


def read_reports(paths: Sequence[Path]) -> Given:
    """Reads reports; one that can't be used doesn't hold up the others.

    Raises:
        UsageError: none of them can be used, and there is but one.
    """
    from fupin.past_reports.any_reading import any_report_of
    from fupin.past_reports.progress_shapes import PastProgress
    from fupin.past_reports.reading import report_bytes
    from fupin.trends.reports import Named

    checks: list[Named[PastReport]] = []
    progress: list[Named[PastProgress]] = []
    unusable: list[FupinError] = []
    for path in paths:
        try:
            data = report_bytes(path)
            report = any_report_of(data, str(path))
        except UsageError as error:
            unusable.append(error)
            continue
        digest = hashlib.sha256(data).hexdigest()
        if isinstance(report, PastProgress):
            progress.append(Named(str(path), digest, report))
        else:
            checks.append(Named(str(path), digest, report))
    return Given(tuple(checks), tuple(progress), tuple(unusable))


def refuse_unknown(given: Given, counties: Sequence[str]) -> None:
    """Refuses a county that no report speaks of.

    Raises:
        UsageError: there is none of that name.
    """
    from fupin.trends.county_parts import county_parts

    known = {part.county for part in county_parts(given.checks)}
    known |= {a.area for each in given.progress for target in each.report.targets for a in target.areas if a.area}
    for name in counties:
        if name not in known:
            raise UsageError(unknown("县", "county", name, known))


def rules_asked(given: Given, ids: Sequence[str]) -> Collection[str] | None:
    """The rules, among those that were applied, with these ids or beginnings of ids; None where none is given.

    Raises:
        UsageError: an id fits no rule that was applied.
    """
    known = {count.rule for each in given.checks for count in each.report.verdicts}
    chosen: set[str] = set()
    for name in ids:
        own = {rule for rule in known if rule.startswith(name)}
        if not own or not name:
            raise UsageError(unknown("规则", "rule", name, known))
        chosen |= own
    return chosen if ids else None


def titles_of(folder: Path | None, given: Given) -> Mapping[str, Text]:
    """Titles of rules and names of targets, from a rule book of the name that the reports have; else none.

    Raises:
        RuleBookError: the folder was named, and can't be used.
    """
    from fupin.rulebook.loading import default_book, load_rule_book
    from fupin.rulebook.policy_files import load_targets

    names = {each.report.rulebook.id for each in given.checks}
    names |= {each.report.rulebook.id for each in given.progress}
    with suppress(*(() if folder else (RuleBookError,))):
        book = load_rule_book(folder or default_book())
        if folder or book.id in names:
            targets = load_targets(folder or default_book())
            named = () if targets is None else targets.shape.targets
            return {rule.id: rule.title for rule in book.rules} | {each.id: each.name.text() for each in named}
    return {}
