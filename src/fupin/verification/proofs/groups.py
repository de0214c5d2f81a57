"""What group functions give: anything, where a question is about all records; exactly, in a small submission.

Where it may be anything, the same function of the same records is still the same number. That lets in
more than there is, so what is impossible then is impossible; what is possible need not be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import z3

from fupin.model.records import RECORDS
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.typing import digits_of
from fupin.verification.proofs.terms import Formula, Number, Word, all_of, any_of, same

if TYPE_CHECKING:
    from fupin.verification.proofs.encoding import Encoder


class Groups(Protocol):
    """What group functions, and a look among the keys of the record's own table, give."""

    def count(self, encoder: Encoder, node: n.CountBy, row: int) -> Number:
        """A count over a record's group."""

    def sum(self, encoder: Encoder, node: n.SumBy, row: int) -> Number:
        """A sum over a record's group."""

    def own_key(self, encoder: Encoder, node: n.FoundIn, code: Formula) -> tuple[Formula, Formula, Formula]:
        """Whether there is the key's column, whether a text is a key, whether a key can't be read."""


class AnyGroups:
    """Group functions that may give anything that one record allows."""

    def __init__(self) -> None:
        self._numbers: dict[str, Number] = {}

    def count(self, encoder: Encoder, node: n.CountBy, row: int) -> Number:
        """A whole number, of which the record is one where it meets the condition."""
        met = encoder.truth(node.condition, row)
        number = self._number(encoder, node, row, met.known, 0)
        encoder.space.facts.append(number.units >= z3.If(z3.And(number.known, met.yes), 1, 0))
        return number

    def sum(self, encoder: Encoder, node: n.SumBy, row: int) -> Number:
        """A number of as many digits as those summed."""
        own = encoder.number(node.number, row)
        return self._number(encoder, node, row, own.known, digits_of(node.number).fraction)

    def own_key(self, encoder: Encoder, node: n.FoundIn, code: Formula) -> tuple[Formula, Formula, Formula]:
        """Any text may be a key."""
        there, unreadable = encoder.space.other_table(node.record, node.key)
        return there, encoder.space.is_key(node.record, node.key, code), unreadable

    def _number(self, encoder: Encoder, node: n.CountBy | n.SumBy, row: int, own: Formula, scale: int) -> Number:
        written = repr(node)
        if written not in self._numbers:
            place = f"group{len(self._numbers)}"
            number = Number(z3.Bool(f"{place}.known"), z3.Int(f"{place}.units"), scale)
            keys = [encoder.term(key, row).known for key in node.keys]
            encoder.space.facts.append(z3.Implies(number.known, all_of([*keys, own])))
            self._numbers[written] = number
        return self._numbers[written]


class RowGroups:
    """Group functions over the records of a small submission, exactly."""

    def count(self, encoder: Encoder, node: n.CountBy, row: int) -> Number:
        """The records of the same key that meet the condition."""
        met = [encoder.truth(node.condition, each) for each in encoder.space.rows]
        ones = [Number(truth.known, z3.If(truth.yes, 1, 0), 0) for truth in met]
        return self._over_group(encoder, node, row, ones)

    def sum(self, encoder: Encoder, node: n.SumBy, row: int) -> Number:
        """The sum over the records of the same key."""
        return self._over_group(
            encoder, node, row, [encoder.number(node.number, each) for each in encoder.space.rows]
        )

    def own_key(self, encoder: Encoder, node: n.FoundIn, code: Formula) -> tuple[Formula, Formula, Formula]:
        """The keys of the records that there are."""
        field = RECORDS[node.record].fields()[node.key]
        cells = [encoder.space.cell(row, field) for row in encoder.space.rows]
        found = any_of(z3.And(cell.known, cell.term.code == code) for cell in cells if isinstance(cell.term, Word))
        return encoder.space.column(field), found, any_of(z3.And(c.filled, z3.Not(c.known)) for c in cells)

    def _over_group(self, encoder: Encoder, node: n.CountBy | n.SumBy, row: int, numbers: list[Number]) -> Number:
        own = [encoder.term(key, row) for key in node.keys]
        known = [key.known for key in own]
        parts = []
        for other, number in zip(encoder.space.rows, numbers, strict=True):
            keys = [encoder.term(key, other) for key in node.keys]
            together = all_of(same(one, key) for one, key in zip(own, keys, strict=True))
            known.append(z3.Or(z3.Not(together), number.known))
            parts.append(z3.If(together, number.units, 0))
        return Number(all_of(known), z3.Sum(*parts), numbers[0].scale)
