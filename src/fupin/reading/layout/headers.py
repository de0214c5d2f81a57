"""Which field a header means: English names, canonical headers and their variants, with units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from fupin.model.fields import FieldSpec, FieldType
from fupin.model.look_alikes import look_alike_folded
from fupin.model.origins import UnitSource
from fupin.model.records import RECORDS
from fupin.model.units import UNITS, Unit, base_of, find_unit, fits, same_unit, split_unit, squeeze
from fupin.reading.layout.word_lists import word_list

_LONGEST = 60
_LONGEST_UNIT = 20
_WORD = re.compile(r"[^\W\d_]")
EXACT, VARIANT = 0, 1
"""How well a header names its field: by its name or canonical header, or by a variant."""


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """A header that means a field.

    Attributes:
        field: the field.
        rank: EXACT or VARIANT.
        unit: the unit that the header declares; None where it declares none.
        unit_from: where it declares it; None where it declares none.
        head_unit: the unit that the head of its group declares; None where it declares none.
    """

    field: FieldSpec
    rank: int
    unit: Unit | None
    unit_from: UnitSource | None = None
    head_unit: Unit | None = None


@lru_cache(maxsize=20_000)
def normalised(header: str) -> str:
    """A header in NFKC and lower case, without white space, marks for mandatory fields, colons or look-alikes."""
    return look_alike_folded(squeeze(header)).casefold().strip("*:")


def match_header(header: str, record: str) -> HeaderMatch | None:
    """The field of a record kind that a header means, or None."""
    return matches(header).get(record)


def match_row(headers: Iterable[str], record: str) -> Iterator[tuple[int, HeaderMatch]]:
    """The matches of a header row, with the index of each column."""
    for number, header in enumerate(headers):
        if header and (match := match_header(header, record)) is not None:
            yield number, match


@lru_cache(maxsize=20_000)
def matches(header: str) -> Mapping[str, HeaderMatch]:
    """By record kind, the field that a header means."""
    found: dict[str, HeaderMatch] = {}
    if len(header) > _LONGEST or not _WORD.search(header):
        return found
    for stem, unit_name in _readings(header):
        for record, (field, rank) in _index().get(stem, {}).items():
            if record not in found and (match := _match(stem, unit_name, field, rank)) is not None:
                found[record] = match
    return found


def line_unit(units: Iterable[str], field: FieldSpec) -> Unit | None:
    """The one unit of a unit line that fits the field; None where none or several do."""
    if not field.numeric:
        return None
    found = [unit for name in units if (unit := find_unit(name, field)) is not None and fits(unit, field)]
    return found[0] if len({unit.factor for unit in found}) == 1 else None


def named_by(head: str) -> str:
    """What the head of a group of columns says, normalised, without its number and its unit."""
    return split_unit(_NUMBERED.sub("", normalised(head)))[0]


def unit_of_head(head: str) -> str | None:
    """The unit in brackets behind the head of a group of columns, or None."""
    return split_unit(normalised(head))[1]


def is_unit(text: str) -> bool:
    """Whether a header is nothing but a unit, in brackets or not; 年度 and the like are headers."""
    if len(text) > _LONGEST_UNIT:
        return False
    name = normalised(text)
    return (name in UNITS and name not in _index()) or split_unit(name) == ("", name.strip("()[]〔〕【】"))


def measures(text: str, header: str) -> bool:
    """Whether a text below a header is the unit of its field though it may be a header too: 年 below 贷款期限."""
    name = normalised(text)
    units = ((find_unit(name, match.field), match.field) for match in matches(header).values() if match.field.numeric)
    return name in UNITS and any(unit is not None and fits(unit, field) for unit, field in units)


def _match(stem: str, unit_name: str | None, field: FieldSpec, rank: int) -> HeaderMatch | None:
    if unit_name is None:
        unit = base_of(field) if stem == field.name else None
        return HeaderMatch(field, rank, unit, None if unit is None else UnitSource.NAME)
    unit = find_unit(unit_name, field)
    if not field.numeric:
        dated = field.type is FieldType.DATE and unit is not None and unit_name in _OF_DATES
        return HeaderMatch(field, rank, None) if dated else None  # 行政村（个） counts villages and names none
    if field.type is FieldType.SHARE and unit_name in _OF_DATES:  # 年利率 is ours, 月利率 is not
        return HeaderMatch(field, rank, None) if unit_name.startswith("年") else None
    base = base_of(field)
    if stem == field.name and unit is not None and base is not None and not same_unit(unit, base):
        return None  # an English name declares the base unit; with another behind it the header contradicts itself
    return HeaderMatch(field, rank, unit, None if unit is None else UnitSource.HEADER)


_OF_DATES = frozenset({"年", "月", "年度", "月份"})
"""What may stand in brackets behind the header of a date: no unit of a number."""


# --- ways to take a header -------------------------------------------------------------------------

_NUMBERED = re.compile(
    r"^(?:[(]?[0-9]{1,2}[)]|[0-9]{1,2}[.、:]|[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])(?=\D)"
)
"""The number of a column before its header: 3.贷款金额, (2)贷款期限, 一、基本情况."""
_REMARK = re.compile(
    r"^(?P<stem>.+?)[(\[【](?:必填|选填|必填项|选填项|必须填写|是/否|是或否|是、否|y/n|填.{1,12}|请.{1,12}|格式.{0,20}"
    r"|如(?![有果无为是系若不属]).{1,20}|例(?!外).{1,20}|年/月/日|年月日|年-月-日|yyyy.{1,10}|下拉选择|下拉选项|单选|文本格式|精确到.{1,6}|保留.{1,8}小数)[)\]】]$"
)
"""A remark for whoever fills the form in, which says nothing of the meaning."""
_SAYS_MORE = re.compile(
    r"[上去往历前次下明]年|累计|年[初末底]|期[初末]|其中|计划|预计|不[含包计]|除外|原|元|亩|公顷|千瓦|兆瓦|kw|mw|%|‰|百分|万|月[利息]"
)
"""What no remark for the filler says: another value than the header alone, or a unit. 精确到元 is no unit."""
_OF_PRECISION = ("精确到", "保留")
_UNIT_WITH_REMARK = re.compile(
    r"^(?P<stem>.+?)[(\[【](?:单位:)?(?P<unit>[^()\[\]【】,，;；、]{1,6})[,，;；、]"
    r"(?:保留.{1,8}小数|精确到.{1,8}|取整|整数|必填|选填)[)\]】]$"
)
_SEPARATED = re.compile(r"^(?P<stem>.+?)[/_:|\-](?:单位:?)?(?P<unit>[^/_:|\-]{1,5})$")
_MEASURED = sorted((unit for unit in UNITS if UNITS[unit].dimension not in ("count", "time")), key=len, reverse=True)
_ATTACHED = re.compile(rf"^(?P<stem>.{{2,}}?)(?P<unit>{'|'.join(map(re.escape, _MEASURED))})$")
"""Units that stand behind a header without a sign between: 贷款金额 万元. No counts: 用款人 is no 用款 in 人."""


def _readings(header: str) -> Iterator[tuple[str, str | None]]:
    """The ways to take a header, as stem and unit, the most literal first."""
    name = normalised(header)
    yield name, None
    plain = _NUMBERED.sub("", name).lstrip("*")
    for form in dict.fromkeys((name, plain, _without_remark(plain))):
        yield form, None
        stem, unit = split_unit(form)
        if unit is not None:
            yield _clean(stem), unit
            yield _without_remark(_clean(stem)), unit
        for pattern in (_UNIT_WITH_REMARK, _SEPARATED, _ATTACHED):
            if (found := pattern.match(form)) and found["unit"] in UNITS:
                yield _clean(found["stem"]), found["unit"]


def _without_remark(name: str) -> str:
    found = _REMARK.match(name)
    if found is None:
        return name
    remark = name[len(found["stem"]) + 1 :]
    if _SAYS_MORE.search(remark) and not remark.startswith(_OF_PRECISION):
        return name
    return _clean(found["stem"])


def _clean(stem: str) -> str:
    return stem.rstrip("*:")


# --- the table of headers --------------------------------------------------------------------------


@cache
def _index() -> dict[str, dict[str, tuple[FieldSpec, int]]]:
    """By normalised header and record kind, the field and how well the header names it."""
    index: dict[str, dict[str, tuple[FieldSpec, int]]] = {}
    all_variants: dict[str, dict[str, list[str]]] = word_list("aliases")
    for record, model in RECORDS.items():
        fields = model.fields()
        variants = all_variants.get(record, {})
        named = [(header, fields[name], VARIANT) for name in fields for header in variants.get(name, ())]
        named += [(field.header, field, EXACT) for field in fields.values()]
        named += [(name, field, EXACT) for name, field in fields.items()]
        for header, field, rank in named:
            index.setdefault(normalised(header), {})[record] = (field, rank)
    return index


def under_head(match: HeaderMatch, unit: Unit) -> HeaderMatch:
    """The match under a group's head that declares a unit; the header's own goes first."""
    if match.unit is not None:
        return replace(match, head_unit=unit)
    return replace(match, unit=unit, unit_from=UnitSource.GROUP, head_unit=unit)
