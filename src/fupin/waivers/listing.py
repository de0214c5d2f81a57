"""All waivers of a file by how they stand at a date, without any submission."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fupin.model.problems import Problem, ProblemCode
from fupin.model.verdict import Level
from fupin.model.waiver import Waiver
from fupin.rulebook.book import RuleBook
from fupin.waivers.reading import WaiverFile
from fupin.waivers.resolving import resolved
from fupin.waivers.standing import WaiverState, standing, state_at


@dataclass(frozen=True)
class ListedWaiver:
    """A waiver that can be used, and how it stands.

    Attributes:
        waiver: the waiver.
        state: how it stands.
        days_left: days from the date to the last one on which it holds; 0 on that day, below 0 after it.
    """

    waiver: Waiver
    state: WaiverState
    days_left: int


@dataclass(frozen=True)
class WaiverList:
    """The waivers of a file.

    Attributes:
        path: the file as the user named it.
        sha256: of its bytes.
        book: the rule book.
        as_of: the date.
        waivers: by state, the day on which they expire, and line.
        problems: what is wrong with a waiver and shows without a submission, by line. That one has expired or
            is not yet in force is told by its state.
    """

    path: str
    sha256: str
    book: RuleBook
    as_of: date
    waivers: tuple[ListedWaiver, ...]
    problems: tuple[Problem, ...]

    def of(self, state: WaiverState) -> tuple[ListedWaiver, ...]:
        """Those that stand so."""
        return tuple(each for each in self.waivers if each.state is state)

    @property
    def in_order(self) -> bool:
        """Whether none has expired and none is unusable."""
        return not self.of(WaiverState.EXPIRED) and all(each.level is not Level.ERROR for each in self.problems)


_ORDER = list(WaiverState)


def listed(file: WaiverFile, book: RuleBook, as_of: date) -> WaiverList:
    """How the waivers of a file stand.

    Args:
        file: the file of waivers.
        book: the rule book.
        as_of: the date.

    Returns:
        Nothing in it is masked.
    """
    known = resolved(file, book)
    waivers = [
        ListedWaiver(waiver, state_at(waiver, as_of), (waiver.expires_on - as_of).days) for waiver in known.waivers
    ]
    waivers.sort(key=lambda each: (_ORDER.index(each.state), each.waiver.expires_on, each.waiver.line))
    of_no_use = [
        problem for problem in standing(known.waivers, as_of).problems if problem.code is ProblemCode.WAIVER_UNUSED
    ]
    problems = sorted((*known.problems, *of_no_use), key=lambda problem: problem.row or 0)
    return WaiverList(file.path, file.sha256, book, as_of, tuple(waivers), tuple(problems))
