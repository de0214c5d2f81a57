"""A rule book as the program uses it: rules with their texts, limits and cases."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.model.verdict import Force, Level, Verdict
from fupin.rulebook.limits import Limit


@dataclass(frozen=True, slots=True)
class Case:
    """A record with its expected verdict; see `CaseShape` for what the parts mean."""

    given: dict[str, str]
    expect: Verdict
    note: str
    as_of: date
    others: tuple[dict[str, str], ...]
    tables: dict[str, tuple[dict[str, str], ...]]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands: file and line, from 1."""

    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `when` and `require` are texts of the expression language."""

    id: str
    record: str
    clause: str
    provisions: tuple[str, ...]
    force: Force
    when: str | None
    require: str
    limits: dict[str, Limit]
    title: Text
    requirement: Text
    message: Text
    remedy: Text
    cases: tuple[Case, ...]
    source: Source

    @property
    def level(self) -> Level:
        """The level of a finding of this rule."""
        return self.force.level

    def fields_named(self) -> tuple[FieldSpec, ...]:
        """The fields that the rule's expressions name, those of `require` first, each once."""
        known = RECORDS[self.record].fields()
        words = (*identifiers(self.require), *identifiers(self.when or ""))
        return tuple(known[word] for word in dict.fromkeys(words) if word in known)


@dataclass(frozen=True, slots=True)
class RuleBook:
    """A rule book: its identity, the hash over its files, and its rules in order."""

    id: str
    version: str
    title: Text
    sha256: str
    rules: tuple[Rule, ...]

    def find(self, rule_id: str) -> Rule | None:
        """The rule of an id, or None."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)


def identifiers(expression: str) -> tuple[str, ...]:
    """The names in an expression, in order, texts in quotes left out."""
    return tuple(re.findall(r"[a-z_][a-z0-9_]*", re.sub(r"'(?:[^']|'')*'", "", expression)))


def placeholders(message: str) -> set[str]:
    """The names in braces of a message.

    Raises:
        ValueError: a brace is open, or something other than a name stands in it.
    """
    names = set()
    for _, name, form, conversion in string.Formatter().parse(message):
        if name is not None:
            if not name.isidentifier() or form or conversion:
                raise ValueError(f"{{{name}}}")
            names.add(name)
    return names
