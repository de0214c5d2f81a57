"""The shape of the rule book's files, as Pydantic models; every scalar arrives as text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from fupin.model.text import Text
from fupin.model.verdict import Force
from fupin.strict_yaml.shapes import Shape, expected

_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
RULE_ID = r"^[A-Z]{2,6}[0-9]{2,3}$"
LIMIT_NAME = r"^[a-z][a-z0-9_]{0,59}$"
FIELD_PATH = r"^[a-z_]+\.[a-z][a-z0-9_]*$"
BOOK_ID = r"^[a-z0-9][a-z0-9.-]{0,59}$"
VERSION = r"^[0-9]+(\.[0-9]+){0,2}$"
USUAL_AS_OF = date(2018, 12, 31)


def _day(text: object) -> date:
    """A date, strictly: Pydantic by itself takes a bare number for seconds since 1970."""
    try:
        if isinstance(text, str) and _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise expected("日期 YYYY-MM-DD", "a date YYYY-MM-DD")


def figure_of(text: object) -> Decimal | date:
    """A plain decimal number or a date, strictly."""
    if isinstance(text, str) and _NUMBER.fullmatch(text):
        return Decimal(text)
    try:
        return _day(text)
    except PydanticCustomError as error:
        raise expected("普通小数或日期 YYYY-MM-DD", "a plain decimal number or a date YYYY-MM-DD") from error


def _flag(text: object) -> bool:
    if text not in ("true", "false"):
        raise expected(" true 或 false", "true or false")
    return text == "true"


def _in_both(value: object) -> object:
    """A text that is given once stands for both languages."""
    return {"zh": value, "en": value} if isinstance(value, str) else value


def _one_or_more(value: object) -> object:
    return value if isinstance(value, list) else [value]


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=30)]
RuleId = Annotated[str, StringConstraints(pattern=RULE_ID)]
Name = Annotated[str, StringConstraints(pattern=LIMIT_NAME)]
FieldPath = Annotated[str, StringConstraints(pattern=FIELD_PATH)]
Day = Annotated[date, BeforeValidator(_day)]
Flag = Annotated[bool, BeforeValidator(_flag)]
LimitFigure = Annotated[Decimal | date, BeforeValidator(figure_of)]
Row = dict[str, str]


class TextShape(Shape):
    """A text in both languages."""

    zh: Words
    en: Words

    def text(self) -> Text:
        """The pair."""
        return Text(self.zh, self.en)


class LimitShape(Shape):
    """A figure of the policy: value in the base unit, days in force, provision and phrase."""

    value: LimitFigure
    unit: Annotated[str, StringConstraints(min_length=1, max_length=12)]
    since: Day
    until: Day | None = None
    provision: Words
    phrase: Phrase
    source: Words | None = None


class NewValueShape(Shape):
    """A figure that an extending rule book puts in a limit's place: from a day on, to a day or for good."""

    value: LimitFigure
    since: Day
    until: Day | None = None
    phrase: Phrase | None = None
    source: Words


class CaseShape(Shape):
    """A record with its expected verdict.

    Fields that `given` leaves out are empty cells; `absent` names columns that are not there;
    `others` are further records of the same table, `tables` the other tables of the submission.
    """

    given: Row
    expect: Literal["pass", "fail", "unknown", "not_applicable"]
    note: Annotated[TextShape, BeforeValidator(_in_both)] | None = None
    as_of: Day = USUAL_AS_OF
    others: list[Row] = Field(default_factory=list)
    tables: dict[str, list[Row]] = Field(default_factory=dict)
    absent: list[str] = Field(default_factory=list)


class OverrideShape(Shape):
    """What an extending rule book changes of a rule: figures of its limits, with cases; whether it may be waived."""

    limits: dict[str, Annotated[list[NewValueShape], BeforeValidator(_one_or_more), Field(min_length=1)]] = Field(
        default_factory=dict
    )
    cases: list[CaseShape] = Field(default_factory=list)
    waivable: Flag | None = None


class NeverWithShape(Shape):
    """Rules that no record passes together with the one where this stands, and why that is meant."""

    rules: Annotated[list[RuleId], Field(min_length=1)]
    reason: TextShape


class RuleShape(Shape):
    """One testable statement of the policy.

    `cases_left_out` says why the rule has no case of a verdict, or none just beside a limit, that it
    would be expected to have: the reason by the verdict's or the limit's name. `implied_by` names the
    rules of the same record that say at least as much together: whoever fails this rule fails one of them.
    `never_with` names rules of the same record that can apply together with this one and that no record
    passes together with it, with the reason. `waivable` allows waivers, or forbids them; a rule without it may
    be waived where its force is in_principle.
    """

    id: RuleId
    clause: Words
    provisions: list[Words]
    force: Force
    when: Words | None = None
    require: Words
    limits: dict[Name, LimitShape] = Field(default_factory=dict)
    title: TextShape
    requirement: TextShape
    message: TextShape
    remedy: TextShape
    cases: Annotated[list[CaseShape], Field(min_length=1)]
    cases_left_out: dict[str, Words] = Field(default_factory=dict)
    implied_by: list[RuleId] = Field(default_factory=list)
    never_with: list[NeverWithShape] = Field(default_factory=list)
    waivable: Flag | None = None


class RuleFileShape(Shape):
    """The rules of one record kind."""

    record: str
    rules: Annotated[list[RuleShape], Field(min_length=1)]


class PolicyShape(Shape):
    """The document that the rule book encodes."""

    title: TextShape
    number: Words | None = None
    date: Day


class RuleBookShape(Shape):
    """The head of a rule book: `rulebook.yaml`.

    `unread_fields` says of fields that no rule reads why they are asked for, by `record.field`; a rule
    book that has the key is held to it.
    """

    format: Literal["fupin-rulebook/1"]
    id: Annotated[str, StringConstraints(pattern=BOOK_ID)]
    version: Annotated[str, StringConstraints(pattern=VERSION)]
    title: TextShape
    policy: PolicyShape | None = None
    extends: Words | None = None
    overrides: dict[str, OverrideShape] = Field(default_factory=dict)
    unread_fields: dict[FieldPath, TextShape] | None = None
