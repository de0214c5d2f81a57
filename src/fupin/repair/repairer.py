"""From a failed record to its repair: levers, search, and the changes as values a report can show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

from fupin.evaluation.groups import SubmittedRecords, record_at
from fupin.evaluation.one_record import Exact, OneRecord
from fupin.evaluation.scalar import Scalar
from fupin.evaluation.table import RecordTable, Submission
from fupin.evaluation.verdicts import UNKNOWN, Codes
from fupin.model.fields import FieldSpec, FieldType
from fupin.model.records import RECORDS
from fupin.model.repair import Change, Repair
from fupin.model.values import value_text
from fupin.repair.levers import Lever, levers_of, moved
from fupin.repair.search import Found, Search
from fupin.repair.steps import Solution
from fupin.rulebook.changes import How, LawfulChange
from fupin.rulebook.language import nodes as n
from fupin.rulebook.parsed import ParsedRule

_DIGITS = 60
_DAYS = "天"


@dataclass(frozen=True)
class RecordRepair:
    """What mends one record, whichever of its findings is looked at.

    Attributes:
        alternatives: up to three sets of changes, the smallest first.
        beyond: the failed rules that no change mends.
        undecided: the rules that can't be judged for the record.
    """

    alternatives: tuple[tuple[Change, ...], ...]
    beyond: tuple[str, ...]
    undecided: tuple[str, ...]

    def of(self, rule: ParsedRule) -> Repair:
        """The repair as the finding of one rule has it."""
        if rule.rule.id in self.beyond or not self.alternatives:
            return Repair((), rule.rule.remedy, self.beyond, self.undecided)
        return Repair(self.alternatives, None, self.beyond, self.undecided)


class Repairer:
    """Finds the repairs of one record kind's records in a submission.

    The other records of a group stay as they are, and only the record's own verdicts are held to.

    Args:
        submission: all tables.
        record: the record kind.
        rules: the rules that are applied to it.
        changes: its lawful changes.
        as_of: the date that the check speaks of.
    """

    def __init__(
        self,
        submission: Submission,
        record: str,
        rules: Sequence[ParsedRule],
        changes: Sequence[LawfulChange],
        as_of: date,
    ) -> None:
        self._table: RecordTable = submission[record]
        self._yearly = "year" in RECORDS[record].fields()
        self._rules = rules
        self._fields = RECORDS[record].fields()
        self._as_of = as_of
        self._scalar = Scalar(as_of, SubmittedRecords(submission, record, as_of))
        keys = set(RECORDS[record].key[:1]) | _group_keys(rules)
        self._changes = [
            replace(each, carries=_unkeyed(each, keys)) for each in changes if each.field.name not in keys
        ]

    def repair(self, row: int, codes: Codes) -> RecordRepair:
        """The repair of a record.

        Args:
            row: its row in the table, from 0.
            codes: its verdict by rule, in the order of the rules.
        """
        record = record_at(self._table, row)
        verdicts = list(zip(self._rules, (int(code) for code in codes), strict=True))
        levers = levers_of(self._changes, record, self._as_of, yearly=self._yearly)
        found = Search(self._scalar, record, verdicts, levers).found()
        return RecordRepair(
            tuple(tuple(self._changed(record, solution, found)) for solution in found.solutions),
            tuple(rule.rule.id for rule in found.beyond),
            tuple(rule.rule.id for rule, code in verdicts if code == UNKNOWN),
        )

    def _changed(self, record: OneRecord, solution: Solution, found: Found) -> Iterator[Change]:
        after = moved(record, solution)
        owners: dict[str, tuple[Lever, int]] = {lever.name: (lever, steps) for lever, steps in solution}
        for lever, steps in solution:
            yield self._change(record, after, lever.name, lever, None, found.served)
            for name in lever.moves[1:]:
                if name not in owners:
                    owners[name] = (lever, steps)
                    yield self._change(record, after, name, lever, lever.name, found.served)

    def _change(
        self,
        record: OneRecord,
        after: OneRecord,
        name: str,
        lever: Lever,
        carried_by: str | None,
        served: Mapping[str, tuple[str, ...]],
    ) -> Change:
        field, old, new = self._fields[name], record.values.get(name), after.values.get(name)
        by, unit = (None, None) if lever.change.how is How.ANEW else _difference(field, old, new)
        return Change(
            field=name,
            header=field.header,
            cell=None,
            value_from=_text(old),
            value_to=_text(new),
            by=by,
            unit=unit,
            words=lever.words,
            carried_by=carried_by,
            rules=served[lever.name],
        )


def _group_keys(rules: Sequence[ParsedRule]) -> set[str]:
    """The fields by which the rules group records; changing one would move the record to other company."""
    nodes = [node for rule in rules for node in (rule.require, rule.when) if node is not None]
    groups = [part for node in nodes for part in n.walk(node) if isinstance(part, n.CountBy | n.SumBy)]
    return {key.field.name for group in groups for key in group.keys}


def _unkeyed(change: LawfulChange, keys: set[str]) -> tuple[FieldSpec, ...]:
    return tuple(field for field in change.carries if field.name not in keys)


def _difference(field: FieldSpec, old: Exact | None, new: Exact | None) -> tuple[str | None, str | None]:
    if isinstance(old, Fraction) and isinstance(new, Fraction):
        return _text(new - old), field.unit
    if field.type is FieldType.DATE and isinstance(old, date) and isinstance(new, date):
        return str((new - old).days), _DAYS
    return None, None


def _text(value: Exact | None) -> str | None:
    if isinstance(value, Fraction):
        with localcontext(prec=_DIGITS):
            return value_text(Decimal(value.numerator) / Decimal(value.denominator))
    return value_text(value)
