"""How records show a target's value, parsed and typed against the record models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fupin.model.errors import ExpressionError
from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.model.suggestions import unknown
from fupin.model.text import Text
from fupin.rulebook.language.nodes import Node
from fupin.rulebook.language.parsing import Scope, parse_condition
from fupin.rulebook.policy_shapes import ProofShape
from fupin.strict_yaml.faults import Fault
from fupin.strict_yaml.yaml_text import Place, YamlText


@dataclass(frozen=True, slots=True)
class Proof:
    """How the records of one kind show a value; see `ProofShape` for what the parts mean.

    Attributes:
        record: the record kind.
        shows: what is shown of the records that count.
        of: which records are looked at; None for all.
        where: which of those count; None for all.
        total: the field that is summed; None where records are counted.
        whole: of a share of sums, the field of the whole.
    """

    record: str
    shows: Literal["count", "sum", "share"]
    of: Node | None
    where: Node | None
    total: FieldSpec | None
    whole: FieldSpec | None


def parse_proof(shape: ProofShape, source: YamlText, place: Place, target: str) -> tuple[Proof | None, list[Fault]]:
    """Parses a proof.

    Args:
        shape: the proof as it is written.
        source: the file that it stands in.
        place: where it stands there.
        target: the target's id, to name in a fault.

    Returns:
        The proof, None where it has a fault, and its faults: an unknown record or field, an
        expression that isn't in the language or doesn't fit.
    """
    if shape.record not in RECORDS:
        text = unknown("记录种类", "record kind", shape.record, RECORDS)
        return None, [source.fault((*place, "record"), f"{target}.proof.record", text)]
    reader = _Reader(shape.record, source, place, target)
    proof = Proof(
        shape.record,
        shape.shows,
        reader.condition("of", shape.of),
        reader.condition("where", shape.where),
        reader.number("total", shape.total),
        reader.number("whole", shape.whole),
    )
    return (None if reader.faults else proof), reader.faults


class _Reader:
    """Reads the parts of one proof and collects its faults."""

    def __init__(self, record: str, source: YamlText, place: Place, target: str) -> None:
        keys = {name: model.fields()[model.key[0]] for name, model in RECORDS.items()}
        self._fields = RECORDS[record].fields()
        self._scope = Scope(self._fields, {}, keys)
        self._source, self._place, self._target = source, place, target
        self.faults: list[Fault] = []

    def condition(self, part: str, text: str | None) -> Node | None:
        """The condition of a part; None where there is none or it has a fault."""
        if text is None:
            return None
        try:
            return parse_condition(text, self._scope)
        except ExpressionError as error:
            self._fault(part, error.text)
            return None

    def number(self, part: str, name: str | None) -> FieldSpec | None:
        """The numeric field of a part; None where there is none or it has a fault."""
        if name is None:
            return None
        field = self._fields.get(name)
        if field is None:
            self._fault(part, unknown("字段", "field", name, self._fields))
        elif not field.numeric:
            self._fault(part, Text(f"{name} 不是数字字段", f"{name} is no numeric field"))
        return field

    def _fault(self, part: str, text: Text) -> None:
        self.faults.append(self._source.fault((*self._place, part), f"{self._target}.proof.{part}", text))
