"""How an expression is refused: every error says what was found, what was expected, and where it can, the way out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlglot import exp

from fupin.model.errors import ExpressionError
from fupin.model.suggestions import suggestion
from fupin.model.text import Text

_SHOWN_LENGTH = 60
_CAST = re.compile(r"CAST\(('[^']*') AS DATE\)")


def refusal(zh: str, en: str) -> ExpressionError:
    """The error of an expression that is outside the language or doesn't fit the record."""
    return ExpressionError(Text(zh, en))


def unknown_name(zh: str, en: str, name: str, known: Iterable[str]) -> ExpressionError:
    """The error of a name that does not exist, with names like it.

    Args:
        zh: what kind of thing was looked for, in Chinese.
        en: the same in English.
        name: the name found.
        known: the names that there are.
    """
    hint, found = suggestion(name, known), _shortened(name)
    return refusal(f"没有叫 {found} 的{zh}{hint.zh}", f"no {en} is called {found}{hint.en}")


def shown(tree: exp.Expr) -> str:
    """A part of an expression as its author would write it, shortened."""
    return _shortened(_CAST.sub(r"DATE \1", tree.sql(normalize_functions=False)))


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 3] + "..."
