"""What a rule book has and nobody uses: cases that repeat another, fields that no rule reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.rulebook.book import Case, Rule, RuleBook, Source, identifiers, placeholders
from fupin.rulebook.head import HEAD
from fupin.rulebook.parsed import ParsedRule
from fupin.rulebook.policy_shapes import TargetShape
from fupin.verification.gaps import Gap, gap_of

_PLACES = frozenset({"county", "township", "village"})
_NAME_SUFFIX = "_name"


def case_gaps(rule: Rule) -> Iterator[Gap]:
    """The cases of a rule that show what an earlier one shows."""
    seen: list[Case] = []
    for number, case in enumerate(rule.cases, start=1):
        earlier = next((at for at, other in enumerate(seen, start=1) if _same(case, other)), None)
        if earlier is not None:
            yield gap_of(
                rule,
                "cases",
                f"第 {number} 个例子与第 {earlier} 个相同",
                f"case {number} is the same as case {earlier}",
            )
        seen.append(case)


def _same(case: Case, other: Case) -> bool:
    """Whether two cases are the same submission at the same date; an empty cell is none."""
    return _content(case) == _content(other)


def _content(case: Case) -> tuple[object, ...]:
    rows = [{name: text for name, text in row.items() if text} for row in (case.given, *case.others)]
    return rows, case.tables, frozenset(case.absent), case.as_of


def field_gaps(book: RuleBook, rules: Sequence[ParsedRule], targets: Iterable[TargetShape] = ()) -> Iterator[Gap]:
    """The fields that nothing reads and for which no reason is given, and those that are read in spite of one.

    A field is read by a rule, its message or a target's proof, or it is a key, a place or a name. Only a
    rule book that has `unread_fields` is held to it.
    """
    if book.unread_fields is None:
        return
    by_rules = {name for rule in rules for name in _read_by_rule(rule)}
    read = by_rules | {name for target in targets for name in _read_by_target(target)}
    fields = {
        f"{record}.{name}": field for record, model in RECORDS.items() for name, field in model.fields().items()
    }
    for name, field in fields.items():
        if name not in read and name not in book.unread_fields and not _locates(name, field):
            yield _gap(book, name, "没有规则、信息或目标用到", "is read by no rule, message or target")
    for name in book.unread_fields:
        if name in by_rules:
            yield _gap(book, name, "写明没有规则用到，其实用到了", "is said to be read by no rule, but one reads it")


def _read_by_rule(rule: ParsedRule) -> Iterator[str]:
    names = {field.name for field in rule.reads}
    names |= placeholders(rule.rule.message.zh) | placeholders(rule.rule.message.en)
    for name in names:
        yield f"{rule.rule.record}.{name}"


def _read_by_target(target: TargetShape) -> Iterator[str]:
    """The fields that a target's proofs name, whatever they ask of them."""
    proofs = target.proof if isinstance(target.proof, list) else [target.proof]
    for proof in proofs:
        parts = {} if proof is None else proof.model_dump()
        record = parts.pop("record", "")
        for text in parts.values():
            for name in identifiers(text if isinstance(text, str) else ""):
                yield f"{record}.{name}"


def _locates(name: str, field: FieldSpec) -> bool:
    """Whether a field says which record it is, and where and whose; a reader needs that of every finding."""
    key = RECORDS[name.partition(".")[0]].key
    return field.name in key or field.name in _PLACES or field.name.endswith(_NAME_SUFFIX) or field.personal


def _gap(book: RuleBook, name: str, zh: str, en: str) -> Gap:
    source = book.source or Source(Path(HEAD), 1)
    path, line = source.path, source.line_of("unread_fields")
    where = f"{path}:{line}: {name}"
    return Gap("", path, line, Text(f"{where}：{zh}", f"{where}: {en}"))
