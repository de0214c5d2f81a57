"""What a rule book says of its rules and fields by name: rules that belong together, fields that no rule reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fupin.model.records import RECORDS
from fupin.model.suggestions import unknown
from fupin.model.text import Text
from fupin.rulebook.book import Rule, RuleBook
from fupin.rulebook.head import Head
from fupin.strict_yaml.faults import Fault, keyed


def reference_faults(rules: Iterable[Rule]) -> Iterator[Fault]:
    """The ids under `implied_by` and `never_with` that are no other rule of the same record."""
    listed = list(rules)
    by_record: dict[str, list[str]] = {}
    for rule in listed:
        by_record.setdefault(rule.record, []).append(rule.id)
    for rule in listed:
        others = [rule_id for rule_id in by_record[rule.record] if rule_id != rule.id]
        named = {
            "implied_by": rule.implied_by,
            "never_with": [rule_id for each in rule.never_with for rule_id in each.rules],
        }
        for key, ids in named.items():
            for rule_id in ids:
                if rule_id not in others:
                    text = unknown("同种记录的其他规则", "other rule of the record", rule_id, others)
                    yield Fault(rule.source.path, rule.source.line_of(key), keyed(f"{rule.id}.{key}", text))


def unread_field_faults(head: Head) -> Iterator[Fault]:
    """The names under `unread_fields` that are no field of a record kind."""
    for name in head.shape.unread_fields or {}:
        record, _, field = name.partition(".")
        known = RECORDS[record].fields() if record in RECORDS else {}
        if field in known:
            continue
        text = (
            unknown("字段", "field", field, known) if known else unknown("记录种类", "record kind", record, RECORDS)
        )
        yield head.source.fault(("unread_fields", name), f"unread_fields.{name}", text)


def unread_fields(head: Head, base: RuleBook | None) -> Mapping[str, Text] | None:
    """What a rule book and the one that it extends say of their unread fields; None where neither does."""
    own = head.shape.unread_fields
    inherited = None if base is None else base.unread_fields
    if own is None and inherited is None:
        return None
    return {**(inherited or {}), **{name: reason.text() for name, reason in (own or {}).items()}}
