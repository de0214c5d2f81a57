"""The columns of a record's sheet: what each is called, how much it is needed, which rules read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from fupin.model.cell import Value
from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.model.text import Language, Text
from fupin.rulebook.book import Rule, RuleBook
from fupin.template.examples import example_of
from fupin.template.headers import header_text
from fupin.template.meanings import meanings_of


class Role(Enum):
    """How much a column is needed; the values are words for users."""

    KEY = Text("必填", "required")
    KEY_PART = Text("区分记录", "tells records apart")
    JUDGED = Text("检查要用", "read by rules")
    FURTHER = Text("供核对", "for reference")


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column of a record's sheet.

    Attributes:
        field: its field.
        header: the header that stands in the sheet.
        role: how much it is needed.
        rules: the rules that read it, in the order of the rule book.
        meaning: what its value is, where the header leaves a doubt; None elsewhere.
        purpose: why a field that no rule reads is asked for; None where the rule book doesn't say.
        example: its value in the example row; None for an empty cell.
    """

    field: FieldSpec
    header: str
    role: Role
    rules: tuple[Rule, ...]
    meaning: Text | None
    purpose: Text | None
    example: Value | None


def template_columns(record: str, book: RuleBook, language: Language) -> tuple[TemplateColumn, ...]:
    """The columns of a record's sheet, in the order of its model."""
    model = RECORDS[record]
    rules = [(rule, {field.name for field in rule.fields_named()}) for rule in book.rules if rule.record == record]
    examples, meanings = example_of(record).values, meanings_of(record)
    columns = []
    for name, field in model.fields().items():
        reading = tuple(rule for rule, names in rules if name in names)
        columns.append(
            TemplateColumn(
                field=field,
                header=header_text(field, language),
                role=_role(name, model.key, bool(reading)),
                rules=reading,
                meaning=meanings.get(name),
                purpose=(book.unread_fields or {}).get(f"{record}.{name}"),
                example=examples[name],
            )
        )
    return tuple(columns)


def _role(name: str, key: tuple[str, ...], judged: bool) -> Role:
    if name == key[0]:
        return Role.KEY
    if name in key:
        return Role.KEY_PART
    return Role.JUDGED if judged else Role.FURTHER
