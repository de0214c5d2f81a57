"""Which formats show a time, and which time a number is: as calamine says for .xlsx."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest
import python_calamine as calamine

from fupin.reading.formats.cell_grid import value_texts
from fupin.reading.formats.serials import EPOCH_1900, EPOCH_1904, TimeFormat, time_format, time_value
from support.workbooks import make_package

MOMENTS = (
    *(
        'yyyy"年"m"月"d"日"',
        "[$-804]yyyy/m/d",
        "[$-F800]dddd, mmmm dd, yyyy",
        "[Red]yyyy-mm-dd",
        "yyyy年m月d日",
        "m/d;@",
    ),
    *(
        '[DBNum1][$-804]yyyy"年"m"月"',
        "[>40000]yyyy-m-d;General",
        "h:mm",
        "mm:ss.0",
        "yyyy",
        'e"年"m"月"',
        "d-mmm",
        "m",
    ),
    *("yyyy\\-mm\\-dd", '上午/下午h"时"mm"分"', "[Blue]m/d", "h:mm AM/PM", "YYYY-MM-DD", "[$-804]上午/下午h:mm"),
)
DURATIONS = ("[h]:mm:ss", "[s]", "[mm]:ss", "[Red][h]:mm", "[HH]:mm")
OTHERS = (
    *(
        "[$-804]aaaa",
        '0.00"度"',
        '"day"0',
        "[Red]0.00",
        "General;[Red]yyyy",
        "_ * #,##0_ ",
        '0"d"',
        r"0\d",
        "[Yellow]0",
    ),
    *('[$-411]ggge"年"', "[Magenta]0.0", "[DBNum2][$-804]General", '"s"0.00', "0.0E+00", "@", "# ?/?", "[$USD]0.00"),
    *("[$￥-804]#,##0.00", 'General"d"', '0.0;-0.0;"d"', "_d0", r"\y0", "General", "0", "", "*d0"),
)


def by_calamine(path: Path, numbers: list[str], codes: list[str], *, from_1904: bool = False) -> list[list[object]]:
    """What calamine makes of numbers, a column for each format."""
    rows = "".join(
        f'<row r="{at}">' + "".join(f'<c s="{to}"><v>{number}</v></c>' for to in range(1, len(codes) + 1)) + "</row>"
        for at, number in enumerate(numbers, 1)
    )
    make_package(path, rows, formats=codes)
    if from_1904:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
            b"<sheets>", b'<workbookPr date1904="1"/><sheets>'
        )
        with zipfile.ZipFile(path, "w") as package:
            for name, data in parts.items():
                package.writestr(name, data)
    sheet = calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python()]


@pytest.mark.parametrize(
    ("codes", "form"), [(MOMENTS, TimeFormat.MOMENT), (DURATIONS, TimeFormat.DURATION), (OTHERS, None)]
)
def test_formats_that_show_a_time(tmp_path: Path, codes: tuple[str, ...], form: TimeFormat | None) -> None:
    assert {code: time_format(200, code) for code in codes} == dict.fromkeys(codes, form)
    kind = {TimeFormat.MOMENT: datetime, TimeFormat.DURATION: timedelta, None: float}[form]
    (row,) = by_calamine(tmp_path / "a.xlsx", ["43340.5"], list(codes))
    assert {code: type(value) for code, value in zip(codes, row, strict=True)} == dict.fromkeys(codes, kind)


def test_built_in_formats_that_show_a_time() -> None:
    moments = {*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)}
    assert {number for number in range(164) if time_format(number, None) is TimeFormat.MOMENT} == moments
    assert {number for number in range(164) if time_format(number, None) is TimeFormat.DURATION} == {46}


@pytest.mark.parametrize("epoch", [EPOCH_1900, EPOCH_1904])
def test_numbers_as_times(tmp_path: Path, epoch: date) -> None:
    random = Random(7)
    numbers = [
        "0",
        "1",
        "0.5",
        "0.999999",
        "59",
        "60",
        "61",
        "1.5",
        "43340.3958333333",
        "43340.9999999999",
        "2950000",
    ]
    numbers += ["43340.00001157407", "2958466", "60.5", "0.9999999999"]
    numbers += [repr(random.uniform(0, 60000)) for _ in range(200)]
    forms = {"yyyy-mm-dd": TimeFormat.MOMENT, "[h]:mm": TimeFormat.DURATION}
    rows = by_calamine(tmp_path / "a.xlsx", numbers, list(forms), from_1904=epoch == EPOCH_1904)
    for number, row in zip(numbers, rows, strict=True):
        times = [time_value(float(number), form, epoch) for form in forms.values()]
        assert value_texts(times)[0] == value_texts(row)[0], number


@pytest.mark.parametrize("number", [float("inf"), 1e300, 3e6])
def test_numbers_beyond_the_calendar_stay_numbers(number: float) -> None:
    assert time_value(number, TimeFormat.MOMENT, EPOCH_1900) == number


def test_a_time_of_day() -> None:
    assert time_value(0.3958333333333333, TimeFormat.MOMENT, EPOCH_1904) == time(9, 30)
