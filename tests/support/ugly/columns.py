"""The columns of one table: which stand there, in what order, under what heads, and in which units."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from fupin.model.fields import FieldSpec
from support.submissions.contents import fields_of
from support.submissions.units import BASE, SCALES, Scale, dimension

from .clerk import Clerk
from .headers import header_text

_LINE_DIMENSIONS = ("money", "亩", "千瓦")
_GROUPS = ("基本情况", "具体情况", "有关情况", "核查情况", "一、主要情况", "二、其他情况", "补充情况")
_RIVALS = ("amount_yuan", "term_months", "annual_rate")
SEQUENCE = ("#",)
"""What fills a column of row numbers."""
_UNKNOWN = {
    "备注": ("已核实", "", "", "见附页"),
    "联系电话": ("0312-7221234", "13800000000"),
    "填报序列": ("甲1", "乙2"),
}


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        header: what stands above it.
        field: the field that it holds; None where it is no field's.
        scale: the unit of bare numbers in it; None where nothing declares one.
        faulty: whether its bare numbers are written all the same.
        group: the head above the header; "" for none.
        below: the unit, where it stands in a row of its own below the header; "" for none.
        fill: what stands in a column that is no field's.
        untold: whether the unit of its bare numbers is written nowhere.
    """

    header: str
    field: FieldSpec | None = None
    scale: Scale | None = None
    faulty: bool = False
    group: str = ""
    below: str = ""
    fill: tuple[str, ...] = ()
    untold: bool = False


@dataclass(frozen=True)
class UnitLine:
    """The unit line above a table and the scale that it declares by dimension."""

    text: str = ""
    scales: tuple[tuple[str, Scale], ...] = ()

    def scale(self, own: str | None) -> Scale | None:
        """Give the unit that it declares for a dimension."""
        return dict(self.scales).get(own or "")


def plan_unit_line(clerk: Clerk, record: str) -> UnitLine:
    """Choose a unit line, perhaps none."""
    owned = {dimension(field) for field in fields_of(record).values()}
    own = [name for name in _LINE_DIMENSIONS if name in owned]
    if not own or not clerk.habit("unit_line"):
        return UnitLine()
    random = clerk.random("unit_line")
    scales = {name: random.choice(SCALES[name][:2]) for name in own}
    nouns = sorted({f.unit for f in fields_of(record).values() if f.type.value == "count" and f.unit})
    units = [*random.sample(nouns, min(len(nouns), random.choice([0, 0, 1]))), *(s.name for s in scales.values())]
    text = random.choice(["单位：{}", "单位:{}", "（单位：{}）", "单位： {}"]).format("、".join(units))
    return UnitLine(text, tuple(scales.items()))


def plan_columns(clerk: Clerk, record: str, names: tuple[str, ...], line: UnitLine) -> list[Column]:
    """Choose the columns of a table that has a column for each of the fields."""
    unmarked = _column_without_unit(clerk, record, names, line)
    columns = [_column(clerk, record, fields_of(record)[name], line, faulty=name == unmarked) for name in names]
    if clerk.habit("shuffled_columns"):
        clerk.random("shuffled_columns").shuffle(columns)
        first = next(column for column in columns if column.field and not column.field.numeric)
        columns = [first, *(column for column in columns if column is not first)]
    columns = _grouped(clerk, record, columns)
    if clerk.habit("unknown_columns"):
        random = clerk.random("unknown_columns")
        for header in random.sample(sorted(_UNKNOWN), random.randint(1, len(_UNKNOWN))):
            columns.append(Column(header, fill=_UNKNOWN[header]))
    if clerk.habit("sequence_column"):
        columns.insert(0, Column(clerk.pick("sequence_column", ["序号", "序 号", "序号 "]), fill=SEQUENCE))
    return columns


def _column_without_unit(clerk: Clerk, record: str, names: tuple[str, ...], line: UnitLine) -> str | None:
    """Choose the column, if any, over which nobody wrote the unit of its bare numbers."""
    fields = [fields_of(record)[name] for name in names]
    able = [f.name for f in fields if dimension(f) not in (None, "share") and not line.scale(dimension(f))]
    return clerk.pick("no_unit", able) if able and clerk.habit("no_unit") else None


def _column(clerk: Clerk, record: str, field: FieldSpec, line: UnitLine, *, faulty: bool) -> Column:
    own = dimension(field)
    if own is None:
        noun = Scale(field.unit or "", Fraction(1)) if field.type.value == "count" and field.unit else None
        shown = noun if noun and clerk.random("header").random() < 0.3 else None
        scale = BASE if field.type.value in ("count", "number") else None
        return Column(header_text(clerk, record, field, shown), field, scale)
    if clerk.habit("units_untold"):
        scale = clerk.random("units_untold").choice(SCALES[own][:2] if own != "share" else SCALES[own][:1])
        return Column(header_text(clerk, record, field, None), field, scale, untold=True)
    if faulty:
        return Column(header_text(clerk, record, field, None), field, None, faulty=True)
    if own != "share" and clerk.now("english_headers"):
        return Column(field.name, field, BASE)
    if (scale := line.scale(own)) is not None and not clerk.now("unit_against_line"):
        return Column(header_text(clerk, record, field, None), field, scale)
    in_format = clerk.inclined("percent_format") and clerk.random("percent_format").random() < 0.5
    if own == "share" and (in_format or clerk.inclined("bare_share")):
        return Column(header_text(clerk, record, field, None), field, None)
    if line.scale(own) is None and clerk.now("cell_units_only"):
        return Column(header_text(clerk, record, field, None), field, None)
    scale = clerk.random("header").choice(SCALES[own][: 3 if own == "months" else 2])
    scale = SCALES["share"][0] if own == "share" else scale
    if clerk.habit("unit_below"):
        below = clerk.pick("unit_below", ["（{}）", "({})", "{}"]).format(scale.name)
        return Column(header_text(clerk, record, field, None), field, scale, below=below)
    return Column(header_text(clerk, record, field, scale), field, scale)


def _grouped(clerk: Clerk, record: str, columns: list[Column]) -> list[Column]:
    """Put heads over the columns, unless there are units below them."""
    if any(column.below for column in columns):
        return columns
    if record == "loan" and {c.field.name for c in columns if c.field} >= {*_RIVALS} and clerk.habit("rival_group"):
        return _with_rival(clerk, columns)
    if clerk.inclined("group_unit") and (money := _money_without_line(columns)):
        return _with_group_unit(clerk, columns, money)
    wanted = [name for name in ("group_heads", "deep_heads") if clerk.inclined(name)]
    if not wanted or len(columns) < 4:
        return columns
    for name in wanted:
        clerk.shows(name)
    random = clerk.random("group_heads")
    heads, at = iter(random.sample(_GROUPS, len(_GROUPS))), random.choice([0, 1, 2])
    while at < len(columns) - 1 and (head := next(heads, "")):
        end = min(len(columns), at + random.randint(2, 5))
        columns[at:end] = [replace(column, group=head) for column in columns[at:end]]
        at = end + random.choice([0, 0, 1, 2])
    return columns


def _with_rival(clerk: Clerk, columns: list[Column]) -> list[Column]:
    """Put amount, term and rate under 扶贫小额信贷 and their like, with the same headers, under 创业贷款."""
    own = [replace(c, group="扶贫小额信贷") for c in columns if c.field and c.field.name in _RIVALS]
    rest = [column for column in columns if not column.field or column.field.name not in _RIVALS]
    fills = {"amount_yuan": ("150000", "8", "200000元"), "term_months": ("60", "5年"), "annual_rate": ("9.5", "8%")}
    rivals = [replace(c, field=None, group="创业贷款", fill=fills[c.field.name]) for c in own if c.field]
    blocks = [own, rivals] if clerk.random("rival_group").random() < 0.5 else [rivals, own]
    at = clerk.random("rival_group").randint(0, len(rest))
    return [*rest[:at], *blocks[0], *blocks[1], *rest[at:]]


def _money_without_line(columns: list[Column]) -> list[Column]:
    return [c for c in columns if c.field and dimension(c.field) == "money" and c.scale not in (None, BASE)]


def _with_group_unit(clerk: Clerk, columns: list[Column], money: list[Column]) -> list[Column]:
    """Put the amounts side by side under one head that declares their unit."""
    clerk.shows("group_unit")
    scale = clerk.random("group_unit").choice(SCALES["money"][:2])
    head = f"资金情况（{scale.name}）"
    under = [replace(c, header=c.field.header, scale=scale, group=head) for c in money if c.field is not None]
    rest = [column for column in columns if column not in money]
    at = clerk.random("group_unit").randint(0, len(rest))
    return [*rest[:at], *under, *rest[at:]]
