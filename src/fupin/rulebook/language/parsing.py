"""From the text of an expression to typed nodes: sqlglot parses, an allow-list lets through.

Each step hands on to the next: `words` takes the text apart, `nesting` and `syntax` make a bounded
tree of it, `reader` turns the listed constructs into nodes and checks their kinds, and `typing`
makes sure that every comparison can be carried out exactly.
"""

from __future__ import annotations

from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.calls import CALLS
from fupin.rulebook.language.conditions import CONDITIONS
from fupin.rulebook.language.reader import Reader, Scope
from fupin.rulebook.language.syntax import syntax_tree
from fupin.rulebook.language.typing import check_digits
from fupin.rulebook.language.values import VALUES

__all__ = ["Scope", "parse_condition"]

_CONSTRUCTS = {**CONDITIONS, **VALUES, **CALLS}
"""All of the language: what is not listed here is refused by name."""


def parse_condition(text: str, scope: Scope) -> n.Node:
    """Parses an expression that is true, false or unknown.

    Raises:
        ExpressionError: it is too long or too deep, isn't in the language, uses an unknown name,
            or compares what can't be compared. The text names the place and what was expected.
    """
    node = Reader(scope, _CONSTRUCTS).condition(syntax_tree(text))
    check_digits(node)
    return node
