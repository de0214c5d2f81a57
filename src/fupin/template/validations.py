"""What a cell of a template warns of when something is typed into it.

A list of an enum stops what is not in it, as the check would not take it either. Everything else only warns: the
check reads `5万元`, `三年`, `2018.8.28` and `√` as well, and no form may refuse what the check takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from fupin.model.fields import FieldSpec, FieldType
from fupin.model.text import Language, Text
from fupin.report.figures import shown_number
from fupin.template.cell_forms import choices
from fupin.template.headers import unit_shown

EARLIEST, LATEST = date(1949, 10, 1), date(2099, 12, 31)
"""Days outside are slips of the pen."""
LONGEST_ID = 64
LONGEST_LIST = 255
"""Characters that a workbook keeps of a list that stands in the validation itself."""

Bound: TypeAlias = Decimal | date


@dataclass(frozen=True, slots=True)
class Validation:
    """A rule of the spreadsheet for the cells of a column.

    Attributes:
        kind: list, integer, decimal, date or length, as XlsxWriter calls them.
        choices: what a list offers.
        least: the smallest permitted number, day or length.
        most: the largest; None for none.
        stops: whether anything else is refused; otherwise the user is asked.
        prompt: what is shown when a cell is chosen; None for nothing.
        refusal: what is said of anything else.
    """

    kind: str
    refusal: Text
    choices: tuple[str, ...] = ()
    least: Bound | None = None
    most: Bound | None = None
    stops: bool = False
    prompt: Text | None = None


def validation_of(field: FieldSpec, language: Language) -> Validation | None:
    """The validation of a field's cells; None for free text."""
    if field.type is FieldType.TEXT:
        return None
    if field.type in (FieldType.FLAG, FieldType.ENUM):
        return _list(field, language)
    if field.type is FieldType.DATE:
        return Validation("date", _NO_DATE, least=EARLIEST, most=LATEST, prompt=_DATE_PROMPT)
    if field.type is FieldType.ID:
        return Validation("length", _LONG_ID, least=Decimal(1), most=Decimal(LONGEST_ID), prompt=_ID_PROMPT)
    return _number(field, language)


def _list(field: FieldSpec, language: Language) -> Validation:
    offered = choices(field, language)
    if field.type is FieldType.FLAG:
        return Validation("list", _NO_FLAG, offered)
    return Validation("list", _NOT_LISTED, offered, stops=True)


def _number(field: FieldSpec, language: Language) -> Validation:
    low, high = field.plausible or (Decimal(0), None)
    whole = field.type is FieldType.COUNT
    return Validation(
        "integer" if whole else "decimal",
        _no_number(field, low, high),
        least=low,
        most=high,
        prompt=_number_prompt(field, language),
    )


def _no_number(field: FieldSpec, low: Decimal, high: Decimal | None) -> Text:
    kind = Text("整数", "a whole number") if field.type is FieldType.COUNT else Text("数字", "a number")
    least = shown_number(low, field.unit)
    usual = Text(f"不小于 {least.zh}", f"at least {least.en}")
    if high is not None:
        most = shown_number(high, field.unit)
        usual = Text(f"在 {least.zh} 至 {most.zh} 之间", f"between {least.en} and {most.en}")
    return Text(
        f"这一格一般填{kind.zh}，{usual.zh}。核对无误、或写了单位的，可以继续。",
        f"This cell usually holds {kind.en}, {usual.en}. Go on if it is right, or if it names its unit.",
    )


def _number_prompt(field: FieldSpec, language: Language) -> Text:
    prompt = _PROMPTS.get(field.type)
    if prompt is not None:
        return prompt
    unit = unit_shown(field).in_language(language)
    whole = Text("填整数", "A whole number") if field.type is FieldType.COUNT else Text("填数字", "A number")
    return (
        Text(f"{whole.zh}，单位：{unit}。", f"{whole.en}, in {unit}.")
        if unit
        else Text(whole.zh + "。", whole.en + ".")
    )


_PROMPTS = {
    FieldType.MONEY: Text(
        "按元填；用其他单位的在格里写明，如 5万元。", "In yuan; write another unit into the cell, as in 5万元."
    ),
    FieldType.MONTHS: Text("按月填；按年的在格里写明，如 3年。", "In months; write years into the cell, as in 3年."),
    FieldType.SHARE: Text("填百分数，如 4.35%。", "A fraction: 0.0435 for 4.35 percent."),
}
_DATE_PROMPT = Text("填到日，如 2018-08-28。", "Year, month and day, as in 2018-08-28.")
_NO_DATE = Text(
    "这一格填日期，如 2018-08-28，在 1949 年至 2099 年之间。日期无误的可以继续。",
    "This cell holds a date such as 2018-08-28, from 1949 to 2099. Go on if the date is right.",
)
_ID_PROMPT = Text("按文本填，前面的 0 不要丢。", "Kept as text, leading zeros too.")
_LONG_ID = Text(
    f"编号一般不超过 {LONGEST_ID} 个字符，请看看是否填错了格。",
    f"Identifiers are rarely longer than {LONGEST_ID} characters: is this the right cell?",
)
_NO_FLAG = Text(
    "请从下拉单中选“是”或“否”。已经写明是否的可以继续。", "Choose yes or no. Go on if the cell says either."
)
_NOT_LISTED = Text(
    "请从下拉单中选一项；没有合适的，或不知道的，留空。",
    "Choose from the list; leave the cell empty where nothing fits or you don't know.",
)
