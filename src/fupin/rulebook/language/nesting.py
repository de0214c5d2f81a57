"""Brackets and CASE: that they close, and that they nest no deeper than a recursive reader can follow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from fupin.model.errors import ExpressionError
from fupin.rulebook.language.refusals import refusal
from fupin.rulebook.language.words import Word, WordKind

MAX_DEPTH = 32

_PREFIXES = ("NOT", "-")
_OPENERS = {")": "(", "END": "CASE", ",": "(", "WHEN": "CASE", "THEN": "CASE", "ELSE": "CASE"}
"""The words that belong to something open, and to what."""
_VALUES = (WordKind.NAME, WordKind.NUMBER, WordKind.TEXT)


def check_nesting(words: Sequence[Word]) -> None:
    """Makes sure that everything opened is closed, and that no more than 32 things are open at once.

    A NOT or a minus is open until the value, or the bracket, behind it ends.

    Raises:
        ExpressionError: something is not closed, closes nothing, or is nested too deeply.
    """
    opened: list[Word] = []
    for word, following in zip_longest(words, words[1:]):
        if word.text in _OPENERS:
            _check_inside(opened, word)
        if word.text in (*_PREFIXES, "(", "CASE"):
            opened.append(word)
        elif word.text in (")", "END"):
            opened.pop()
            _end_value(opened)
        elif word.text in ("TRUE", "FALSE") or (word.kind in _VALUES and not _called(following)):
            _end_value(opened)
        if len(opened) > MAX_DEPTH:
            raise too_deep()
    if opened:
        raise refusal(
            f"第 {opened[-1].at} 个字符处的 {opened[-1].text} 没有闭合",
            f"the {opened[-1].text} at character {opened[-1].at} is never closed",
        )


def _called(following: Word | None) -> bool:
    return following is not None and following.text == "("


def _end_value(opened: list[Word]) -> None:
    while opened and opened[-1].text in _PREFIXES:
        opened.pop()


def _check_inside(opened: list[Word], word: Word) -> None:
    opener = _OPENERS[word.text]
    if not opened or opened[-1].text != opener:
        raise refusal(
            f"第 {word.at} 个字符处的 {word.text} 不在 {opener} 之内",
            f"the {word.text} at character {word.at} is inside no {opener}",
        )


def too_deep() -> ExpressionError:
    """The error of an expression that is nested too deeply."""
    return refusal(f"表达式嵌套超过 {MAX_DEPTH} 层", f"the expression is nested deeper than {MAX_DEPTH} levels")
