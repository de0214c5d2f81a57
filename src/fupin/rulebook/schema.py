"""The shape of the rule book's files, as Pydantic models; every scalar arrives as text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from fupin.model.text import Text
from fupin.model.verdict import Force, Verdict

_NUMBER = re.compile(r"^-?[0-9]+(\.[0-9]+)?$")
_DATE = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")


def _figure(text: object) -> Decimal | date:
    if isinstance(text, str) and _NUMBER.match(text):
        return Decimal(text)
    if isinstance(text, str) and _DATE.match(text):
        return date.fromisoformat(text)
    raise ValueError("expected a plain decimal number or a date YYYY-MM-DD")


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=30)]
RuleId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,6}[0-9]{2,3}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Row = dict[str, str]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TextShape(_Shape):
    """A text in both languages."""

    zh: Words
    en: Words

    def text(self) -> Text:
        """The pair."""
        return Text(self.zh, self.en)


class LimitShape(_Shape):
    """A figure of the policy: value in the base unit, days in force, provision and phrase."""

    value: Annotated[Decimal | date, BeforeValidator(_figure)]
    unit: Annotated[str, StringConstraints(min_length=1, max_length=12)]
    since: date
    until: date | None = None
    provision: str
    phrase: Phrase
    source: Words | None = None


class OverrideShape(_Shape):
    """What an extending rule book changes of a limit: its value from a day on."""

    value: Annotated[Decimal | date, BeforeValidator(_figure)]
    since: date
    until: date | None = None
    phrase: Phrase | None = None
    source: Words


class CaseShape(_Shape):
    """A record with its expected verdict.

    Fields that `given` leaves out are empty cells; `absent` names columns that are not there;
    `others` are further records of the same table, `tables` the other tables of the submission.
    """

    given: Row
    expect: Verdict
    note: Words | None = None
    as_of: date = date(2018, 12, 31)
    others: list[Row] = Field(default_factory=list)
    tables: dict[str, list[Row]] = Field(default_factory=dict)
    absent: list[str] = Field(default_factory=list)


class RuleShape(_Shape):
    """One testable statement of the policy."""

    id: RuleId
    clause: Words
    provisions: list[str]
    force: Force
    when: Words | None = None
    require: Words
    limits: dict[Name, LimitShape] = Field(default_factory=dict)
    title: TextShape
    requirement: TextShape
    message: TextShape
    remedy: TextShape
    cases: Annotated[list[CaseShape], Field(min_length=1)]


class RuleFileShape(_Shape):
    """The rules of one record kind."""

    record: str
    rules: Annotated[list[RuleShape], Field(min_length=1)]


class PolicyShape(_Shape):
    """The document that the rule book encodes."""

    title: TextShape
    number: Words | None = None
    date: date


class RuleBookShape(_Shape):
    """The head of a rule book: `rulebook.yaml`."""

    format: Literal["fupin-rulebook/1"]
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]{0,59}$")]
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+){0,2}$")]
    title: TextShape
    policy: PolicyShape | None = None
    extends: str | None = None
    overrides: dict[str, dict[str, OverrideShape]] = Field(default_factory=dict)
