"""Witnesses: for each verdict of a rule a record that has it, and records that pass rules together.

The solver looks among submissions of one record, then of up to eight; what it finds is judged by the
engine like any submission, and counts only where the engine agrees. Where the solver finds none, a
case of the rule stands in, which the engine judges too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import z3

from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.model.verdict import Verdict
from fupin.rulebook.book import Case
from fupin.rulebook.language import nodes as n
from fupin.rulebook.parsed import ParsedRule
from fupin.verification.proofs.decoding import case_of
from fupin.verification.proofs.groups import RowGroups
from fupin.verification.proofs.implication import values_known
from fupin.verification.proofs.preferences import Preferences
from fupin.verification.proofs.searching import EFFORT, Answer, Search
from fupin.verification.proofs.verdicts import question
from fupin.verification.trials import Trial, fields_needed, judged

Ids = tuple[str, ...]
FURTHER_ROWS = range(2, 9)
"""How many records a submission has where one record can't show it."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A record that has a verdict.

    Attributes:
        rule: the rule's id.
        verdict: the verdict that the engine gave.
        case: the record, with its submission.
        by_solver: whether the solver found it; else it is a case of the rule.
    """

    rule: str
    verdict: Verdict
    case: Case
    by_solver: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """A verdict of a rule for which there is no witness.

    Attributes:
        rule: the rule's id.
        verdict: the verdict.
        answer: what the solver says: impossible in a small submission, or not decided; None where it found a
            record that the engine judges otherwise.
    """

    rule: str
    verdict: Verdict
    answer: Answer | None


class Finder:
    """Looks for records of one kind.

    Args:
        rules: all rules of the kind that matter.
        engine: what judges the records found; one for each time where none is given.
        effort: how much the solver may do for one question.
        rows: how many records the submission has.
    """

    def __init__(
        self, rules: Sequence[ParsedRule], engine: DuckDBEngine | None = None, effort: int = EFFORT, rows: int = 1
    ) -> None:
        self.rules, self.engine, self.effort = rules, engine, effort
        self._question = question(rules, RowGroups(), rows, closed=True)
        self._search = Search(self._question.space.facts, effort)
        self._preferences = Preferences(self._question.space, self._search)

    def larger(self, found: Case | Answer, rules: Sequence[ParsedRule]) -> Iterator[Finder]:
        """Finders in larger submissions, where one record didn't do and a group function of rules may need more."""
        if not isinstance(found, Case) and any(grouped(rule) for rule in rules):
            for rows in FURTHER_ROWS:
                yield Finder(rules, self.engine, self.effort, rows)

    def with_verdict(self, rule_id: str, verdict: Verdict) -> Case | Answer:
        """A record for which a rule has a verdict."""
        rules = self._question.rules
        wanted = self._search.assume(f"{rule_id} {verdict}", rules[rule_id].verdicts[verdict])
        preferred = self._preferences.for_fields(fields_needed(rules[rule_id].rule))
        return self._found([wanted], preferred, [rules[rule_id].rule], verdict)

    def passing(self, ids: Iterable[str]) -> Case | Answer:
        """A record to which some rules apply and that passes them."""
        rules = [self._question.rules[rule_id] for rule_id in ids]
        wanted = [self._search.assume(f"{each.rule.rule.id} kept", each.keeps) for each in rules]
        fields = dict.fromkeys(field for each in rules for field in fields_needed(each.rule))
        return self._found(wanted, self._preferences.for_fields(fields), [each.rule for each in rules], Verdict.PASS)

    def failing_alone(self, rule_id: str) -> Case | Answer:
        """A record with known values that fails a rule and no other; with all that any of the rules reads."""
        rules = self._question.rules
        others = {other: judged for other, judged in rules.items() if other != rule_id}
        wanted = [
            self._search.assume("values known", values_known(self._question)),
            self._search.assume(f"{rule_id} {Verdict.FAIL}", rules[rule_id].verdicts[Verdict.FAIL]),
            *(
                self._search.assume(f"{other} stands", z3.Not(j.verdicts[Verdict.FAIL]))
                for other, j in others.items()
            ),
        ]
        preferred = self._preferences.for_fields(fields_needed(rules[rule_id].rule))
        return self._found(wanted, preferred, [each.rule for each in rules.values()], Verdict.FAIL)

    def _found(
        self, wanted: Sequence[str], preferred: Sequence[str], rules: Sequence[ParsedRule], verdict: Verdict
    ) -> Case | Answer:
        answer = self._search.preferring(wanted, preferred)
        if answer is not Answer.POSSIBLE:
            return answer
        fields = dict.fromkeys(field for rule in rules for field in fields_needed(rule))
        tables = dict.fromkeys(table for rule in rules for table in rule.tables)
        return case_of(self._question.space, self._search.model(), fields, tables, verdict)


def wanted_verdicts(rule: ParsedRule) -> tuple[Verdict, ...]:
    """The verdicts that a rule should be able to have, but for those that it says it can't."""
    idle = () if rule.when is None else (Verdict.NOT_APPLICABLE,)
    verdicts = (Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN, *idle)
    return tuple(verdict for verdict in verdicts if verdict not in rule.rule.cases_left_out)


def witnesses(finder: Finder) -> tuple[list[Witness], list[Missing]]:
    """A witness for every verdict that a finder's rules should be able to have, and what is missing."""
    asked = [(rule, verdict) for rule in finder.rules for verdict in wanted_verdicts(rule)]
    answers = [_verdict_found(finder, rule, verdict) for rule, verdict in asked]
    agreed = agreeing([(rule, found) for (rule, _), found in zip(asked, answers, strict=True)], finder.engine)
    found, missing = [], []
    for (rule, verdict), answer, agrees in zip(asked, answers, agreed, strict=True):
        own = next((case for case in rule.rule.cases if case.expect is verdict), None)
        if isinstance(answer, Case) and agrees:
            found.append(Witness(rule.rule.id, verdict, answer, by_solver=True))
        elif isinstance(answer, Case):
            missing.append(Missing(rule.rule.id, verdict, None))
        elif own is not None:
            found.append(Witness(rule.rule.id, verdict, own, by_solver=False))
        else:
            missing.append(Missing(rule.rule.id, verdict, answer))
    return found, missing


def _verdict_found(finder: Finder, rule: ParsedRule, verdict: Verdict) -> Case | Answer:
    found = finder.with_verdict(rule.rule.id, verdict)
    for larger in finder.larger(found, [rule]):
        found = larger.with_verdict(rule.rule.id, verdict)
        if isinstance(found, Case):
            break
    return found


def passed_together(finder: Finder, rules: Sequence[ParsedRule]) -> Case | None:
    """A record to which some of a finder's rules apply and that the engine lets pass them; None if none is found."""
    found = finder.passing(rule.rule.id for rule in rules)
    for larger in finder.larger(found, rules):
        found = larger.passing(rule.rule.id for rule in rules)
        if isinstance(found, Case):
            break
    agreed = agreeing([(rule, found) for rule in rules], finder.engine)
    return found if isinstance(found, Case) and all(agreed) else None


def failed_alone(finder: Finder) -> dict[str, Case]:
    """For a finder's rules, by id, a record that fails the rule and, as the engine says too, no other of them."""
    found: dict[str, Case] = {}
    for rule in finder.rules:
        answer = finder.failing_alone(rule.rule.id)
        for larger in finder.larger(answer, finder.rules):
            answer = larger.failing_alone(rule.rule.id)
            if isinstance(answer, Case):
                break
        if isinstance(answer, Case):
            found[rule.rule.id] = answer
    verdicts = _judged_by_all(finder, list(found.values()))
    return {
        rule_id: case
        for (rule_id, case), given in zip(found.items(), verdicts, strict=True)
        if [rule.rule.id for rule, verdict in zip(finder.rules, given, strict=True) if verdict is Verdict.FAIL]
        == [rule_id]
    }


def _judged_by_all(finder: Finder, cases: Sequence[Case]) -> Sequence[tuple[Verdict, ...]]:
    """The engine's verdicts of all rules for each case."""
    nodes = [node for rule in finder.rules for node in (rule.require, rule.when) if node is not None]
    tables = tuple(dict.fromkeys(table for rule in finder.rules for table in rule.tables))
    # reads what any of the rules reads, so that the case is set up for all of them
    whole = ParsedRule(finder.rules[0].rule, None, n.Both(tuple(nodes)), n.fields_read(*nodes), tables)
    trials = [Trial(whole, number, case) for number, case in enumerate(cases, start=1)]
    return judged(trials, {whole.rule.id: finder.rules}, finder.engine)


def grouped(rule: ParsedRule) -> bool:
    """Whether a rule looks at more than one record of its kind."""
    nodes = [node for node in (rule.require, rule.when) if node is not None]
    return any(isinstance(part, n.CountBy | n.SumBy) for node in nodes for part in n.walk(node))


def agreeing(found: Sequence[tuple[ParsedRule, Case | Answer]], engine: DuckDBEngine | None = None) -> list[bool]:
    """Whether the engine gives each record the verdict that the solver says; False where there is no record."""
    cases = [(rule, _for_rule(rule, case)) for rule, case in found if isinstance(case, Case)]
    trials = [Trial(rule, number, case) for number, (rule, case) in enumerate(cases, start=1)]
    verdicts = iter(judged(trials, {rule.rule.id: [rule] for rule, _ in cases}, engine))
    return [isinstance(case, Case) and next(verdicts)[0] is case.expect for _, case in found]


def _for_rule(rule: ParsedRule, case: Case) -> Case:
    """What a rule reads of a case: a record with fewer tables is judged with many others at once."""
    read = {field.name for field in fields_needed(rule)}
    looked_into = {record for record, _ in rule.tables}
    return replace(
        case,
        given={name: text for name, text in case.given.items() if name in read},
        others=tuple({name: text for name, text in row.items() if name in read} for row in case.others),
        tables={record: rows for record, rows in case.tables.items() if record in looked_into},
        absent=tuple(name for name in case.absent if name in read),
    )
