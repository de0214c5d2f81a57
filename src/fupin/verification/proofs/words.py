"""Texts of the solver: numbers that are equal where the texts are, and in their order.

The texts that the expressions name, and a few others to choose from, have fixed codes with wide gaps
between them; a text that nobody names may be any other number. So whatever texts a submission has,
there are codes of the same order for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import z3

from fupin.model.fields import FieldSpec, FieldType
from fupin.model.units import base_of
from fupin.model.values import read_value
from fupin.rulebook.language import nodes as n
from fupin.verification.proofs.terms import Formula, any_of

_GAP = 1_000_000
_IDS = ("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8")
_NAMES = ("某甲", "某乙", "某丙", "某丁")
_FREE_TEXTS = {FieldType.ID: _IDS, FieldType.TEXT: _NAMES}
"""What a field holds of which no expression names a value."""


class Words:
    """The texts of some expressions, and their codes.

    Args:
        nodes: the expressions.
        more: further texts to choose from.
        closed: whether a field's text must be one of those here; else it may be any.
    """

    def __init__(self, nodes: Iterable[n.Node], more: Iterable[str] = (), closed: bool = False) -> None:
        found = {*_IDS, *_NAMES, *more}
        self._patterns: dict[str, str] = {}
        for node in nodes:
            found |= set(self._texts(node))
        self._codes = {text: (number + 1) * _GAP for number, text in enumerate(sorted(found))}
        self._texts_by_code = {code: text for text, code in self._codes.items()}
        self._closed = closed

    def _texts(self, node: n.Node) -> Iterable[str]:
        for part in n.walk(node):
            if isinstance(part, n.Constant) and isinstance(part.value, str):
                yield part.value
            elif isinstance(part, n.FieldRef):
                yield from part.field.values
            elif isinstance(part, n.Like):
                self._patterns.setdefault(part.pattern, f"like{len(self._patterns)}")
                yield from (
                    part.pattern.replace("%", more).replace("_", one) for more in ("", "某") for one in "某甲乙"
                )

    def code(self, text: str) -> Formula:
        """The code of a text that an expression names."""
        return z3.IntVal(self._codes[text])

    def text(self, code: int) -> str | None:
        """The text of a code; None where nobody names it."""
        return self._texts_by_code.get(code)

    def possible(self, code: Formula, field: FieldSpec) -> Formula:
        """That a field can have the text of a code as its value."""
        readable = [known for text, known in self._codes.items() if _readable(text, field)]
        listed = any_of(code == known for known in readable)
        if self._closed or field.type is FieldType.ENUM:
            return listed
        return z3.And(*(code != known for known in self._codes.values() if known not in readable))

    def usual(self, code: Formula, field: FieldSpec) -> Formula:
        """That a field has a text that no expression names."""
        return any_of(code == self._codes[text] for text in _FREE_TEXTS.get(field.type, ()))

    def like(self, code: Formula, pattern: str) -> Formula:
        """Whether the text of a code fits a pattern; of a text that nobody names, anything goes."""
        fits = [code == known for text, known in self._codes.items() if _fits(text, pattern)]
        if self._closed:
            return any_of(fits)
        unnamed = z3.Function(self._patterns[pattern], z3.IntSort(), z3.BoolSort())
        return z3.Or(*fits, z3.And(*(code != known for known in self._codes.values()), unnamed(code)))


@cache
def _readable(text: str, field: FieldSpec) -> bool:
    return read_value(text, field, base_of(field)).value == text


@cache
def _fits(text: str, pattern: str) -> bool:
    signs = {"%": ".*", "_": "."}
    return re.fullmatch("".join(signs.get(sign, re.escape(sign)) for sign in pattern), text, re.DOTALL) is not None
