"""Which rules of a record kind can all be passed by one record to which they apply, and which can't.

All smallest sets that no record can pass are found, and all largest that one can: every set of rules
is a part of one of the second or holds one of the first, so nothing is left unlooked at. A set that no
record passes is a contradiction where its rules can apply together; else they exclude each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import z3

from fupin.rulebook.language import nodes as n
from fupin.rulebook.parsed import ParsedRule
from fupin.verification.proofs import calendar
from fupin.verification.proofs.groups import AnyGroups
from fupin.verification.proofs.searching import EFFORT, Answer, Search
from fupin.verification.proofs.verdicts import Question, question

Ids = tuple[str, ...]
MOST_SETS = 400
"""So many sets of rules of one kind are looked at; beyond it the kind is undecided."""


@dataclass
class Consistency:
    """What the solver says of the rules of one kind.

    Attributes:
        together: the largest sets that one record can pass, as far as one record tells.
        contradictions: the smallest sets that can apply together and that no record can pass, each with
            the first day on which it is so (None: from the beginning).
        exclusions: how many smallest sets there are whose rules can't apply together.
        undecided: sets that the solver could not decide about.
    """

    together: list[Ids] = field(default_factory=list)
    contradictions: list[tuple[Ids, date | None]] = field(default_factory=list)
    exclusions: int = 0
    undecided: list[Ids] = field(default_factory=list)


def consistency(rules: Sequence[ParsedRule], effort: int = EFFORT) -> Consistency:
    """Holds the rules of one record kind against each other; see the module.

    Args:
        rules: all of them, at least one.
        effort: how much the solver may do for one question.
    """
    asked = question(rules, AnyGroups())
    found = Consistency()
    for since, until in _periods(rules):
        _Sets(asked, effort, since, until, found).look()
    found.together = list(dict.fromkeys(found.together))
    return found


def _periods(rules: Sequence[ParsedRule]) -> Iterator[tuple[date | None, date | None]]:
    """The periods in which no limit of the rules changes, each from its first to its last day."""
    changes: set[date] = set()
    for rule in rules:
        for node in (rule.require, rule.when):
            for part in () if node is None else n.walk(node):
                if isinstance(part, n.LimitRef):
                    values = part.limit.values
                    changes |= {dated.since for dated in values[1:]}
                    changes |= {d.until + timedelta(1) for d in values if d.until is not None and d.until < date.max}
    starts: list[date | None] = [None, *sorted(changes)]
    for since, following in zip(starts, [*starts[1:], None], strict=True):
        yield since, None if following is None else following - timedelta(1)


class _Sets:
    """The sets of rules in one period."""

    def __init__(
        self, asked: Question, effort: int, since: date | None, until: date | None, found: Consistency
    ) -> None:
        day = asked.space.as_of.order
        bounds = [] if since is None else [day >= calendar.day_of(since).order]
        bounds += [] if until is None else [day <= calendar.day_of(until).order]
        self._since, self._found = since, found
        self._ids = tuple(asked.rules)
        self._search = Search([*asked.space.facts, *bounds], effort)
        for rule_id, judged in asked.rules.items():
            self._search.assume(rule_id, judged.keeps)
            self._search.assume(_applies(rule_id), judged.applies)
        self._map = z3.Solver()
        self._open = {rule_id: z3.Bool(rule_id) for rule_id in self._ids}

    def look(self) -> None:
        """Goes through the sets until each is known to be part of one found, or to hold one found."""
        for _ in range(MOST_SETS):
            seed = self._seed()
            if not seed:
                return
            answer = self._search.ask(seed)
            if answer is Answer.POSSIBLE:
                self._possible(seed)
            elif answer is Answer.IMPOSSIBLE:
                self._impossible(self._search.smallest(seed))
            else:
                self._found.undecided.append(seed)
                self._close_above(seed)
        self._found.undecided.append(self._ids)

    def _seed(self) -> Ids:
        """A set as large as possible of which nothing is known yet; empty where there is none."""
        if self._map.check() != z3.sat:
            return ()
        chosen: list[str] = []
        for rule_id in self._ids:
            if self._map.check(*(self._open[each] for each in (*chosen, rule_id))) == z3.sat:
                chosen.append(rule_id)
        return tuple(chosen)

    def _possible(self, seed: Ids) -> None:
        """As the seed can't be made larger in the map, whatever is larger is known to be impossible."""
        self._found.together.append(seed)
        self._map.add(z3.Or(*(self._open[each] for each in self._ids if each not in seed)))

    def _impossible(self, ids: Ids) -> None:
        answer = self._search.ask([_applies(each) for each in ids])
        if answer is Answer.POSSIBLE:
            if all(known != ids for known, _ in self._found.contradictions):
                self._found.contradictions.append((ids, self._since))
        elif answer is Answer.IMPOSSIBLE:
            self._found.exclusions += 1
        else:
            self._found.undecided.append(ids)
        self._close_above(ids)

    def _close_above(self, ids: Ids) -> None:
        self._map.add(z3.Or(*(z3.Not(self._open[each]) for each in ids)))


def _applies(rule_id: str) -> str:
    return f"{rule_id} applies"
