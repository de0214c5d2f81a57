"""Every case of the rule book that ships, judged by the reference evaluator.

The texts of a case are read here once more, as under an English header: base units, shares as fractions,
dates ``YYYY-MM-DD``, flags 是 / 否, the listed values of an enum. What is written otherwise is unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from .evaluator import EMPTY, Cell, Reference, Table
from .expression import names, parse

RULES = Path(__file__).parents[2] / "rules" / "hebei-2018"
USUAL_AS_OF = "2018-12-31"

EMPTY_MARKS = frozenset(["", "-", "—", "－", "/"])
DECIMALS = {"count": 0, "money": 4, "number": 4, "months": 4, "share": 8}
WHOLE_DIGITS = 14
_NUMBER = re.compile(r"[+-]?([0-9]+)(?:\.([0-9]+))?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Texts = Mapping[str, str]


@dataclass(frozen=True)
class FieldKind:
    """A field as far as its texts are concerned: the name of its type, and the listed values of an enum."""

    type: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class RuleCase:
    """A case with the rule that it belongs to, as the YAML gives them; ``number`` counts from 1."""

    record: str
    rule: Mapping[str, Any]
    case: Mapping[str, Any]
    number: int

    @property
    def name(self) -> str:
        """The rule, the number of the case, its note and what it expects."""
        note = re.sub(r"\s+", " ", self.case["note"]["en"])
        return f"{self.rule['id']}-{self.number}-{note}-{self.case['expect']}"


def rules_by_record() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give every rule of the rule book with its record kind."""
    for path in sorted(RULES.glob("*.yaml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        if isinstance(content, dict) and "record" in content:
            for rule in content["rules"]:
                yield content["record"], rule


def field_types(record: str) -> Mapping[str, FieldKind]:
    """Give the fields of a record kind in the order of its columns; the first is its first key field."""
    from fupin.model.records import RECORDS

    return {
        name: FieldKind(field.type.value, tuple(field.values)) for name, field in RECORDS[record].fields().items()
    }


def first_key(record: str) -> str:
    """Give the first key field of a record kind."""
    from fupin.model.records import RECORDS

    return RECORDS[record].key[0]


def read_cell(text: str, kind: FieldKind) -> Cell:
    """Read the text of a cell as under an English header."""
    text = text.strip()
    if text in EMPTY_MARKS or (kind.type == "text" and text == "无"):
        return EMPTY
    match kind.type:
        case "id" | "text":
            return Cell(text, True)
        case "enum":
            return Cell(text if text in kind.values else None, True)
        case "flag":
            return Cell({"是": True, "否": False}.get(text), True)
        case "date":
            return Cell(read_date(text), True)
        case _:
            return Cell(read_number(text, kind.type), True)


def read_date(text: str) -> date | None:
    """Read ``YYYY-MM-DD``; None where it is not that or no day of the calendar."""
    if _DATE.fullmatch(text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_number(text: str, type_name: str) -> Fraction | None:
    """Read a plain decimal; None where it is not one, has too many digits, or is no count."""
    found = _NUMBER.fullmatch(text)
    if found is None or len(found[1]) > WHOLE_DIGITS or len(found[2] or "") > DECIMALS[type_name]:
        return None
    number = Fraction(text)
    return None if type_name == "count" and number < 0 else number


def read_limit(text: str) -> Fraction | date:
    """Read the value of a limit: a date or a decimal."""
    return read_date(text) or Fraction(text)


def read_table(records: list[Texts], kinds: Mapping[str, FieldKind], absent: frozenset[str]) -> Table:
    """Read the records of a case: a field that a record leaves out is empty, one that is absent no column.

    Raises:
        ValueError: a record names what is no field of its kind, or no column of its table.
    """
    columns = frozenset(kinds) - absent
    for record in records:
        if foreign := record.keys() - columns:
            raise ValueError(f"no fields of this record, or absent: {sorted(foreign)}")
    rows = [{name: read_cell(text, kinds[name]) for name, text in record.items()} for record in records]
    return Table(columns, rows)


def limits_of(rule: Mapping[str, Any]) -> dict[str, object]:
    """Give the limits of a rule by name."""
    return {name: read_limit(limit["value"]) for name, limit in (rule.get("limits") or {}).items()}


def judge(record: str, rule: Mapping[str, Any], case: Mapping[str, Any]) -> str:
    """Give the reference's verdict for the given record of a case."""
    kinds = field_types(record)
    absent = frozenset(case.get("absent") or ())
    if foreign := absent - kinds.keys():
        raise ValueError(f"no fields of {record}: {sorted(foreign)}")
    given: list[Texts] = [case.get("given") or {}, *(case.get("others") or ())]
    tables = {
        kind: read_table(records or [], field_types(kind), frozenset())
        for kind, records in (case.get("tables") or {}).items()
    }
    if record in tables:
        raise ValueError(f"the table of {record} is that of given and others")
    tables[record] = read_table(given, kinds, absent)
    keys = {kind: first_key(kind) for kind in tables}
    as_of = date.fromisoformat(case.get("as_of") or USUAL_AS_OF)
    reference = Reference(tables, keys, as_of)
    return reference.verdict(record, 0, rule.get("when"), rule["require"], limits_of(rule))


RULE_LIST = list(rules_by_record())
CASES = [
    RuleCase(record, rule, case, number)
    for record, rule in RULE_LIST
    for number, case in enumerate(rule["cases"], start=1)
]


@pytest.mark.parametrize("rule_case", CASES, ids=[case.name for case in CASES])
def test_case(rule_case: RuleCase) -> None:
    assert judge(rule_case.record, rule_case.rule, rule_case.case) == rule_case.case["expect"]


@pytest.mark.parametrize(("record", "rule"), RULE_LIST, ids=[rule["id"] for _, rule in RULE_LIST])
def test_names_are_fields_or_limits(record: str, rule: Mapping[str, Any]) -> None:
    known, limits = field_types(record).keys(), limits_of(rule).keys()
    read = names(parse(rule["require"])) | (names(parse(rule["when"])) if rule.get("when") else frozenset())
    assert read <= known | limits
    assert not limits & known


@pytest.mark.parametrize(
    ("text", "kind", "cell"),
    [
        ("", FieldKind("money"), EMPTY),
        (" — ", FieldKind("id"), EMPTY),
        ("－", FieldKind("date"), EMPTY),
        ("/", FieldKind("enum", ("/",)), EMPTY),
        ("无", FieldKind("text"), EMPTY),
        ("无", FieldKind("enum", ("光伏", "无")), Cell("无", True)),
        ("无", FieldKind("money"), Cell(None, True)),
        ("光伏", FieldKind("enum", ("无",)), Cell(None, True)),
        ("0017", FieldKind("id"), Cell("0017", True)),
        ("是", FieldKind("flag"), Cell(True, True)),
        ("否", FieldKind("flag"), Cell(False, True)),
        ("也许", FieldKind("flag"), Cell(None, True)),
        ("2018-08-28", FieldKind("date"), Cell(date(2018, 8, 28), True)),
        ("2018-02-30", FieldKind("date"), Cell(None, True)),
        ("50000.0001", FieldKind("money"), Cell(Fraction(500000001, 10000), True)),
        ("50000.00001", FieldKind("money"), Cell(None, True)),
        ("-0.5", FieldKind("number"), Cell(Fraction(-1, 2), True)),
        ("0.04350001", FieldKind("share"), Cell(Fraction(4350001, 100000000), True)),
        ("99999999999999", FieldKind("months"), Cell(Fraction(99999999999999), True)),
        ("100000000000000", FieldKind("money"), Cell(None, True)),
        ("10", FieldKind("count"), Cell(Fraction(10), True)),
        ("10.5", FieldKind("count"), Cell(None, True)),
        ("-1", FieldKind("count"), Cell(None, True)),
    ],
)
def test_reads_the_texts_of_a_case(text: str, kind: FieldKind, cell: Cell) -> None:
    assert read_cell(text, kind) == cell
