"""The base of the record models: how a field is declared and how one record is validated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic.config import JsonDict, JsonValue
from pydantic_core import PydanticCustomError

from fupin.model.cell import float_text, shortened
from fupin.model.fields import INTEGER_DIGITS, FieldSpec, FieldType, base_unit
from fupin.model.personal import mask_numbers
from fupin.model.units import base_of
from fupin.model.values import Value, read_value, value_text

_T = TypeVar("_T")

Id = Annotated[str | None, FieldType.ID]
Text = Annotated[str | None, FieldType.TEXT]
Date = Annotated[date | None, FieldType.DATE]
Flag = Annotated[bool | None, FieldType.FLAG]
Count = Annotated[Decimal | None, FieldType.COUNT, Field(ge=0, max_digits=INTEGER_DIGITS, decimal_places=0)]
Money = Annotated[Decimal | None, FieldType.MONEY, Field(max_digits=INTEGER_DIGITS + 4, decimal_places=4)]
Number = Annotated[Decimal | None, FieldType.NUMBER, Field(max_digits=INTEGER_DIGITS + 4, decimal_places=4)]
Months = Annotated[Decimal | None, FieldType.MONTHS, Field(max_digits=INTEGER_DIGITS + 4, decimal_places=4)]
Share = Annotated[Decimal | None, FieldType.SHARE, Field(max_digits=INTEGER_DIGITS + 8, decimal_places=8)]
Choice = Annotated[_T | None, FieldType.ENUM]


def header(
    text: str,
    unit: str | None = None,
    *,
    personal: bool = False,
    plausible: tuple[int | str, int | str] | None = None,
) -> Any:
    """Declares a field: its canonical Chinese header and, for counts and numbers, its base unit.

    Args:
        text: the header, without a unit.
        unit: 户, 人, 亩, 千瓦 ...; money, months and shares have theirs by type.
        personal: the field holds a person's name.
        plausible: smallest and largest usual value, in the base unit.
    """
    bounds: JsonValue = None if plausible is None else [str(bound) for bound in plausible]
    extra: JsonDict = {"unit": unit, "personal": personal, "usual": bounds}
    return Field(default=None, title=text, json_schema_extra=extra)


class Record(BaseModel):
    """One row of a submission. Every field may be empty: what is missing is unknown, not wrong.

    Values are read as under an English header: numbers in the base unit unless the text declares
    another (`5万元`), shares as fractions. A `further` kind goes beyond the core kinds: headers that suit both
    equally well are taken for the core kind's.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, hide_input_in_errors=True)

    sheet: ClassVar[str]
    key: ClassVar[tuple[str, ...]]
    further: ClassVar[bool] = False

    @classmethod
    def fields(cls) -> dict[str, FieldSpec]:
        """The fields by English name, in the order of the columns."""
        return _fields(cls)

    @field_validator("*", mode="before")
    @classmethod
    def _read(cls, raw: object, info: ValidationInfo) -> Value | None:
        field = cls.fields()[info.field_name or ""]
        reading = read_value(_as_text(raw), field, base_of(field))
        if reading.problem is not None:
            raise PydanticCustomError(
                "unreadable",
                "{code}: {text} is not a value of {field}",
                {"code": reading.problem.value, "text": shortened(repr(raw), mask_numbers), "field": field.name},
            )
        return reading.value


def _as_text(raw: object) -> str:
    if raw is None:
        return ""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, float):
        return float_text(raw)
    if isinstance(raw, bool | int | Decimal):
        return value_text(raw if isinstance(raw, bool) else Decimal(raw)) or ""
    return str(raw)


@cache
def _fields(model: type[Record]) -> dict[str, FieldSpec]:
    return {name: _spec(name, info) for name, info in model.model_fields.items()}


def _spec(name: str, info: Any) -> FieldSpec:
    kind = next(item for item in info.metadata if isinstance(item, FieldType))
    extra = info.json_schema_extra
    usual = extra["usual"]
    return FieldSpec(
        name=name,
        header=info.title,
        type=kind,
        unit=base_unit(kind, extra["unit"]),
        values=_choices(info.annotation) if kind is FieldType.ENUM else (),
        personal=extra["personal"],
        plausible=None if usual is None else (Decimal(usual[0]), Decimal(usual[1])),
    )


def _choices(annotation: object) -> tuple[str, ...]:
    literal = next(arg for arg in get_args(annotation) if arg is not type(None))
    if getattr(literal, "__origin__", None) is not Literal:
        raise TypeError(f"an enum field lists its values in a Literal, not {annotation!r}")
    return get_args(literal)
