"""The shape of the files that hold a rule book against its policy: provisions, targets and tasks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from fupin.rulebook.schema import Day, Phrase, TextShape, Words, figure_of
from fupin.strict_yaml.shapes import Shape, expected

PROVISION_ID = r"^[0-9](\.[0-9])?-[a-z]{1,2}$"
TARGET_ID = r"^T[0-9]{2,3}$"
ClauseNumber = Annotated[str, StringConstraints(pattern=r"^[0-9](\.[0-9])?$")]
Letters = Annotated[str, StringConstraints(pattern=r"^[a-z]{1,2}$")]
TASK_NO = r"^[0-9]{1,2}$"
YEAR = r"^[0-9]{4}$"
ProvisionId = Annotated[str, StringConstraints(pattern=PROVISION_ID)]
TargetId = Annotated[str, StringConstraints(pattern=TARGET_ID)]
ProvisionKind = Literal[
    "definition", "principle", "recommendation", "obligation", "target", "eligibility", "prohibition", "procedure",
    "benefit", "reporting",
]  # fmt: skip
WhyNotEncoded = Literal["judgement", "no_data", "definition"]
TargetKind = Literal["level", "increase", "cumulative", "yearly"]


def _decimal(value: object) -> Decimal:
    figure = figure_of(value)
    if not isinstance(figure, Decimal):
        raise expected("普通小数", "a plain decimal number")
    return figure


Quantity = Annotated[Decimal, BeforeValidator(_decimal)]


class FigureShape(Shape):
    """A figure in a provision's text: accounted for by limits and targets, or exempt with a reason.

    `text` stands so in the document; `by` names limits (`LOAN01.amount_max`), targets (`T18`) and
    tasks' deadlines (`task 5`); `exempt` says why nothing is measured by it.
    """

    text: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    by: list[Words] = Field(default_factory=list)
    exempt: TextShape | None = None

    @model_validator(mode="after")
    def _accounted(self) -> FigureShape:
        if bool(self.by) == (self.exempt is not None):
            raise expected("by 和 exempt 两者之一", "one of by and exempt")
        return self


class ReadingShape(Shape):
    """An ambiguity: what is unclear, the reading chosen, the other one, and what it would change."""

    question: TextShape
    chosen: TextShape
    other: TextShape
    change: TextShape


class NotEncodedShape(Shape):
    """Why no rule and no target stands for a provision."""

    why: WhyNotEncoded
    reason: TextShape


class ProvisionShape(Shape):
    """A passage of the policy: in our own words, with its disposition.

    Exactly one of `encoded_by` (ids of rules and targets) and `not_encoded` is given.
    """

    id: ProvisionId
    clause: Words
    phrase: Annotated[str, StringConstraints(min_length=2, max_length=40)]
    kind: ProvisionKind
    subject: TextShape
    summary: TextShape
    figures: list[FigureShape] = Field(default_factory=list)
    encoded_by: list[Words] = Field(default_factory=list)
    not_encoded: NotEncodedShape | None = None
    readings: list[ReadingShape] = Field(default_factory=list)

    @model_validator(mode="after")
    def _disposed(self) -> ProvisionShape:
        if bool(self.encoded_by) == (self.not_encoded is not None):
            raise expected("encoded_by 和 not_encoded 两者之一", "one of encoded_by and not_encoded")
        return self


class ExemptionShape(Shape):
    """A numeral of the document that is no figure: an idiom, a name, a title."""

    clause: Words
    phrase: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    reason: TextShape


class ProvisionFileShape(Shape):
    """`provisions.yaml`; `last_letters` says where the provisions of a clause number (`5.2`) end: none gets lost."""

    last_letters: dict[ClauseNumber, Letters] = Field(default_factory=dict)
    provisions: Annotated[list[ProvisionShape], Field(min_length=1)]
    exemptions: list[ExemptionShape] = Field(default_factory=list)


class ProofShape(Shape):
    """How a submission's own records show a target's value.

    `of` says which records are looked at (all where it is not given; where none is, nothing is shown)
    and `where` which of those count: conditions of the expression language, in which `as_of` is the
    day that the value is shown for. What is shown is how many count (`count`), the sum of their
    `total` (`sum`), or a `share`: of the records, or the sum of `total` in the sum of `whole`.
    """

    record: Words
    shows: Literal["count", "sum", "share"]
    of: Words | None = None
    where: Words | None = None
    total: Words | None = None
    whole: Words | None = None

    @model_validator(mode="after")
    def _fitting(self) -> ProofShape:
        summed = (self.total is not None, self.whole is not None)
        if summed not in _SUMMED[self.shows]:
            raise expected(*_SUMMED_WORDS[self.shows])
        return self


_SUMMED = {"count": [(False, False)], "sum": [(True, False)], "share": [(False, False), (True, True)]}
_SUMMED_WORDS = {
    "count": ("不写 total 和 whole 的 count", "count without total and whole"),
    "sum": ("写 total、不写 whole 的 sum", "sum with total and without whole"),
    "share": ("total 和 whole 都写或都不写的 share", "share with both of total and whole or neither"),
}


class TargetShape(Shape):
    """A dated target of the province.

    `adds` says whether the values of areas that don't overlap add up to the whole's; a share or a mean
    lies between them instead. `proof` lists the ways to show the value from records, the best first.
    """

    id: TargetId
    task: Annotated[str, StringConstraints(pattern=TASK_NO)]
    clause: Words
    provision: ProvisionId
    phrase: Phrase
    name: TextShape
    due: Day
    op: Literal[">=", "<="]
    value: Quantity
    unit: Words
    kind: TargetKind
    adds: Literal["true", "false"] = "true"
    years: list[Annotated[str, StringConstraints(pattern=YEAR)]] = Field(default_factory=list)
    proof: list[ProofShape] = Field(default_factory=list)

    @model_validator(mode="after")
    def _yearly(self) -> TargetShape:
        if bool(self.years) != (self.kind == "yearly"):
            raise expected("只有 yearly 的目标写 years，而且必须写", "years for a yearly target and for no other")
        if self.years and self.years != sorted(set(self.years)):
            raise expected("从早到晚、不重复的 years", "years in order, each once")
        if self.years and self.years[0] != f"{self.due.year}":
            raise expected("与 due 同年的第一个年份", "a first year that is the year of due")
        return self

    @model_validator(mode="after")
    def _adding(self) -> TargetShape:
        if "adds" in self.model_fields_set and self.kind != "level":
            raise expected("只有 level 的目标写 adds", "adds for a level target only")
        if self.kind == "level" and "adds" not in self.model_fields_set:
            raise expected("level 的目标写明 adds", "adds for a level target")
        return self

    @property
    def last_due(self) -> date:
        """The day on which the last figure is due: of a yearly target, that of its last year."""
        return self.due.replace(year=int(self.years[-1])) if self.years else self.due


class AreasShape(Shape):
    """Which areas contain others, so that no value is counted twice.

    `whole` are the names of the area that the targets speak of, `containing` those of its parts that
    contain counties, `apart` those that stand beside them. What is in no list is a county.
    """

    whole: Annotated[list[Words], Field(min_length=1)]
    containing: list[Words] = Field(default_factory=list)
    apart: list[Words] = Field(default_factory=list)


class TargetFileShape(Shape):
    """`targets.yaml`; without `areas` the values of several areas are never put together."""

    areas: AreasShape | None = None
    targets: Annotated[list[TargetShape], Field(min_length=1)]


class MilestoneShape(Shape):
    """A deadline of a task and what is due by then; `targets` are the ids of those measured at it."""

    deadline: Day
    phrase: Phrase
    what: TextShape
    targets: list[TargetId] = Field(default_factory=list)


class TaskShape(Shape):
    """One of the tasks of the annex; `local` says whether cities' and counties' departments share it."""

    no: Annotated[str, StringConstraints(pattern=TASK_NO)]
    clause: Words
    name: TextShape
    departments: Annotated[list[Words], Field(min_length=1)]
    local: Literal["true", "false"]
    milestones: Annotated[list[MilestoneShape], Field(min_length=1)]


class TaskFileShape(Shape):
    """`tasks.yaml`."""

    tasks: Annotated[list[TaskShape], Field(min_length=1)]
