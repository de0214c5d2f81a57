"""The words of an expression: what may stand in its text at all.

A SQL parser is generous. It passes over comments, joins neighbouring texts, reads `x'41'` as a number
and does without the AND of a BETWEEN. So the text is taken apart here first, by a list of what is
allowed, and `order` says which word may follow which: what comes out is unambiguous, and nothing
else ever reaches the parser.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple

from fupin.model.errors import ExpressionError
from fupin.model.text import Text

AS_OF = "as_of"
"""The name that stands for the date of the check."""

KEYWORDS = frozenset(
    ["AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", "CASE", "WHEN", "THEN", "ELSE", "END", "TRUE", "FALSE", "DATE"]
)
COMPARISONS = frozenset({"=", "<>", "<", "<=", ">", ">="})


class WordKind(StrEnum):
    """What a word is."""

    NAME = "name"
    NUMBER = "number"
    TEXT = "text"
    KEYWORD = "keyword"
    SYMBOL = "symbol"


class Word(NamedTuple):
    """One word; `text` of a keyword is in capitals, `at` is its first character, from 1."""

    kind: WordKind
    text: str
    at: int


_SPACE = re.compile(r"[ \t\r\n]*")
_WORD = re.compile(
    r"(?P<text>'(?:[^'\x00-\x1f\x7f]|'')*')"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9_.]))"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<symbol><=|>=|<>|-(?!-)|[+*=<>(),])"
)


def words_of(expression: str) -> tuple[Word, ...]:
    """Takes an expression apart.

    Raises:
        ExpressionError: a character or a word that the language has not.
    """
    words: list[Word] = []
    at = _after_space(expression, 0)
    while at < len(expression):
        found = _WORD.match(expression, at)
        if found is None:
            raise _strange(expression, at)
        words.append(_word(found))
        at = _after_space(expression, found.end())
    return tuple(words)


def _after_space(expression: str, at: int) -> int:
    found = _SPACE.match(expression, at)
    return at if found is None else found.end()


def _word(found: re.Match[str]) -> Word:
    kind, text = WordKind(str(found.lastgroup)), found.group()
    if kind is WordKind.NAME and text.upper() in KEYWORDS:
        kind, text = WordKind.KEYWORD, text.upper()
    return Word(kind, text, found.start() + 1)


_INSTEAD = {
    "!=": Text("“不等于”写作 <>", "write <> for “not equal”"),
    "--": Text("不能写注释；减去负数请加括号", "comments are not allowed; put a negative number in brackets"),
    "/*": Text("不能写注释", "comments are not allowed"),
    "/": Text("没有除法，请用 share(部分, 整体)", "there is no division; use share(part, whole)"),
    '"': Text("名称不加引号，文字用单引号", "names are not quoted; texts stand in single quotes"),
    "`": Text("名称不加引号", "names are not quoted"),
    "'": Text("文字的引号没有闭合，或中间有换行", "a text is not closed, or holds a line break"),
}
_NUMBER_LIKE = re.compile(r"[0-9][A-Za-z0-9_.]*")


def _strange(expression: str, at: int) -> ExpressionError:
    """The error of a character with which no word of the language begins."""
    for start, instead in _INSTEAD.items():
        if expression.startswith(start, at):
            return _refused(at + 1, start, instead)
    number = _NUMBER_LIKE.match(expression, at)
    if number is not None:
        instead = Text("数字只写普通小数，如 0.30", "numbers are plain decimals such as 0.30")
        return _refused(at + 1, number.group(), instead)
    sign = expression[at]
    shown = sign if sign.isprintable() else f"U+{ord(sign):04X}"
    plain = unicodedata.normalize("NFKC", sign)
    if plain != sign and plain.isascii():
        return _refused(at + 1, shown, Text(f"请用半角的“{plain}”", f"write the plain “{plain}”"))
    return _refused(at + 1, shown, Text("表达式里没有这个符号", "the language has no such sign"))


def _refused(at: int, found: str, instead: Text) -> ExpressionError:
    return ExpressionError(
        Text(f"第 {at} 个字符处的 {found}：{instead.zh}", f"character {at}, {found}: {instead.en}")
    )
