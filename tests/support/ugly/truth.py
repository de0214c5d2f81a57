"""The truth of a submission: records of known contents, most of them compliant, some turned at a rule's limit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from random import Random

from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from reference.evaluator import EMPTY, Cell, Value
from support.submissions.contents import Content, Submission, fields_of
from support.submissions.steering import Row

from .kinds import KINDS, Turn

AS_OF = date(2018, 12, 31)
_DATES_OF_CHECK = (AS_OF, AS_OF, date(2018, 11, 30), date(2021, 6, 30))
_ID_STYLES = ("{:04}", "A{:03}", "2018{:04}", "13063219800101{:04}")
_SEEDED = 0.35
_HOLES = 0.03
_COUNTIES = (
    "阜平县",
    "涞源县",
    "围场县",
    "丰宁县",
    "康保县",
    "蔚县",
    "阳原县",
    "沽源县",
    "隆化县",
    "平泉市",
    "顺平县",
    "曲阳县",
)
_FUNDS = ("农业生产发展资金", "林业改革资金", "水利发展资金", "农村公路资金", "农村环境整治资金", "畜牧发展资金")


@dataclass(frozen=True)
class Truth:
    """What a submission truly holds, and what was seeded: rule, kind and number of the record."""

    submission: Submission
    seeded: tuple[tuple[str, str, int], ...]


def make_truth(seed: int | str, records: tuple[str, ...] = (), most_rows: int = 12) -> Truth:
    """Draw the truth of a seed, of the kinds given or of two to five of them."""
    random = Random(f"ugly truth {seed}")
    as_of = random.choice(_DATES_OF_CHECK)
    kinds = records or tuple(random.sample(sorted(KINDS), random.randint(2, 5)))
    style = random.choice(_ID_STYLES)
    contents: dict[str, Content] = {}
    seeded = []
    for record in kinds:
        rows = []
        for number in range(random.randint(3, most_rows)):
            row, turn = _record(random, record, number, style)
            rows.append(row)
            seeded += [(turn.fails, record, number)] if turn and turn.fails else []
        contents[record] = Content(record, tuple(fields_of(record)), tuple(rows))
    return Truth(Submission(as_of, contents), tuple(seeded))


def _record(random: Random, record: str, number: int, style: str) -> tuple[Row, Turn | None]:
    """Make one record, and tell how it was turned; a turned one has no holes."""
    kind = KINDS[record]
    own = _own_values(random, record, number, style)
    texts = {name: random.choice(kind.usual.get(name, [""])) for name in fields_of(record)} | own
    turn = random.choice(kind.turns) if random.random() < _SEEDED else None
    texts |= turn.cells if turn else {}
    row = {name: cell_of(field, texts[name]) for name, field in fields_of(record).items()}
    if turn is None:
        for name in set(row) - {*RECORDS[record].key, "household_id"}:
            row[name] = EMPTY if random.random() < _HOLES else row[name]
    return {name: row[name] for name in fields_of(record)}, turn


def _own_values(random: Random, record: str, number: int, style: str) -> dict[str, str]:
    """Give the values that tell records apart."""
    key = RECORDS[record].key[0]
    match record:
        case "county":
            return {"county": _COUNTIES[number % len(_COUNTIES)], "year": str(2018 + number // len(_COUNTIES))}
        case "fund_line":
            return {"fund_line": f"{_FUNDS[number % len(_FUNDS)]}{number // len(_FUNDS) + 1}期"}
        case "enterprise":
            return {"credit_code": f"91130624MA0{number:03}{random.choice('ABCDEFGH')}X4T"}
        case "loan":
            return {"loan_id": f"DK{number + 1:03}", "household_id": style.format(number + 1)}
        case "hiring":
            return {key: f"{number + 1:04}", "worker_id": style.format(number + 1), "employer_id": f"Y{number % 3}"}
        case _:
            return {key: style.format(number + 1)}


def cell_of(field: FieldSpec, text: str) -> Cell:
    """Give the cell that a plain text of the tables above stands for."""
    return Cell(_value(field, text), True) if text else EMPTY


def _value(field: FieldSpec, text: str) -> Value:
    if field.numeric:
        return Fraction(text)
    match field.type.value:
        case "flag":
            return text == "是"
        case "date":
            return date.fromisoformat(text)
        case _:
            return text
