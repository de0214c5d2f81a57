"""A rule book as the program uses it: rules with their texts, limits and cases."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.model.verdict import Force, Level, Verdict
from fupin.rulebook.limits import Limit


@dataclass(frozen=True, slots=True)
class Source:
    """Where something of a rule book stands.

    Attributes:
        path: the file.
        line: its line, from 1.
        lines: of a rule, the lines of its keys (`when`, `require`, `message` ...).
    """

    path: Path
    line: int
    lines: Mapping[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int:
        """The line of a key; the line of the rule where the key is not recorded."""
        return self.lines.get(key, self.line)


@dataclass(frozen=True, slots=True)
class Case:
    """A record with its expected verdict; see `CaseShape` for what the parts mean.

    Attributes:
        source: where the case stands; None for a case made by a program.
    """

    given: dict[str, str]
    expect: Verdict
    note: Text
    as_of: date
    others: tuple[dict[str, str], ...]
    tables: dict[str, tuple[dict[str, str], ...]]
    absent: tuple[str, ...]
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class NeverWith:
    """Ids of rules that no record passes together with the one that names them, and why that is meant."""

    rules: tuple[str, ...]
    reason: Text


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `when` and `require` are texts of the expression language.

    Attributes:
        cases_left_out: why there is no case of a verdict, or none just beside a limit, by its name.
        implied_by: ids of rules of the same record of which a record fails one where it fails this one.
        never_with: rules that no record passes together with this one though all can apply, with the reason.
        waivable: whether the rule book allows or forbids waivers in so many words; None where the force tells.
    """

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
    cases_left_out: Mapping[str, str] = field(default_factory=dict)
    implied_by: tuple[str, ...] = ()
    never_with: tuple[NeverWith, ...] = ()
    waivable: bool | None = None

    @property
    def may_be_waived(self) -> bool:
        """Whether a waiver may lift it for a record: as the rule book says, else where it binds in principle only."""
        return self.force is Force.IN_PRINCIPLE if self.waivable is None else self.waivable

    @property
    def level(self) -> Level:
        """The level of a finding of this rule."""
        return self.force.level

    def fields_named(self) -> tuple[FieldSpec, ...]:
        """The fields that the rule's expressions name, those of `require` first, each once."""
        known = RECORDS[self.record].fields()
        return tuple(known[word] for word in dict.fromkeys(self.names()) if word in known)

    def names(self) -> tuple[str, ...]:
        """All names in the rule's expressions, those of `require` first."""
        return (*identifiers(self.require), *identifiers(self.when or ""))


@dataclass(frozen=True, slots=True)
class RuleBook:
    """A rule book: its identity, the hash over its files, and its rules in order.

    Attributes:
        unread_fields: why a field that no rule reads is asked for, by `record.field`; None where the rule
            book doesn't say of its fields what they are for.
        source: its head; None for a rule book made by a program.
    """

    id: str
    version: str
    title: Text
    sha256: str
    rules: tuple[Rule, ...]
    unread_fields: Mapping[str, Text] | None = None
    source: Source | None = None

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
