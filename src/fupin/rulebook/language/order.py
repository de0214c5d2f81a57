"""Which word of an expression may follow which.

With the lists here a value never stands beside a value nor an operator beside an operator, so the
parser has nothing to guess: no text joined to the next, no comma too many, no sign passed over.
"""

from __future__ import annotations

from collections.abc import Sequence

from fupin.model.errors import ExpressionError
from fupin.model.text import Text
from fupin.rulebook.language.words import COMPARISONS, Word, WordKind

_CONDITION_STARTS = frozenset({"name", "number", "text", "truth", "(", "-", "NOT", "CASE", "DATE"})
_VALUE_STARTS = _CONDITION_STARTS - {"NOT"}
_AFTER_VALUE = frozenset(
    {"comparison", "-", "+", "AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", ")", ",", "WHEN", "THEN", "ELSE", "END", ""}
)

_FOLLOWERS: dict[str, frozenset[str]] = {
    "": _CONDITION_STARTS,
    "(": _CONDITION_STARTS,
    "AND": _CONDITION_STARTS,
    "OR": _CONDITION_STARTS,
    "NOT": _CONDITION_STARTS,
    "WHEN": _CONDITION_STARTS,
    "THEN": _CONDITION_STARTS,
    "ELSE": _CONDITION_STARTS,
    ",": _VALUE_STARTS,
    "comparison": _VALUE_STARTS,
    "+": _VALUE_STARTS,
    "-": _VALUE_STARTS,
    "BETWEEN": _VALUE_STARTS,
    "value NOT": frozenset({"IN", "BETWEEN", "LIKE"}),
    "IN": frozenset({"("}),
    "LIKE": frozenset({"text"}),
    "DATE": frozenset({"text"}),
    "CASE": frozenset({"WHEN"}),
    "name": _AFTER_VALUE | {"("},
    "number": _AFTER_VALUE,
    "text": _AFTER_VALUE,
    "truth": _AFTER_VALUE,
    ")": _AFTER_VALUE,
    "END": _AFTER_VALUE,
}
"""For each sort of word, the sorts that may come next; "" is the beginning and the end."""

_SORTS = {**dict.fromkeys(COMPARISONS, "comparison"), "*": "+", "TRUE": "truth", "FALSE": "truth"}


def check_order(words: Sequence[Word], end: int) -> None:
    """Makes sure that each word stands where it can.

    Args:
        words: the words of the expression.
        end: the character behind the last one, from 1.

    Raises:
        ExpressionError: a word, or the end, where something else is expected.
    """
    before, before_text = "", ""
    for word in (*words, None):
        sort = "" if word is None else _sort(word)
        if sort not in _FOLLOWERS[before]:
            raise _misplaced(word, end, before, before_text)
        before = "value NOT" if sort == "NOT" and _ends_value(before) else sort
        before_text = "" if word is None else word.text


def _ends_value(sort: str) -> bool:
    return "comparison" in _FOLLOWERS[sort]


def _sort(word: Word) -> str:
    if word.kind in (WordKind.KEYWORD, WordKind.SYMBOL):
        return _SORTS.get(word.text, word.text)
    return word.kind.value


_EXPECTED = {
    "value NOT": Text("IN、BETWEEN 或 LIKE", "IN, BETWEEN or LIKE"),
    "IN": Text("括号里的取值列表", "a list in brackets"),
    "LIKE": Text("单引号里的文字", "a text in single quotes"),
    "DATE": Text("'YYYY-MM-DD'", "'YYYY-MM-DD'"),
    "CASE": Text("WHEN", "WHEN"),
}
_OPERATOR = Text("运算符、AND、OR 或结尾", "an operator, AND, OR or the end")
_VALUE = Text("一个值或条件", "a value or a condition")
_EMPTINESS = Text("是否填写用 present(字段) 判断", "present(field) tells whether a cell is filled")


def _misplaced(word: Word | None, end: int, before: str, before_text: str) -> ExpressionError:
    expected = _EXPECTED.get(before, _OPERATOR if _ends_value(before) else _VALUE)
    if word is not None and word.text.upper() in ("IS", "NULL"):
        expected = _EMPTINESS
    at, found = (end, Text("结尾", "the end")) if word is None else (word.at, Text(word.text, word.text))
    where = Text("开头", "the beginning") if not before_text else Text(before_text, before_text)
    return ExpressionError(
        Text(
            f"第 {at} 个字符处，{where.zh} 后面写的是 {found.zh}，应为{expected.zh}",
            f"character {at}: found {found.en} after {where.en}, expected {expected.en}",
        )
    )
