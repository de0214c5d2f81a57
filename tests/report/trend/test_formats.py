"""A trend in its formats: whole outputs compared with files, widths, encodings, and that hostile texts stay texts.

`FUPIN_UPDATE=1 pytest tests/report/trend` rewrites the expected files.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from fupin.model.text import Language, Text
from fupin.report.trend.as_text import TrendText
from fupin.report.trend.choice import By, Choice
from fupin.report.trend.formats import TREND_REPORTERS
from fupin.report.trend.notes import remarks_of
from fupin.trends.making import trend_of
from fupin.trends.measures import Measure
from fupin.trends.trend import Trend
from support.expected import agrees
from support.inertness import html_is_inert, json_is_inert, markdown_is_inert, text_is_inert
from support.past import ABSENT, County, area, given, one_county, progress, province, year, year_of_progress
from support.reported import HOSTILE_TEXTS

EXPECTED = Path(__file__).parents[1] / "expected"
TITLES = {
    "LOAN01": Text("贷款金额不超过 5 万元", "Loan of at most 50,000 yuan"),
    "T28": Text("贫困户覆盖率", "Poor households covered"),
}
RULES = Choice(By.RULE, Measure.FAILED, TITLES)


@pytest.fixture(scope="module")
def trend() -> Trend:
    """Three counties over a year, with targets; the last rule book is another, and a report is superseded."""
    before = given("early.json", one_county("2018-12-01", "甲县", County({"LOAN01": 7})))
    checks = year()
    other = checks[2].report.model_copy(
        update={"rulebook": checks[0].report.rulebook.model_copy(update={"version": "2"})}
    )
    last = type(checks[2])(checks[2].path, checks[2].sha256, other)
    return trend_of([*checks[:2], before, last], year_of_progress())


def shown(trend: Trend, language: Language, width: int, choice: Choice | None = None) -> str:
    stream = io.StringIO()
    TrendText(Console(file=stream, width=width, color_system=None), language).write(trend, choice or Choice())
    return stream.getvalue()


def written(trend: Trend, form: str, language: Language, choice: Choice | None = None) -> str:
    stream = io.StringIO()
    TREND_REPORTERS[form](trend, choice or Choice(), stream, language)
    return stream.getvalue()


def expect(name: str, text: str) -> None:
    agrees(text, EXPECTED / name)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [80, 120])
def test_the_whole_text(trend: Trend, language: Language, width: int) -> None:
    expect(f"trend.{language}.{width}.txt", shown(trend, language, width))


@pytest.mark.parametrize("language", list(Language))
def test_the_whole_text_by_rule(trend: Trend, language: Language) -> None:
    expect(f"trend.rules.{language}.80.txt", shown(trend, language, 80, RULES))


@pytest.mark.parametrize("language", list(Language))
def test_the_whole_markdown(trend: Trend, language: Language) -> None:
    expect(f"trend.{language}.md", written(trend, "markdown", language))


def test_the_whole_json(trend: Trend) -> None:
    expect("trend.json", written(trend, "json", Language.ENGLISH, RULES))


@cache
def long_trend(counties: int, quarters: int) -> Trend:
    names = [f"第{number}县" if number % 9 else f"第{number}满族蒙古族自治县" for number in range(counties)]
    checks: list[Any] = []
    for quarter in range(quarters):
        day = f"{2018 + quarter // 4}-{('03-31', '06-30', '09-30', '12-31')[quarter % 4]}"
        found = {name: County({"LOAN01": (number * quarter) % 41}, records=50) for number, name in enumerate(names)}
        checks.append(given(f"{day}.json", province(day, found)))
    return trend_of(checks, [])


@pytest.mark.parametrize("quarters", [1, 4, 12])
@pytest.mark.parametrize("language", list(Language))
def test_many_counties_fit_into_a_line_each(quarters: int, language: Language) -> None:
    trend = long_trend(62, quarters)
    for width in (80, 120):
        lines = shown(trend, language, width).splitlines()
        assert max(map(cell_len, lines)) <= width
        assert sum(line.startswith("  第") for line in lines) == 62


@pytest.mark.parametrize("width", [20, 40, 79])
@pytest.mark.parametrize("language", list(Language))
def test_lines_fit_into_narrow_terminals(trend: Trend, language: Language, width: int) -> None:
    for line in shown(trend, language, width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_charts_are_drawn_with_what_the_encoding_has(trend: Trend, encoding: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace")
    TrendText(Console(file=stream, width=80), Language.ENGLISH).write(trend, Choice())
    stream.seek(0)
    (line,) = [line for line in stream.read().splitlines() if line.split()[:3] == ["note", "0", "1"]]
    assert line.split() == [
        "note",
        "0",
        "1",
        *{"gbk": ["–", "0", "▁█–▁"], "ascii": ["?", "0", "_@?_"]}[encoding],
        "0",
    ]


def hostile() -> Trend:
    """Every hostile text as a county's name, as a file's, as a version, a target, an area and a unit."""
    reports = []
    for number, text in enumerate(HOSTILE_TEXTS):
        usable = text.encode("utf-8", "replace").decode()
        day = f"2018-{3 * (number % 4) + 3:02}-28"
        one = one_county(day, usable, County({"LOAN01": number}, records=40))
        book = {"id": usable, "version": usable, "sha256": "0" * 64}
        reports.append(given(f"{usable}.json", {**one, "county": usable, "rulebook": book, "options": {"x": usable}}))
    targets = [
        {"target": text.encode("utf-8", "replace").decode(), "name": text.encode("utf-8", "replace").decode(),
         "unit": text.encode("utf-8", "replace").decode(), "value": "1", "low": "1", "high": "1", "share": "1/2",
         "areas": [area(text.encode("utf-8", "replace").decode(), "1"), area("甲县", "1")]}
        for text in HOSTILE_TEXTS
    ]  # fmt: skip
    return trend_of(reports, [given("p.json", progress("2018-03-28", targets))])


@pytest.fixture(scope="module")
def live() -> Trend:
    return hostile()


@pytest.mark.parametrize(
    ("form", "inert"),
    [
        ("text", text_is_inert),
        ("markdown", partial(markdown_is_inert, further="ul|li")),
        ("html", partial(html_is_inert, further="h2|table|thead|tbody|tr|th|td|ul")),
        ("json", json_is_inert),
    ],
)
@pytest.mark.parametrize("language", list(Language))
def test_hostile_texts_stay_texts(live: Trend, form: str, inert: Callable[[bytes], None], language: Language) -> None:
    for choice in (Choice(), RULES):
        inert(written(live, form, language, choice).encode("utf-8", "backslashreplace"))


def test_the_json_tells_the_same_in_both_languages(trend: Trend) -> None:
    chinese, english = (json.loads(written(trend, "json", language)) for language in Language)
    for words in ("attention", "remarks"):
        assert len(chinese.pop(words)) == len(english.pop(words)) > 0
    assert chinese == english


def test_nothing_to_compare_is_said_in_every_format() -> None:
    clash = [given(f"{fails}.json", one_county("2018-03-31", "甲县", County({"LOAN01": fails}))) for fails in (1, 2)]
    for trend in (trend_of([], []), trend_of(clash, [])):
        for form in ("text", "markdown", "html"):
            assert "There are no figures in these reports." in written(trend, form, Language.ENGLISH)


def test_what_has_no_worse_is_sorted_by_its_last_figure(trend: Trend) -> None:
    text = shown(trend, Language.ENGLISH, 80, Choice(measure=Measure.RECORDS))
    assert "Those with the highest last figure come first." in text
    rows = [line.split()[0] for line in text.splitlines() if line.startswith(("  甲县", "  乙县", "  丙县"))]
    assert rows == ["乙县", "甲县", "丙县"]


def test_a_report_of_progress_that_lacks_files_is_told() -> None:
    inputs = [{"path": "a.xlsx", "status": "unreadable"}, {"path": "b.xlsx", "status": "read"}]
    reached = {"value": "1", "low": "1", "high": "1", "share": "1/2", "areas": [area("甲县", "1")]}
    text = shown(
        trend_of([], [given("p.json", progress("2018-03-28", [reached], inputs=inputs))]), Language.ENGLISH, 120
    )
    assert "2018Q1: p.json could not read some files (1), so that targets lack something" in text
    assert "Targets: 甲县" in text


def test_a_year_of_a_target_has_its_name_in_both_languages() -> None:
    yearly = {"target": "T28", "year": 2019, "name": "x", "share": "1/2", "areas": [area(None, "1")]}
    trend = trend_of([], [given("p.json", progress("2018-03-28", [yearly]))])
    assert "T28/2019 Poor households covered (2019)" in written(trend, "markdown", Language.ENGLISH, RULES)
    assert "T28/2019 贫困户覆盖率（2019 年）" in written(trend, "markdown", Language.CHINESE, RULES)
    assert "T28/2019 x" in written(trend, "markdown", Language.ENGLISH)


def test_targets_of_an_area_have_values_where_they_have_no_share() -> None:
    areas = [[area("甲县", "1000"), area("乙县", "5")], [area("甲县", "4001/3"), area("乙县", "5")]]
    reports = [
        given(f"{day}.json", progress(day, [{"share": "1/2", "state": "on_the_way", "areas": own}]))
        for day, own in zip(("2018-03-28", "2018-06-28"), areas, strict=True)
    ]
    text = written(trend_of([], reports, counties=["甲县"]), "markdown", Language.ENGLISH)
    assert "Cells tell the reported value" in text
    (line,) = [line for line in text.splitlines() if "T18" in line]
    assert "| 1,000 | 1,333.66 | ▆█ |" in line


def test_that_but_one_area_reported_is_told() -> None:
    one, two = [area("甲县", "1")], [area("甲县", "1"), area("乙县", "1")]
    reports = [
        given(f"{day}.json", progress(day, [{"share": "1/2", "areas": own}]))
        for day, own in (("2018-03-28", one), ("2018-06-28", two))
    ]
    text = shown(trend_of([], reports), Language.ENGLISH, 120)
    assert "2018Q1: in 2018-03-28.json only one area reported on targets" in text
    assert text.count("only one area") == 1


def test_only_what_got_worse_is_marked_and_by_bold_red(trend: Trend) -> None:
    stream = io.StringIO()
    console = Console(file=stream, width=80, force_terminal=True, color_system="standard", legacy_windows=False)
    TrendText(console, Language.ENGLISH).write(trend, Choice())
    marked = re.findall(r"\x1b\[1;31m(.*?)\x1b\[0m", stream.getvalue())
    assert [text.strip() for text in marked] == ["+3"]
    assert set(re.findall(r"\x1b\[([0-9;]*)m", stream.getvalue())) == {"0", "1", "1;31"}


def test_what_is_left_out_is_told_in_words() -> None:
    def report(path: str, day: str, county: County) -> Any:
        return given(path, one_county(day, "甲县", county, county="甲县"))

    first = report("b.json", "2018-03-31", County({}))
    others = [
        report("a.json", "2018-03-30", County({})),
        report("c.json", "2018-03-31", County({})),
        report("d.json", "2018-03-31", County({}, records=0)),
    ]
    told = [note.en for note in remarks_of(trend_of([first, *others, first], []))]
    assert sorted(told) == [
        "2018Q1: a.json (甲县), as of 2018-03-30, is left out; b.json, as of 2018-03-31, counts",
        "2018Q1: d.json (甲县) has no figures; b.json counts",
        "b.json is given twice and counts once",
        "c.json (甲县) says the same as b.json and counts once",
    ]


def test_what_several_quarters_lack_alike_is_said_once_and_what_is_on_no_roster_stands_apart() -> None:
    counties = {"甲县": County({"LOAN01": 1}), "乙县": ABSENT, "汇总表": County({"LOAN01": 3}, listed=False)}
    days = ("2018-03-31", "2018-06-30", "2018-09-30", "2019-03-31")
    reports = [given(f"{day}.json", province(day, counties)) for day in days]
    trend = trend_of(reports, [])
    assert [each.zh for each in remarks_of(trend)] == [
        "2018Q4 没有检查报告",
        "2018Q1-2018Q3, 2019Q1 没有报送的 1 个：乙县",
        "2018Q1-2018Q3, 2019Q1 不在名册上、不算县而计入合计的 1 份：汇总表",
    ]
    text = shown(trend, Language.CHINESE, 80)
    assert "县 2 个" in text
    counties_part, _, strays = text.partition("不在名册上：错误")
    assert "汇总表" not in counties_part.partition("各县：错误")[2]
    assert "汇总表" in strays
    data = json.loads(written(trend, "json", Language.ENGLISH))
    assert [each["county"] for each in data["counties"]] == ["乙县", "甲县"]
    assert [each["name"] for each in data["not_on_roster"]] == ["汇总表"]


@pytest.mark.parametrize(
    ("absent", "told"),
    [
        (["A", "AB", "A"], ["2018Q1-2018Q3 没有报送的 1 个：A", "2018Q2 没有报送的 1 个：B"]),
        (["AB", "AB", ""], ["2018Q1-2018Q2 没有报送的 2 个：A、B"]),
        (
            ["AD", "BD", "C"],
            ["2018Q1 没有报送的 2 个：A、D", "2018Q2 没有报送的 2 个：B、D", "2018Q3 没有报送的 1 个：C"],
        ),
    ],
)
def test_absent_counties_are_told_in_the_fewest_lines(absent: list[str], told: list[str]) -> None:
    reports = []
    for day, names in zip(("2018-03-31", "2018-06-30", "2018-09-30"), absent, strict=True):
        counties = {name: ABSENT if name in names else County({}) for name in "ABCDE"}
        reports.append(given(f"{day}.json", province(day, counties)))
    assert [each.zh for each in remarks_of(trend_of(reports, []))] == told
