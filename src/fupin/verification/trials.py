"""Trials: the cases of a rule book, judged by the real engine, many in one table.

A case is a small submission. Judging each by itself would take half a minute for the rule book that
ships, so cases of one record kind and date become rows of one table. What a case must not see of its
neighbours is kept apart: absent columns make a part of the table of their own, as a sheet without the
column would; values by which records are grouped get the trial's number in front; and where that is
not enough, a case is judged alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.evaluation.verdicts import VERDICTS
from fupin.model.fields import TEXT_TYPES, FieldSpec
from fupin.model.records import RECORDS
from fupin.model.verdict import Verdict
from fupin.rulebook.book import Case
from fupin.rulebook.language.nodes import CountBy, FieldRef, Node, SumBy, walk
from fupin.rulebook.parsed import ParsedRule
from fupin.verification.case_tables import CaseRows, case_table, other_tables


@dataclass(frozen=True)
class Trial:
    """A case to be judged.

    Attributes:
        rule: the rule whose case it is.
        number: the case's number in its rule, from 1.
        case: the case.
    """

    rule: ParsedRule
    number: int
    case: Case


def trials_of(rules: Iterable[ParsedRule]) -> tuple[Trial, ...]:
    """The trials of all cases of all rules, in order."""
    return tuple(Trial(rule, number, case) for rule in rules for number, case in enumerate(rule.rule.cases, start=1))


Questions = Mapping[str, Sequence[ParsedRule]]
"""By rule id, what is asked of each of the rule's cases: the rule itself, or others that read no more than it."""


def judged(
    trials: Sequence[Trial], questions: Questions, engine: DuckDBEngine | None = None
) -> tuple[tuple[Verdict, ...], ...]:
    """Judges trials: for each of them, in order, the verdicts of its questions, in order.

    Args:
        trials: the trials.
        questions: what is asked of each.
        engine: what judges them; one of its own where none is given.
    """
    if engine is None:
        with DuckDBEngine() as own:
            return judged(trials, questions, own)
    verdicts: dict[int, tuple[Verdict, ...]] = {}
    for batch, numbers in _batches(trials).items():
        answers = _judged(engine, batch, [trials[number] for number in numbers], questions)
        verdicts.update(zip(numbers, answers, strict=True))
    return tuple(verdicts[number] for number in range(len(trials)))


class _Batch(NamedTuple):
    """What trials must have in common to be judged in one table; `alone` is the number of one that can't."""

    record: str
    as_of: date
    alone: int | None


def _batches(trials: Sequence[Trial]) -> dict[_Batch, list[int]]:
    batches: dict[_Batch, list[int]] = defaultdict(list)
    separable = {rule.rule.id: _separable(rule) for rule in {t.rule.rule.id: t.rule for t in trials}.values()}
    for number, trial in enumerate(trials):
        alone = bool(trial.case.tables) or bool(trial.rule.tables) or not separable[trial.rule.rule.id]
        batches[_Batch(trial.rule.rule.record, trial.case.as_of, number if alone else None)].append(number)
    return batches


def _judged(
    engine: DuckDBEngine, batch: _Batch, trials: Sequence[Trial], questions: Questions
) -> list[tuple[Verdict, ...]]:
    rules = {trial.rule.rule.id: trial.rule for trial in trials}
    fields = tuple({field: None for rule in rules.values() for field in fields_needed(rule)})
    table, rows = case_table(batch.record, fields, [_rows(trial, number) for number, trial in enumerate(trials)])
    asked: list[ParsedRule] = []
    places: dict[str, slice] = {}
    for rule_id in rules:
        places[rule_id] = slice(len(asked), len(asked) + len(questions[rule_id]))
        asked += questions[rule_id]
    # only a case that is judged alone has further tables
    submission = {**other_tables(trials[0].case), batch.record: table}
    codes = engine.judge(submission, batch.record, asked, batch.as_of)
    return [
        tuple(VERDICTS[code] for code in codes[places[trial.rule.rule.id], row])
        for row, trial in zip(rows, trials, strict=True)
    ]


def _rows(trial: Trial, number: int) -> CaseRows:
    case, marked = trial.case, _marked(trial.rule)
    # a rule without groups sees one record at a time, so it needs no others
    others = case.others if _groups(trial.rule) or _own_keys(trial.rule) else ()
    return CaseRows((case.given, *others), frozenset(case.absent), f"{number}/", marked)


def fields_needed(rule: ParsedRule) -> tuple[FieldSpec, ...]:
    """The fields of its own table by which a rule is judged: those it reads, and a key that it looks for there."""
    return (*rule.reads, *(field for field in _own_keys(rule) if field not in rule.reads))


def _own_keys(rule: ParsedRule) -> tuple[FieldSpec, ...]:
    fields = RECORDS[rule.rule.record].fields()
    return tuple(fields[key] for record, key in rule.tables if record == rule.rule.record)


# --- groups --------------------------------------------------------------------------------------


def _parts(rule: ParsedRule) -> list[Node]:
    return [part for node in (rule.require, rule.when) if node is not None for part in walk(node)]


def _groups(rule: ParsedRule) -> list[CountBy | SumBy]:
    return [part for part in _parts(rule) if isinstance(part, CountBy | SumBy)]


def _marked(rule: ParsedRule) -> frozenset[str]:
    """The text fields that the rule uses to group by and for nothing else."""
    everywhere = Counter(part.field.name for part in _parts(rule) if isinstance(part, FieldRef))
    keys = [key.field for group in _groups(rule) for key in group.keys]
    as_key = Counter(field.name for field in keys)
    return frozenset(f.name for f in keys if f.type in TEXT_TYPES and as_key[f.name] == everywhere[f.name])


def _separable(rule: ParsedRule) -> bool:
    """Whether every group of the rule has a key that keeps its records apart from those of other cases."""
    marked = _marked(rule)
    return all(any(key.field.name in marked for key in group.keys) for group in _groups(rule))
