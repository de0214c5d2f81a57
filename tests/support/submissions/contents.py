"""What a submission truly holds: for every record kind its columns and records, each cell known exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from random import Random

from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from reference.evaluator import EMPTY, Cell, Reference, Table, Value

from .rules import RuleText, calendar_points, points, rules_of
from .sets import sets_of_values
from .steering import Row, Steering
from .values import ValueMaker

UNREADABLE = Cell(None, True)
DATES_OF_CHECK = tuple(
    date.fromisoformat(day)
    for day in (
        *("2018-08-27", "2018-08-28", "2018-09-30", "2018-10-01", "2018-12-30", "2018-12-31", "2019-01-01"),
        *("2019-03-31", "2019-04-01", "2019-06-30", "2019-07-01", "2020-01-31", "2020-02-29", "2020-12-31"),
        *("2021-01-01", "2021-08-27", "2021-08-28", "2022-05-15"),
    )
)
"""Dates around the ends of quarters and years and the days on which limits turn."""

_SHARED_KEYS = frozenset({"worker_id", "employer_id", "township_id", "unit", "village_id", "fund_line"})
"""Fields whose values repeat, so that groups have several records and look-ups find something."""
_LINKS = {"project_id": ("P", 1), "asset_id": ("A", 1), "contract_id": ("C", 4)}
"""Ids that records of a kind share unless they alone are its key: an id's letter, and how widely they spread."""
_HOLES = (0.0, 0.0, 0.0, 0.04, 0.12, 0.4)
_TRIES = 30
_REPORTS = ("季度", "季度", "季度", "季度", "半年", "年度")


@dataclass(frozen=True)
class Content:
    """One table: its columns in order, and its records; every record has a cell for every column."""

    record: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Submission:
    """The tables of one submission by record kind, and the date of the check."""

    as_of: date
    contents: Mapping[str, Content]

    def tables(self) -> dict[str, Table]:
        """Give the tables as the reference takes them."""
        return {
            record: Table(frozenset(content.columns), list(content.rows)) for record, content in self.contents.items()
        }


def fields_of(record: str) -> dict[str, FieldSpec]:
    """Give the fields of a record kind by name."""
    return RECORDS[record].fields()


def make_submission(
    seed: int | str, records: tuple[str, ...] = (), least_rows: int = 1, most_rows: int = 24
) -> Submission:
    """Make the submission of a seed.

    Args:
        seed: the same seed gives the same submission.
        records: the kinds that it has; none for nearly all, each left out now and then.
        least_rows: the smallest number of records of a kind.
        most_rows: the largest.
    """
    random = Random(f"content {seed}")
    as_of = random.choice(DATES_OF_CHECK)
    kinds = records or tuple(kind for kind in RECORDS if random.random() < (0.75 if kind == "household" else 0.95))
    style = random.choice(["H{:03}", "{:04}", "13063219800101{:04}"])
    households = tuple(style.format(number) for number in range(1, random.randint(4, 14)))
    contents = {
        kind: _Maker(random, kind, as_of, households).content(random.randint(least_rows, most_rows)) for kind in kinds
    }
    return Submission(as_of, contents)


class _Maker:
    """Makes the table of one record kind."""

    def __init__(self, random: Random, record: str, as_of: date, households: tuple[str, ...]) -> None:
        self._random = random
        self._record = record
        self._as_of = as_of
        self._fields = fields_of(record)
        self._key = RECORDS[record].key
        self._rules: tuple[RuleText, ...] = rules_of(record, as_of)
        turns, days = points(record, as_of), calendar_points(as_of)
        self._makers = {
            name: ValueMaker(random, field, turns.get(name, ()), days) for name, field in self._fields.items()
        }
        self._households = households

    def content(self, size: int) -> Content:
        """Make the table with about so many records."""
        self._pool = self._random.randint(1, 6 if size < 100 else size)
        rows = self._reports() if self._record == "progress_report" else self._together()
        together = len(rows)
        size = 0 if rows and self._random.random() < 0.5 else size
        rows += [self._row(number) for number in range(len(rows), max(size, len(rows)))]
        self._steer(rows)
        for number, row in enumerate(rows):
            if number >= together or self._random.random() < 0.5:  # else hardly a group would be known whole
                self._punch(row)
            if self._rules and self._random.random() < (0.1 if number < together else 0.3):
                self._aim(row)
        if self._record == "household" and self._random.random() < 0.4:
            self._random.choice(rows)["household_id"] = UNREADABLE
        columns = self._columns()
        for row in rows:
            if not any(row[name].filled for name in columns):
                row[columns[0]] = Cell(self._value(columns[0], 0), True)
        kept = tuple({name: row[name] for name in columns} for row in rows)
        return Content(self._record, columns, kept)

    def _row(self, number: int) -> Row:
        return {name: Cell(self._value(name, number), True) for name in self._fields}

    def _value(self, name: str, number: int) -> Value:
        if name == "household_id":
            return self._random.choice(self._households)
        if name in _SHARED_KEYS:
            return f"{name[0].upper()}{self._random.randint(1, self._pool):02}"
        if name in _LINKS and self._key != (name,):
            letter, spread = _LINKS[name]
            return self._numbered(letter, self._random.randint(1, spread * self._pool))
        if name == "year" and "year" in self._key:
            return Fraction(self._random.choice([2017, 2018, 2018, 2019, 2020, 2020, 2021]))
        if name == self._key[0] and self._fields[name].type.value == "id":
            repeated = number and self._random.random() < 0.1
            return self._own_key(self._random.randrange(number) if repeated else number)
        return self._makers[name].value()

    def _own_key(self, number: int) -> str:
        return self._numbered(self._record[0].upper(), number + 1)

    def _numbered(self, letter: str, number: int) -> str:
        return f"{letter}-{number:03}" if self._pool % 2 else f"{number:04}"

    def _reports(self) -> list[Row]:
        """Give the reports of some units and years, now and then one short or one too many."""
        rows = []
        for unit in range(self._random.randint(1, 3)):
            year = self._makers["year"].value()
            for kind in _REPORTS:
                row = self._row(0) | {"unit": Cell(f"U{unit}", True), "year": Cell(year, True)}
                if self._random.random() < 0.95:
                    row["report_type"] = Cell(kind, True)
                rows.append(row)
        return rows

    def _together(self) -> list[Row]:
        """Give records among which a rule about a group turns, now and then one of them left out."""
        there = [values for values in sets_of_values(self._random, self._record) if self._random.random() < 0.95]
        return [self._row(0) | {name: Cell(value, True) for name, value in values.items()} for values in there]

    def _steer(self, rows: list[Row]) -> None:
        steering = Steering(self._random, self._fields, self._rules)
        for at in range(len(rows)):
            for _ in range(self._random.randint(0, 3)):
                steering.steer(rows, at)

    def _punch(self, row: Row) -> None:
        """Empty some cells of a record and make some unreadable."""
        rate = self._random.choice(_HOLES)
        for name in row:
            if self._random.random() < (min(rate, 0.08) if name in self._key else rate):
                row[name] = UNREADABLE if self._random.random() < 0.4 else EMPTY

    def _aim(self, row: Row) -> None:
        """Redraw what one rule reads until the record, by itself, has the verdict wanted of it."""
        rule, wanted = self._random.choice(self._rules), self._random.choice(["pass", "fail"])
        steering = Steering(self._random, self._fields, [rule])
        kept = {
            name for name in self._key if name in rule.group_keys or name not in points(self._record, self._as_of)
        }
        for _ in range(_TRIES):
            drawn = {name: Cell(self._makers[name].value(), True) for name in sorted(rule.reads - kept)}
            emptied = self._random.choice([None, *rule.asked])
            tried = row | drawn
            steering.steer_all(tried)
            tried |= {} if emptied is None else {emptied: EMPTY}
            table = Table(frozenset(row), [tried])
            reference = Reference({self._record: table}, {}, self._as_of)
            if not rule.tables and reference.verdict(self._record, 0, rule.when, rule.require, rule.limits) == wanted:
                row.update(tried)
                return

    def _columns(self) -> tuple[str, ...]:
        """Choose the columns that the table has: often all, sometimes without some, or without those of a rule."""
        names = list(self._fields)
        roll = self._random.random()
        if roll < 0.15 and self._rules:
            gone = self._random.choice(self._rules).reads
            names = [name for name in names if name not in gone]
        elif roll < 0.4:
            names = [name for name in names if self._random.random() < 0.85]
        elif roll < 0.43:
            names = [name for name in names if self._random.random() < 0.3]
        if self._random.random() < 0.3:
            self._random.shuffle(names)
        return tuple(names) if len(names) > 1 else tuple(self._fields)
