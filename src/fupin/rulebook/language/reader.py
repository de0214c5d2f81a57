"""The reader of a tree: it knows the names in scope, lets through what is listed, and checks kinds.

Which constructs there are, and how each becomes a node, is said by the modules `conditions`,
`values` and `calls`; `parsing` puts their lists together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlglot import exp

from fupin.model.fields import FieldSpec
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.refusals import refusal, shown
from fupin.rulebook.language.typing import Kind, kind_of
from fupin.rulebook.limits import Limit


@dataclass(frozen=True)
class Scope:
    """The names that an expression may use.

    Attributes:
        fields: fields of the rule's record, by name.
        limits: limits of the rule, by name.
        keys: for each record kind, its first key field (for `found_in`).
    """

    fields: Mapping[str, FieldSpec]
    limits: Mapping[str, Limit]
    keys: Mapping[str, FieldSpec]


class Construct(NamedTuple):
    """A construct of the language.

    Attributes:
        read: turns a tree of it into a node.
        parts: the arguments that such a tree may have. A parser hangs other things on it (joins of a
            column, SYMMETRIC of a BETWEEN); whatever is not named here is refused.
    """

    read: Callable[[Reader, exp.Expr], n.Node]
    parts: frozenset[str]


@dataclass(frozen=True)
class Reader:
    """Turns trees of bounded depth into typed nodes."""

    scope: Scope
    constructs: Mapping[type[exp.Expr], Construct]
    in_group: bool = False

    def inside_group(self) -> Reader:
        """The same reader for what stands inside a group function."""
        return replace(self, in_group=True)

    def node(self, tree: exp.Expr) -> n.Node:
        """The node of a tree.

        Raises:
            ExpressionError: it isn't in the language, names what does not exist, or doesn't fit.
        """
        construct = self.constructs.get(type(tree))
        if construct is None:
            raise refusal(
                f"表达式里不能用 {type(tree).__name__}：{shown(tree)}",
                f"{type(tree).__name__} is not part of the language: {shown(tree)}",
            )
        check_parts(tree, construct.parts)
        return construct.read(self, tree)

    def condition(self, tree: exp.Expr) -> n.Node:
        """The node of a tree that must be true, false or unknown."""
        return self.value(tree, Kind.CONDITION)

    def value(self, tree: exp.Expr, kind: Kind) -> n.Node:
        """The node of a tree that must be of a kind."""
        node = self.node(tree)
        found = kind_of(node)
        if found is not kind:
            raise refusal(
                f"这里要{kind.name_zh}，而 {shown(tree)} 是{found.name_zh}",
                f"a {kind.value} is expected here, but {shown(tree)} is a {found.value}",
            )
        return node


def check_parts(tree: exp.Expr, allowed: frozenset[str]) -> None:
    """Refuses a tree on which something hangs that the language has not."""
    extra = [name for name, part in tree.args.items() if part not in (None, [], False) and name not in allowed]
    if extra:
        raise refusal(f"不允许的写法：{shown(tree)}", f"not part of the language: {shown(tree)}")
