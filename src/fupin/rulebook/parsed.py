"""Rules with their expressions parsed and typed against the record models."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fupin.model.errors import ExpressionError
from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.rulebook.book import Rule
from fupin.rulebook.faults import Fault, RuleBookFaultsError
from fupin.rulebook.language.nodes import FoundIn, Node, fields_read, walk
from fupin.rulebook.language.parsing import Scope, parse_condition
from fupin.rulebook.yaml_text import read_yaml


@dataclass(frozen=True, slots=True)
class ParsedRule:
    """A rule and its typed conditions.

    Attributes:
        rule: the rule.
        when: its applicability; None where it applies to every record.
        require: its requirement.
        reads: the fields that it reads, those of `require` first.
        tables: the other record kinds that it looks into.
    """

    rule: Rule
    when: Node | None
    require: Node
    reads: tuple[FieldSpec, ...]
    tables: tuple[tuple[str, str], ...]


def parse_rules(rules: Iterable[Rule]) -> tuple[ParsedRule, ...]:
    """Parses all rules.

    Raises:
        RuleBookFaultsError: every expression that isn't in the language or doesn't fit, at its line.
    """
    parsed, faults = [], []
    for rule in rules:
        scope = Scope(RECORDS[rule.record].fields(), rule.limits, _keys())
        nodes: dict[str, Node | None] = {"when": None, "require": None}
        for part, text in (("when", rule.when), ("require", rule.require)):
            try:
                nodes[part] = None if text is None else parse_condition(text, scope)
            except ExpressionError as error:
                faults.append(_located(rule, part, error))
        if nodes["require"] is not None:
            parsed.append(_parsed(rule, nodes["when"], nodes["require"]))
    if faults:
        raise RuleBookFaultsError(faults)
    return tuple(parsed)


def _keys() -> dict[str, FieldSpec]:
    return {name: model.fields()[model.key[0]] for name, model in RECORDS.items()}


def _parsed(rule: Rule, when: Node | None, require: Node) -> ParsedRule:
    both = (require,) if when is None else (require, when)
    tables = {(part.record, part.key): None for node in both for part in walk(node) if isinstance(part, FoundIn)}
    return ParsedRule(rule, when, require, fields_read(*both), tuple(tables))


def _located(rule: Rule, part: str, error: ExpressionError) -> Fault:
    source = read_yaml(rule.source.path)
    places = [place for place, line in source.lines.items() if line == rule.source.line and len(place) == 2]
    line = source.line_of((*places[0], part)) if places else rule.source.line
    key = f"{rule.id}.{part}"
    return Fault(rule.source.path, line, Text(f"{key}：{error.text.zh}", f"{key}: {error.text.en}"))
