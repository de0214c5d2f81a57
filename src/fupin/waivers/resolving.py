"""Waivers held against the rule book: the rule, the record kind and the key that each of them names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fupin.model.errors import UsageError
from fupin.model.fields import FieldSpec
from fupin.model.problems import Problem, ProblemCode
from fupin.model.records import RECORDS
from fupin.model.suggestions import suggestion
from fupin.model.text import Text
from fupin.model.units import base_of, trimmed
from fupin.model.values import read_value, value_text
from fupin.model.waiver import Waiver
from fupin.reading.pin_names import field_named
from fupin.rulebook.book import Rule, RuleBook
from fupin.waivers.reading import WaiverEntry, WaiverFile
from fupin.waivers.telling import entry_problem

_WILDCARD = re.compile("[*?＊？%]")


@dataclass(frozen=True)
class Resolved:
    """The waivers that the rule book knows, in the order of the file, and what is wrong with the others."""

    waivers: tuple[Waiver, ...]
    problems: tuple[Problem, ...]


def resolved(file: WaiverFile, book: RuleBook) -> Resolved:
    """Finds the rule and the record that each waiver names.

    Args:
        file: the file of waivers.
        book: the rule book.

    Returns:
        Waivers with the true key of their record; those with a problem are left out.
    """
    waivers: list[Waiver] = []
    problems: list[Problem] = []
    for entry in file.entries:
        resolving = _Resolving(file.path, entry)
        waiver = resolving.waiver(book)
        problems += resolving.problems
        if not resolving.problems and waiver is not None:
            waivers.append(waiver)
    return Resolved(tuple(waivers), tuple(problems))


class _Resolving:
    """Resolves one waiver, and collects what is wrong with it."""

    def __init__(self, path: str, entry: WaiverEntry) -> None:
        self._path = path
        self._entry = entry
        self._names_are_sound = True
        self.problems: list[Problem] = []

    def waiver(self, book: RuleBook) -> Waiver | None:
        """The waiver; of use where there were no problems. None where there is no such rule."""
        rule = book.find(self._entry.rule)
        if rule is None:
            self._no_rule(book)
            return None
        self._rule_allows(rule)
        entry = self._entry
        return Waiver(
            rule=rule.id,
            record=rule.record,
            key=self._key(rule.record),
            county=None if entry.county is None else trimmed(entry.county),
            reason=entry.reason,
            authority=entry.authority,
            document=entry.document,
            granted_on=entry.granted_on,
            expires_on=entry.expires_on,
            path=self._path,
            line=entry.line,
        )

    def _no_rule(self, book: RuleBook) -> None:
        name = self._entry.rule
        if _WILDCARD.search(name):
            self._too_broad(
                f"{name} 不是一条规则；一项豁免只写一条规则的编号",
                f"{name} is not one rule; a waiver names a single rule by its id",
            )
            return
        hint = suggestion(name, [rule.id for rule in book.rules])
        self._unknown(f"没有规则 {name}{hint.zh}", f"there is no rule {name}{hint.en}")

    def _rule_allows(self, rule: Rule) -> None:
        if not rule.may_be_waived:
            self._too_broad(
                f"规则 {rule.id} 不可豁免：只有“原则上”的规则和规则库写明可以豁免的才可以；删去这一项，按规则整改",
                f"rule {rule.id} may not be waived: only rules that bind in principle, and those that the rule book"
                " says may be; remove the entry and mend the record",
            )
        named = self._entry.record
        if named is not None and named != rule.record:
            self._unknown(
                f"规则 {rule.id} 检查的是{RECORDS[rule.record].sheet}，不是{RECORDS[named].sheet}；改正或删去 record",
                f"rule {rule.id} is about {rule.record}, not {named}; correct record, or leave it out",
            )

    def _key(self, record: str) -> dict[str, str]:
        """The true key, its fields in the order of the record kind."""
        model = RECORDS[record]
        found: dict[str, str] = {}
        for name, text in self._entry.key.items():
            field = self._field(name, record)
            if field is None:
                continue
            if field.name in found:
                self._unknown(f"{field.header} 写了两次；只留一处", f"{field.name} stands twice; keep one of the two")
            found[field.name] = self._part(field, text)
        fields = model.fields()
        missing = [fields[name] for name in model.key if name not in found] if self._names_are_sound else []
        if missing:
            zh, en = "、".join(field.header for field in missing), ", ".join(field.name for field in missing)
            self._too_broad(
                f"key 缺少{zh}，会对上不止一条记录；请补上", f"key lacks {en} and would fit several records; add it"
            )
        return {name: found[name] for name in model.key if name in found}

    def _field(self, name: str, record: str) -> FieldSpec | None:
        """The key field of a name."""
        model = RECORDS[record]
        try:
            field = field_named(name, record)
        except UsageError as error:
            self._names_are_sound = False
            self._unknown(*error.text)
            return None
        if field.name in model.key:
            return field
        self._names_are_sound = False
        keys = [model.fields()[key] for key in model.key]
        zh, en = "、".join(key.header for key in keys), ", ".join(key.name for key in keys)
        self._unknown(
            f"{field.header}不是{model.sheet}的主键；key 应写 {zh}",
            f"{field.name} is not part of the key of {record}; expected {en}",
        )
        return None

    def _part(self, field: FieldSpec, text: str) -> str:
        """A part of the key, as a cell with this text would be read."""
        reading = read_value(text, field, base_of(field))
        if not reading.filled or _WILDCARD.search(text):
            shown = text.strip() or "空"
            self._too_broad(
                f"{field.header} 写的是 {shown}，会对上不止一条记录；请写一条记录的值",
                f"{field.name} is {text.strip() or 'empty'} and would fit several records; name one record's value",
            )
        elif reading.value is None:
            self._unknown(
                f"{field.header} 写的是 {text}，不是这一列的值；请照表里填写",
                f"{field.name} is {text}, no value of that column; write it as the sheet has it",
            )
        return value_text(reading.value) or ""

    def _unknown(self, zh: str, en: str) -> None:
        self._add(ProblemCode.WAIVER_UNKNOWN, zh, en)

    def _too_broad(self, zh: str, en: str) -> None:
        self._add(ProblemCode.WAIVER_TOO_BROAD, zh, en)

    def _add(self, code: ProblemCode, zh: str, en: str) -> None:
        self.problems.append(entry_problem(code, self._path, self._entry, Text(zh, en)))


def in_play(file: WaiverFile, book: RuleBook, applied: frozenset[str]) -> Iterator[WaiverEntry]:
    """The waivers of a check: those of rules that were left out by the selection say nothing about it.

    Args:
        file: the file of waivers.
        book: the rule book.
        applied: the ids of the rules that were applied.
    """
    for entry in file.entries:
        if entry.rule in applied or book.find(entry.rule) is None:
            yield entry
