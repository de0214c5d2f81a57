"""Rules with their expressions parsed and typed against the record models."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fupin.model.errors import ExpressionError
from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.rulebook.book import Rule, RuleBook
from fupin.rulebook.faults import RuleBookFaultsError
from fupin.rulebook.language.nodes import FoundIn, Node, fields_read, walk
from fupin.rulebook.language.parsing import Scope, parse_condition
from fupin.rulebook.loading import read_rule_book
from fupin.strict_yaml.faults import Fault, keyed


@dataclass(frozen=True, slots=True)
class ParsedRule:
    """A rule and its typed conditions.

    Attributes:
        rule: the rule.
        when: its applicability; None where it applies to every record.
        require: its requirement.
        reads: the fields that it reads, those of `require` first.
        tables: the other record kinds that it looks into, each with the field looked for there.
    """

    rule: Rule
    when: Node | None
    require: Node
    reads: tuple[FieldSpec, ...]
    tables: tuple[tuple[str, str], ...]


def load_parsed_book(folder: Path) -> tuple[RuleBook, tuple[ParsedRule, ...]]:
    """Loads a rule book and parses its rules, so that all its faults are told at once.

    Raises:
        RuleBookError: names every fault, of the files and of the expressions in them.
    """
    reading = read_rule_book(folder)
    rules = () if reading.book is None else reading.book.rules
    parsed, faults = _parsed_each(rules)
    if reading.book is None or reading.faults or faults:
        raise RuleBookFaultsError([*reading.faults, *faults])
    return reading.book, parsed


def parse_rules(rules: Iterable[Rule]) -> tuple[ParsedRule, ...]:
    """Parses all rules.

    Raises:
        RuleBookFaultsError: every expression that isn't in the language or doesn't fit, at its line.
    """
    parsed, faults = _parsed_each(rules)
    if faults:
        raise RuleBookFaultsError(faults)
    return parsed


def _parsed_each(rules: Iterable[Rule]) -> tuple[tuple[ParsedRule, ...], list[Fault]]:
    keys = {name: model.fields()[model.key[0]] for name, model in RECORDS.items()}
    parsed: list[ParsedRule] = []
    faults: list[Fault] = []
    for rule in rules:
        scope = Scope(RECORDS[rule.record].fields(), rule.limits, keys)
        when = None if rule.when is None else _node(rule, "when", rule.when, scope, faults)
        require = _node(rule, "require", rule.require, scope, faults)
        if require is not None:
            parsed.append(_parsed(rule, when, require))
    return tuple(parsed), faults


def _node(rule: Rule, part: str, text: str, scope: Scope, faults: list[Fault]) -> Node | None:
    try:
        return parse_condition(text, scope)
    except ExpressionError as error:
        text_found = keyed(f"{rule.id}.{part}", error.text)
        faults.append(Fault(rule.source.path, rule.source.line_of(part), text_found))
        return None


def _parsed(rule: Rule, when: Node | None, require: Node) -> ParsedRule:
    both = (require,) if when is None else (require, when)
    tables = {(part.record, part.key): None for node in both for part in walk(node) if isinstance(part, FoundIn)}
    return ParsedRule(rule, when, require, fields_read(*both), tuple(tables))
