"""A made province: county submissions in every layout, small and deterministic, with known faults and a roster.

`write_province(folder)` writes 62 counties by 1 second of work: each has six loans, six households and one leading
enterprise, all in order but for the faults that are asked for. It gives `Expected` entries, one for each thing that a
check with the roster must find, and nothing else is to be found (by the rules of loans, households and enterprises,
as of `AS_OF[quarter]`). The counties are called after no real ones.

Layouts go round by the county's number: a sub-folder with a workbook, a sub-folder of CSV files, a workbook beside
the sub-folders (`139003南山县.xlsx`), a sub-folder with two workbooks. Counties number their loans alike (0001 ...),
and their households with the county's code in front, so that equal loan numbers must raise no alarm.

Quarters: the same counties four times over. `OVER_LIMIT` says which loan is above the limit in which quarter, so
that findings are mended, new, kept and worse from one to the next; all else is the same in each.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import xlsxwriter

AS_OF = {1: date(2018, 9, 30), 2: date(2018, 12, 31), 3: date(2019, 3, 31), 4: date(2019, 6, 30)}
"""By quarter, the date that its check speaks of."""
OVER_LIMIT = {
    (0, 2): {1: 52000, 2: 52000, 3: 52000},
    (2, 1): {1: 60000},
    (4, 1): {2: 53000, 3: 56000, 4: 56000},
}
"""By county and loan, both from 0, the amount above the limit of 50000 yuan in each quarter that has it."""
FAULTS = frozenset(
    {
        "over_limit",
        "copied_loan",
        "doubled_loan",
        "household_twice",
        "identity_twice",
        "enterprise_twice",
        "numbers_alike",
        "named_otherwise",
        "not_submitted",
        "stranger",
        "broken",
    }
)
"""What may be wrong with the province; each is seeded where it has the counties that it needs."""
RECORDS = 13
"""Records of a county: loans, households, an enterprise."""

_LOAN = (
    *("贷款编号", "户编号", "贷款人姓名", "县名", "贷款金额（元）", "贷款期限（月）", "贷款利率（%）"),
    *("是否建档立卡贫困户", "担保方式", "放款日期", "到期日期", "实际用款人", "还款人", "是否财政贴息"),
    *("贷款余额（元）", "是否纳入风险补偿", "信用等级评定"),
)
_HOUSEHOLD = (
    *("户编号", "县名", "是否建档立卡贫困户", "是否有劳动能力", "增收措施", "是否有土地", "是否有发展意愿"),
    *("是否缺资金", "专项资金帮扶金额（元）", "产业发展指导员", "信用等级评定"),
)
_ENTERPRISE = (
    *("统一社会信用代码", "企业名称", "县名", "认定级别", "带贫模式", "参与人口总数", "建档立卡贫困人口参与人数"),
    *("合作社订单参与总人数", "合作社订单贫困人口参与人数", "项目租金总额（元）", "用于贫困村和贫困户租金（元）"),
    *("带动贫困户数", "贴息金额（元）", "承接流转托管面积（亩）", "承接流转托管补贴（元）", "补贴发放层级"),
)
_SHEETS = {
    "loan": ("扶贫小额信贷", _LOAN),
    "household": ("贫困户", _HOUSEHOLD),
    "enterprise": ("扶贫龙头企业", _ENTERPRISE),
}
_SURNAMES = "赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何"
_GIVEN = "建国志强秀英桂兰玉梅春生海波永贵凤霞"
_SIDES, _LANDS = "东西南北上下前后", "山川河原岭泉桥坪"
_LOANS = 6

Row = list[object]
Tables = dict[str, list[Row]]


@dataclass(frozen=True)
class Expected:
    """Something that a check of the province must find.

    Attributes:
        code: a rule's id, a problem's code, or `INPUT` for a file that can't be read.
        county: the county that it is found in; "" for a file of no county.
        path: the file below the province's folder, with `/`; "" where there is none.
        cell: the cell that it is found at; None for a whole file or county.
        other: the place that its message names: file, sheet and cell as far as there are; "" for none.
    """

    code: str
    county: str
    path: str = ""
    cell: str | None = None
    other: str = ""


@dataclass(frozen=True)
class MadeCounty:
    """One county of the province.

    Attributes:
        number: from 0.
        name: what it is called.
        code: six digits.
        tables: its rows by record kind.
        again: rows that stand in a second workbook once more.
    """

    number: int
    name: str
    code: str
    tables: Tables
    again: Tables

    @property
    def layout(self) -> str:
        """How it hands in: workbook, csv, flat or two."""
        return ("workbook", "csv", "flat", "two")[self.number % 4]

    def path(self, record: str) -> str:
        """The file, below the province's folder, in which a kind of record stands."""
        if self.layout == "csv":
            return f"{self.name}/{record}.csv"
        if self.layout == "flat":
            return f"{self.code}{self.name}.xlsx"
        second = self.layout == "two" and record == "enterprise"
        return f"{self.name}/{'其他' if second else self.name}.xlsx"

    def cell(self, row: int, column: int) -> str:
        """The cell of a record and a column, both from 0, below the header in the first row."""
        return f"{row + 2}:{column + 1}" if self.layout == "csv" else f"{chr(ord('A') + column)}{row + 2}"

    def place(self, record: str, row: int, column: int) -> str:
        """The same with file and sheet, as a message names it (behind the province's folder)."""
        sheet = [] if self.layout == "csv" else [_SHEETS[record][0]]
        return "!".join([self.path(record), *sheet, self.cell(row, column)])

    @property
    def order(self) -> tuple[bool, str]:
        """Where it stands among the others: workbooks beside the folders come first."""
        return self.layout != "flat", self.path("loan")


def county_name(number: int) -> str:
    """The name of a county by its number from 0; none is part of another's."""
    return f"{_SIDES[number % 8]}{_LANDS[number // 8 % 8]}{'' if number < 64 else number}县"


def write_province(
    folder: Path, counties: int = 62, quarter: int = 1, faults: Collection[str] = FAULTS
) -> list[Expected]:
    """Writes a province's submissions into a folder, and its roster as `counties.yaml` beside them.

    Args:
        folder: where to; it is made.
        counties: how many are on the roster.
        quarter: 1 to 4.
        faults: what is wrong, of `FAULTS`.

    Returns:
        What a check with the roster must find, in no order. Places begin below the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = [_county(number) for number in range(counties)]
    expected: list[Expected] = []
    for name, seed in _SEEDS.items():
        if name in faults:
            expected += seed(made, quarter)
    missing = made[-1:] if "not_submitted" in faults and counties > 1 else []
    for county in made:
        if county not in missing:
            _write_county(folder, county)
    expected += [Expected("DATA35", county.name) for county in missing]
    if "broken" in faults and counties > 9:
        expected = [each for each in expected if each.county != made[8].name]
        (folder / made[8].path("loan")).write_bytes(b"PK\x03\x04 no workbook")
        expected.append(Expected("INPUT", made[8].name, made[8].path("loan")))
    if "stranger" in faults:
        _write_book(folder / "汇总表.xlsx", {"household": [_household("999999001", "", 900)]})
        expected.append(Expected("DATA36", "", "汇总表.xlsx"))
    write_roster(folder / "counties.yaml", made)
    return expected


def write_roster(path: Path, counties: Sequence[MadeCounty]) -> None:
    """Writes the roster of some counties."""
    lines = ["format: fupin-roster/1", "counties:"]
    lines += [f"  - {{name: {county.name}, code: '{county.code}'}}" for county in counties]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def person(number: int) -> str:
    """A name; each number up to 3000 has its own."""
    return _SURNAMES[number % 20] + _GIVEN[number // 20 % 18] + _GIVEN[(number // 360 + number) % 18]


def credit_code(number: int) -> str:
    """A unified social credit code with its check sign."""
    signs = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = f"91139{number:03d}MA{number:07d}"
    total = sum(signs.index(sign) * pow(3, at, 31) for at, sign in enumerate(body))
    return body + signs[-total % 31]


def identity(number: int) -> str:
    """A resident identity number with its check digit; its division is none."""
    body = f"13990119700101{number:03d}"
    total = sum(int(digit) * pow(2, 17 - at, 11) for at, digit in enumerate(body))
    return body + "10X98765432"[total % 11]


def _county(number: int) -> MadeCounty:
    name, code = county_name(number), f"139{number + 1:03d}"
    households = [f"{code}{1001 + each}" for each in range(_LOANS)]
    people = [number * _LOANS + each for each in range(_LOANS)]
    pairs = list(zip(households, people, strict=True))
    loans = [_loan(at, household, who, name) for at, (household, who) in enumerate(pairs)]
    tables = {
        "loan": loans,
        "household": [_household(household, name, who) for household, who in pairs],
        "enterprise": [_enterprise(number, name)],
    }
    return MadeCounty(number, name, code, tables, {})


def _loan(at: int, household: str, who: int, county: str) -> Row:
    amount = 20100 + 700 * ((who * 37) % 41)
    month, day = 1 + who % 8, 1 + who * 7 % 28
    days = date(2018, month, day).isoformat(), date(2021, month, day).isoformat()
    return [
        *(f"{at + 1:04d}", household, person(who), county, amount, 36, 4.35),
        *("是", "信用", *days, "本户", "本户", "是", amount, "是", "A"),
    ]


def _household(household: str, county: str, who: int) -> Row:
    return [household, county, "是", "是", "特色种养", "是", "是", "是", 1000, person(2500 - who), "A"]


def _enterprise(number: int, county: str) -> Row:
    people = 60 + number
    return [
        *(credit_code(number + 1), f"{county[:-1]}农业开发有限公司", county, "县级", "无", people, people // 2),
        *(20, 16, 10000, 9500, 40 + number, 2000, 500, 1000, "县"),
    ]


def _over_limit(made: list[MadeCounty], quarter: int) -> list[Expected]:
    found = []
    for (number, loan), amounts in OVER_LIMIT.items():
        if number < len(made) and quarter in amounts:
            county = made[number]
            county.tables["loan"][loan][4] = amounts[quarter]
            found.append(Expected("LOAN01", county.name, county.path("loan"), county.cell(loan, 4)))
    return found


def _copied_loan(made: list[MadeCounty], _: int) -> list[Expected]:
    """A county's fourth loan is another's, but for the county's name."""
    if len(made) < 3:
        return []
    one, other = made[0], made[1]
    other.tables["loan"][3] = [*one.tables["loan"][3][:3], other.name, *one.tables["loan"][3][4:]]
    other.tables["household"][3][0] = one.tables["household"][3][0]
    return _twice("DATA37", "loan", 0, (one, 3), (other, 3))


def _doubled_loan(made: list[MadeCounty], _: int) -> list[Expected]:
    """A county's second workbook repeats two loans of its first, and their households."""
    if len(made) < 5:
        return []
    county = made[3]
    told = []
    files = sorted((county.path("loan"), county.path("enterprise")))
    for record in ("loan", "household"):
        county.again[record] = county.tables[record][4:]
        sheet = _SHEETS[record][0]
        rows = {county.path("loan"): 6, county.path("enterprise"): 2}
        first, second = files
        told += [
            Expected("DATA37", county.name, second, f"A{rows[second] + at}", f"{first}!{sheet}!A{rows[first] + at}")
            for at in range(2)
        ]
        told.append(Expected("DATA41", county.name, second, None, first))
    return told


def _household_twice(made: list[MadeCounty], _: int) -> list[Expected]:
    """A household of one county, by its number and name, has borrowed in another too."""
    if len(made) < 7:
        return []
    one, other = made[4], made[5]
    other.tables["loan"][1][1:3] = one.tables["loan"][4][1:3]
    other.tables["household"][1][0] = one.tables["household"][4][0]
    return _twice("DATA38", "loan", 1, (one, 4), (other, 1))


def _identity_twice(made: list[MadeCounty], _: int) -> list[Expected]:
    """A household known by its identity number is registered and has borrowed in two counties, by two names."""
    if len(made) < 8:
        return []
    one, other = made[5], made[6]
    for record, column in (("loan", 1), ("household", 0)):
        one.tables[record][5][column] = other.tables[record][5][column] = identity(7)
    places = (one, 5), (other, 5)
    return [*_twice("DATA38", "loan", 1, *places), *_twice("DATA37", "household", 0, *places)]


def _enterprise_twice(made: list[MadeCounty], _: int) -> list[Expected]:
    """Two counties list the enterprise of one credit code, each with figures of its own."""
    if len(made) < 4:
        return []
    one, other = made[1], made[2]
    other.tables["enterprise"][0][0] = one.tables["enterprise"][0][0]
    return _twice("DATA40", "enterprise", 0, (one, 0), (other, 0))


def _numbers_alike(made: list[MadeCounty], _: int) -> list[Expected]:
    """Two counties number their households alike, from 0001 on: whose is whose is known by the name alone."""
    if len(made) < 13:
        return []
    one, other = sorted((made[10], made[11]), key=lambda county: county.order)
    for county in (one, other):
        for record, column in (("loan", 1), ("household", 0)):
            for at, row in enumerate(county.tables[record]):
                row[column] = f"{at + 1:04d}"
    return [Expected("DATA42", other.name, other.path("loan"), None, one.path("loan"))]


def _named_otherwise(made: list[MadeCounty], _: int) -> list[Expected]:
    """One loan of a county names another county as its own."""
    if len(made) < 9:
        return []
    county = made[6]
    county.tables["loan"][0][3] = made[7].name
    return [Expected("DATA39", county.name, county.path("loan"), county.cell(0, 3))]


_SEEDS = {
    "over_limit": _over_limit,
    "copied_loan": _copied_loan,
    "doubled_loan": _doubled_loan,
    "household_twice": _household_twice,
    "identity_twice": _identity_twice,
    "enterprise_twice": _enterprise_twice,
    "numbers_alike": _numbers_alike,
    "named_otherwise": _named_otherwise,
}


def _twice(code: str, record: str, column: int, *places: tuple[MadeCounty, int]) -> list[Expected]:
    """What is found at the second of two places, which names the first."""
    (first, row), (second, again) = sorted(places, key=lambda place: place[0].order)
    cell = second.cell(again, column)
    return [Expected(code, second.name, second.path(record), cell, first.place(record, row, column))]


def _write_county(folder: Path, county: MadeCounty) -> None:
    by_file: dict[str, Tables] = {}
    for record, rows in county.tables.items():
        by_file.setdefault(county.path(record), {})[record] = rows
    if county.again:
        by_file[county.path("enterprise")] = {**by_file[county.path("enterprise")], **county.again}
    for path, tables in by_file.items():
        file = folder / path
        file.parent.mkdir(exist_ok=True)
        if file.suffix == ".xlsx":
            _write_book(file, tables)
            continue
        for record, rows in tables.items():
            with file.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows([_SHEETS[record][1], *rows])


def _write_book(path: Path, tables: Tables) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False}) as book:
        for record, rows in tables.items():
            name, headers = _SHEETS[record]
            page = book.add_worksheet(name)
            for at, row in enumerate([headers, *rows]):
                page.write_row(at, 0, row)


def below(folder: Path, expected: Sequence[Expected]) -> list[Expected]:
    """The same with paths as a check of the folder names them."""
    return [
        replace(
            each,
            path=str(folder / each.path) if each.path else "",
            other=str(folder / each.other) if each.other else "",
        )
        for each in expected
    ]
