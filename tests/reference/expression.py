"""The expression language of a rule: its tree, and a tokenizer and recursive-descent parser written by hand.

Nothing here is shared with ``fupin``: a mistake there is not repeated here. Keywords may be written in either
case; names of fields, functions and limits are taken as they stand. Numbers are plain decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from functools import cache


class ExpressionError(ValueError):
    """The text is not an expression of the language."""

    def __init__(self, text: str, position: int, expected: str) -> None:
        """Say what was expected at the 0-based ``position`` of ``text``."""
        found = repr(text[position : position + 12]) if position < len(text) else "the end"
        super().__init__(f"at {position} of {text!r}: expected {expected}, found {found}")
        self.position = position


@dataclass(frozen=True)
class Number:
    """A decimal literal, exact."""

    value: Fraction


@dataclass(frozen=True)
class Text:
    """A quoted literal."""

    value: str


@dataclass(frozen=True)
class Day:
    """A ``DATE 'YYYY-MM-DD'`` literal."""

    value: date


@dataclass(frozen=True)
class Flag:
    """``TRUE`` or ``FALSE``."""

    value: bool


@dataclass(frozen=True)
class Name:
    """A field of the record, or a limit: the text does not tell them apart."""

    name: str


@dataclass(frozen=True)
class AsOf:
    """The date that the check speaks of."""


@dataclass(frozen=True)
class Negative:
    """Unary minus."""

    operand: Node


@dataclass(frozen=True)
class Arithmetic:
    """``left op right`` where op is ``+``, ``-`` or ``*``."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Comparison:
    """``left op right`` where op is ``=``, ``<>``, ``<``, ``<=``, ``>`` or ``>=``."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True)
class And:
    """Kleene conjunction."""

    left: Node
    right: Node


@dataclass(frozen=True)
class Or:
    """Kleene disjunction."""

    left: Node
    right: Node


@dataclass(frozen=True)
class Not:
    """Kleene negation; the ``NOT`` of ``NOT IN``, ``NOT LIKE`` and ``NOT BETWEEN`` is one too."""

    operand: Node


@dataclass(frozen=True)
class In:
    """Whether the operand is one of the items: literals, or names of limits."""

    operand: Node
    items: tuple[Node, ...]


@dataclass(frozen=True)
class Between:
    """``operand >= low AND operand <= high``, with the three values of that conjunction."""

    operand: Node
    low: Node
    high: Node


@dataclass(frozen=True)
class Like:
    """Whether the whole operand fits the pattern: ``%`` any run of characters, ``_`` one character."""

    operand: Node
    pattern: Node


@dataclass(frozen=True)
class Case:
    """``CASE WHEN condition THEN value ... ELSE otherwise END``; without ELSE the rest is unknown."""

    branches: tuple[tuple[Node, Node], ...]
    otherwise: Node | None


@dataclass(frozen=True)
class Share:
    """The exact quotient of part and whole."""

    part: Node
    whole: Node


@dataclass(frozen=True)
class Present:
    """Whether the cell of the field holds something."""

    field: str


@dataclass(frozen=True)
class CountBy:
    """How many records with this record's keys meet the condition."""

    condition: Node
    keys: tuple[str, ...]


@dataclass(frozen=True)
class SumBy:
    """The sum of the number over the records with this record's keys."""

    number: Node
    keys: tuple[str, ...]


@dataclass(frozen=True)
class FoundIn:
    """Whether the value of the field is a key of the table of that record kind."""

    field: str
    record: str


@dataclass(frozen=True)
class QuarterStart:
    """The first day of the day's calendar quarter, moved by a number of quarters."""

    day: Node
    quarters: Node


@dataclass(frozen=True)
class AddMonths:
    """The same day a number of months later, or that month's last."""

    day: Node
    months: Node


@dataclass(frozen=True)
class YearOf:
    """The year of a day, a number."""

    day: Node


Literal = Number | Text | Day | Flag
Aggregate = CountBy | SumBy
Node = (
    Literal
    | Aggregate
    | Name
    | AsOf
    | Negative
    | Arithmetic
    | Comparison
    | And
    | Or
    | Not
    | In
    | Between
    | Like
    | Case
    | Share
    | Present
    | FoundIn
    | QuarterStart
    | AddMonths
    | YearOf
)

# NULL and IS are held back so that they are refused rather than read as fields.
KEYWORDS = frozenset(
    (
        *("AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", "CASE", "WHEN", "THEN", "ELSE", "END"),
        *("DATE", "TRUE", "FALSE", "NULL", "IS"),
    )
)
FUNCTIONS = frozenset(
    ["share", "present", "count_by", "sum_by", "found_in", "quarter_start", "add_months", "year_of"]
)
COMPARISONS = frozenset(["=", "<>", "<=", ">=", "<", ">"])

_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<number>[0-9]+(?:\.[0-9]+)?)(?![0-9A-Za-z_.])
      | (?P<string>'(?:[^']|'')*')
      | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<symbol><>|<=|>=|[=<>+*(),]|-(?!-))""",
    re.VERBOSE,
)
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class _Token:
    """One word of the text: kind is number, string, word, keyword, symbol or end; position is 0-based."""

    kind: str
    text: str
    position: int


def parse(text: str) -> Node:
    """Parse a whole expression.

    Raises:
        ExpressionError: the text has a character, a construct or a function that the language has not, or a
            ``share`` that is not one side of a comparison with a number.
    """
    return _parse(text)


@cache
def _parse(text: str) -> Node:
    parser = _Parser(text, list(_tokens(text)))
    node = parser.condition()
    parser.expect_end()
    if isinstance(node, Share):
        raise ExpressionError(text, len(text), "a comparison of the share() with a number")
    _check_shares(node, text)
    return node


def children(node: Node) -> Iterator[Node]:
    """Give the nodes directly under a node, from left to right."""
    for field in fields(node):
        yield from _nodes_in(getattr(node, field.name))


def _nodes_in(part: object) -> Iterator[Node]:
    if isinstance(part, tuple):
        for member in part:
            yield from _nodes_in(member)
    elif isinstance(part, Node):
        yield part


def names(node: Node) -> frozenset[str]:
    """Give every field and limit that an expression names; not ``as_of``, not the record of ``found_in``."""
    own: tuple[str, ...]
    match node:
        case Name(name) | Present(name) | FoundIn(name, _):
            own = (name,)
        case CountBy(_, keys) | SumBy(_, keys):
            own = keys
        case _:
            own = ()
    return frozenset(own).union(*(names(child) for child in children(node)))


def _check_shares(node: Node, text: str) -> None:
    """Hold every share to its one place: a side of a comparison whose other side is a plain number."""
    inner = list(children(node))
    shares = sum(isinstance(child, Share) for child in inner)
    if shares > (1 if isinstance(node, Comparison) else 0):
        raise ExpressionError(text, 0, "share() only as one side of a comparison with a number")
    for child in inner:
        _check_shares(child, text)


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            raise ExpressionError(text, position, "a word of the expression language")
        kind, word = str(found.lastgroup), found.group()
        if kind == "word" and word.upper() in KEYWORDS:
            kind, word = "keyword", word.upper()
        if kind != "space":
            yield _Token(kind, word, position)
        position = found.end()
    yield _Token("end", "", position)


class _Parser:
    """Walks the tokens of one text from left to right, one method a level of precedence."""

    def __init__(self, text: str, tokens: list[_Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._next = 0

    @property
    def _token(self) -> _Token:
        return self._tokens[self._next]

    def _error(self, expected: str) -> ExpressionError:
        return ExpressionError(self._text, self._token.position, expected)

    def _take(self) -> _Token:
        token = self._token
        self._next += 1
        return token

    def _accept(self, *texts: str) -> str | None:
        if self._token.kind in ("keyword", "symbol") and self._token.text in texts:
            return self._take().text
        return None

    def _expect(self, text: str) -> None:
        if self._accept(text) is None:
            raise self._error(text)

    def _expect_kind(self, kind: str, expected: str) -> str:
        if self._token.kind != kind:
            raise self._error(expected)
        return self._take().text

    def expect_end(self) -> None:
        """Raise if anything is left."""
        if self._token.kind != "end":
            raise self._error("the end")

    def condition(self) -> Node:
        """Parse from OR downwards: any expression."""
        node = self._conjunction()
        while self._accept("OR"):
            node = Or(node, self._conjunction())
        return node

    def _conjunction(self) -> Node:
        node = self._negation()
        while self._accept("AND"):
            node = And(node, self._negation())
        return node

    def _negation(self) -> Node:
        if self._accept("NOT"):
            return Not(self._negation())
        return self._predicate()

    def _predicate(self) -> Node:
        left = self._sum()
        if self._token.kind == "symbol" and self._token.text in COMPARISONS:
            return Comparison(self._take().text, left, self._sum())
        if self._accept("NOT"):
            return Not(self._membership(left))
        if self._token.kind == "keyword" and self._token.text in ("IN", "BETWEEN", "LIKE"):
            return self._membership(left)
        return left

    def _membership(self, left: Node) -> Node:
        match self._accept("IN", "BETWEEN", "LIKE"):
            case "IN":
                return In(left, self._items())
            case "BETWEEN":
                low = self._sum()
                self._expect("AND")
                return Between(left, low, self._sum())
            case "LIKE":
                return Like(left, self._sum())
            case _:
                raise self._error("IN, BETWEEN or LIKE")

    def _items(self) -> tuple[Node, ...]:
        self._expect("(")
        items = [self._item()]
        while self._accept(","):
            items.append(self._item())
        self._expect(")")
        return tuple(items)

    def _item(self) -> Node:
        error = self._error("a literal or a limit")
        item = self._signed()
        core = item.operand if isinstance(item, Negative) else item
        if not isinstance(core, Literal | Name):
            raise error
        return item

    def _sum(self) -> Node:
        node = self._product()
        while op := self._accept("+", "-"):
            node = Arithmetic(op, node, self._product())
        return node

    def _product(self) -> Node:
        node = self._signed()
        while op := self._accept("*"):
            node = Arithmetic(op, node, self._signed())
        return node

    def _signed(self) -> Node:
        if self._accept("-"):
            return Negative(self._signed())
        return self._primary()

    def _primary(self) -> Node:
        token = self._token
        match token.kind:
            case "number":
                return Number(Fraction(self._take().text))
            case "string":
                return Text(self._string())
            case "word":
                return self._word()
        match self._accept("(", "CASE", "DATE", "TRUE", "FALSE"):
            case "(":
                node = self.condition()
                self._expect(")")
                return node
            case "CASE":
                return self._case()
            case "DATE":
                return self._day()
            case "TRUE" | "FALSE":
                return Flag(token.text == "TRUE")
            case _:
                raise self._error("a value")

    def _string(self) -> str:
        return self._expect_kind("string", "a quoted text")[1:-1].replace("''", "'")

    def _day(self) -> Node:
        error = self._error("'YYYY-MM-DD'")
        text = self._string()
        if _ISO_DATE.fullmatch(text) is None:
            raise error
        try:
            return Day(date.fromisoformat(text))
        except ValueError:
            raise error from None

    def _case(self) -> Node:
        branches = []
        self._expect("WHEN")
        while True:
            condition = self.condition()
            self._expect("THEN")
            branches.append((condition, self.condition()))
            if not self._accept("WHEN"):
                break
        otherwise = self.condition() if self._accept("ELSE") else None
        self._expect("END")
        return Case(tuple(branches), otherwise)

    def _word(self) -> Node:
        error = self._error("a field, a limit or one of the functions")
        name = self._take().text
        if name == "as_of":
            return AsOf()
        if self._accept("(") is None:
            if name in FUNCTIONS:
                raise error
            return Name(name)
        if name not in FUNCTIONS:
            raise error
        node = self._call(name)
        self._expect(")")
        return node

    def _call(self, function: str) -> Node:
        match function:
            case "present":
                return Present(self._plain_name())
            case "found_in":
                field = self._plain_name()
                self._expect(",")
                return FoundIn(field, self._plain_name())
            case "year_of":
                return YearOf(self._sum())
        first = self.condition()
        self._expect(",")
        match function:
            case "count_by":
                return CountBy(first, self._key_names())
            case "sum_by":
                return SumBy(first, self._key_names())
        second = self._sum()
        match function:
            case "share":
                return Share(first, second)
            case "quarter_start":
                return QuarterStart(first, second)
            case _:
                return AddMonths(first, second)

    def _key_names(self) -> tuple[str, ...]:
        keys = [self._plain_name()]
        while self._accept(","):
            keys.append(self._plain_name())
        return tuple(keys)

    def _plain_name(self) -> str:
        error = self._error("a name")
        name = self._expect_kind("word", "a name")
        if name == "as_of" or name in FUNCTIONS:
            raise error
        return name
