"""From the text of an expression to a tree of bounded size and depth.

The text is taken apart by `words` and checked by `order` and `nesting`; sqlglot's parser builds the tree from
those words. The parser knows no function here and no word of SQL besides ours, so a field may be
called `level`, `year` or `interval`, and no function turns into a construct of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from sqlglot import ParseError, Parser, Token, TokenType, exp

from fupin.rulebook.language.nesting import MAX_DEPTH, check_nesting, too_deep
from fupin.rulebook.language.order import check_order
from fupin.rulebook.language.refusals import refusal
from fupin.rulebook.language.words import Word, WordKind, words_of

MAX_CHARACTERS = 2000

_TOKENS: dict[str, TokenType] = {
    "AND": TokenType.AND,
    "OR": TokenType.OR,
    "NOT": TokenType.NOT,
    "IN": TokenType.IN,
    "BETWEEN": TokenType.BETWEEN,
    "LIKE": TokenType.LIKE,
    "CASE": TokenType.CASE,
    "WHEN": TokenType.WHEN,
    "THEN": TokenType.THEN,
    "ELSE": TokenType.ELSE,
    "END": TokenType.END,
    "TRUE": TokenType.TRUE,
    "FALSE": TokenType.FALSE,
    "DATE": TokenType.DATE,
    "=": TokenType.EQ,
    "<>": TokenType.NEQ,
    "<": TokenType.LT,
    "<=": TokenType.LTE,
    ">": TokenType.GT,
    ">=": TokenType.GTE,
    "+": TokenType.PLUS,
    "-": TokenType.DASH,
    "*": TokenType.STAR,
    "(": TokenType.L_PAREN,
    ")": TokenType.R_PAREN,
    ",": TokenType.COMMA,
}
_FREE_TOKENS = {WordKind.NAME: TokenType.VAR, WordKind.NUMBER: TokenType.NUMBER, WordKind.TEXT: TokenType.STRING}


class _Parser(Parser):
    FUNCTIONS: ClassVar[dict[str, Callable[..., exp.Expr]]] = {}
    FUNCTION_PARSERS: ClassVar[dict[str, Callable[..., exp.Expr]]] = {}
    NO_PAREN_FUNCTION_PARSERS: ClassVar[dict[str, Callable[..., exp.Expr]]] = {
        "CASE": Parser.NO_PAREN_FUNCTION_PARSERS["CASE"]
    }


def syntax_tree(expression: str) -> exp.Expr:
    """The tree of an expression: at most 2,000 characters and 32 levels, so that it may be walked recursively.

    Raises:
        ExpressionError: it is too long or too deep, or no expression at all.
    """
    if len(expression) > MAX_CHARACTERS:
        raise refusal(
            f"表达式有 {len(expression)} 个字符，最多 {MAX_CHARACTERS} 个",
            f"the expression has {len(expression)} characters; at most {MAX_CHARACTERS} are allowed",
        )
    words = words_of(expression)
    check_order(words, len(expression) + 1)
    check_nesting(words)
    tree = _parsed(words, expression)
    _check_depth(tree)
    return tree


def _parsed(words: Sequence[Word], expression: str) -> exp.Expr:
    try:
        (tree,) = _Parser().parse_into(exp.Condition, [_token(word) for word in words], expression)
    except ParseError as error:
        detail = error.errors[0] if error.errors else {}
        reason, at = detail.get("description", "unknown"), detail.get("col", len(expression))
        raise refusal(
            f"第 {at} 个字符处不是完整的条件式（sqlglot：{reason}）",
            f"not a complete condition at character {at} (sqlglot: {reason})",
        ) from error
    except RecursionError as error:
        raise too_deep() from error
    if tree is None:
        raise refusal("没有写条件", "there is no condition")
    return tree


def _token(word: Word) -> Token:
    text = word.text[1:-1].replace("''", "'") if word.kind is WordKind.TEXT else word.text
    token_type = _FREE_TOKENS.get(word.kind) or _TOKENS[word.text]
    start = word.at - 1
    return Token(token_type, text, col=word.at, start=start, end=start + len(word.text) - 1)


def _check_depth(tree: exp.Expr) -> None:
    """Bounds the tree itself; a chain of AND or of OR is one level, however long."""
    pending = [(tree, 1)]
    while pending:
        part, depth = pending.pop()
        if depth > MAX_DEPTH:
            raise too_deep()
        for below in part.iter_expressions():
            chained = isinstance(part, exp.And | exp.Or) and type(below) is type(part)
            counted = not (chained or isinstance(below, exp.Identifier | exp.DataType | exp.If))
            pending.append((below, depth + counted))
