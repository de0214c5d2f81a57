"""The page in a real browser: what it shows agrees with the result, and nothing but its own script runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from fupin.model.text import Language, visible
from fupin.report.content import Content
from fupin.report.counties import ABSENT, STRAY, Share, province_figures
from fupin.report.entries import Entry, EntryKind, entries
from fupin.report.names import LEVELS
from fupin.report.page.entry_data import kind_of
from fupin.report.page.page import write_page
from fupin.report.page.words import WORDS
from fupin.report.standing_words import waiver_text
from fupin.result import CheckResult, CountyResult, VerdictCount
from support.browsing import CHROMIUM, new_tab, quiet, started_browser
from support.reported import BOOK

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
DEPARTMENT = "省农业厅"
STEP = 100
FOREIGN = "#page img, #page script, #page iframe, #page object, #page i, #page a:not(.skip), #page [style*=url]"

COUNT = "const shown = () => parseInt(document.querySelector('#findings .count').textContent.match(/[0-9]+/)[0]);"
EVERY_CHOICE = f"""facet => {{
    {COUNT}
    const select = document.getElementById("filter-" + facet);
    return Object.fromEntries([...select.options].reverse().map(({{value}}) => {{
        select.value = value;
        select.dispatchEvent(new Event("change"));
        return [value, shown()];
    }}));
}}"""
"""What the page shows after each choice of a filter; the last is that of no filter."""
EVERY_FIGURE = f"""() => {{
    {COUNT}
    return [...document.querySelectorAll(".figures button, .records button")].map((button) => {{
        button.click();
        return [parseInt(button.textContent), shown()];
    }});
}}"""
"""What the buttons of the overview say, and what the page shows after each."""


OPEN_EVERYTHING = """() => {
    for (const part of document.querySelectorAll("details")) {
        if (part.fill) part.fill();
        part.open = true;
    }
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(rich_result: CheckResult, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of one county."""
    return written(replace(rich_result, counties=()), tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def province(province_result: CheckResult, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a province, with waivers, a baseline and a receipt."""
    return written(province_result, tmp_path_factory.mktemp("province"))


def written(result: CheckResult, folder: Path) -> str:
    departments = {parsed.rule.clause: (DEPARTMENT,) for parsed in result.rules.values()}
    stream = StringIO()
    write_page(Content(result, departments=departments), stream, Language.CHINESE)
    path = folder / "page.html"
    path.write_text(stream.getvalue(), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    with new_tab(browser) as tab:
        yield tab


@pytest.fixture
def page(tab: Page, address: str, province: str) -> Iterator[Page]:
    """The page, opened afresh; it must stay without errors, refusals of its policy, dialogs and requests."""
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto("about:blank")
    with quiet(tab, address, province):
        tab.goto(address)
        yield tab


def facets_of(entry: Entry, result: CheckResult) -> dict[str, list[str]]:
    """By filter, the values under which an entry is found."""
    rule = result.rules[entry.rule].rule if entry.kind is EntryKind.FINDING else None
    record = entry.record
    if entry.kind is EntryKind.PROBLEM:
        sheets = [sheet for report in result.inputs for sheet in report.sheets if report.path == entry.path]
        kinds = {sheet.record for sheet in sheets if sheet.sheet == entry.sheet}
        record = kinds.pop() if len(kinds) == 1 else None
    return {
        "level": [entry.level.value],
        "kind": [kind_of(entry)],
        "record": [record] if record else [],
        "county": [] if rule is None else ["—" if entry.county is None else visible(entry.county)],
        "clause": [] if rule is None else rule.clause.split("、"),
        "department": [] if rule is None else [DEPARTMENT],
        "rule": [entry.rule],
    }


def shown(page: Page) -> int:
    """How many entries the page says it shows."""
    return int(next(part for part in page.locator("#findings .count").inner_text().split() if part.isdigit()))


def told(key: str, language: Language = Language.CHINESE, **values: Any) -> str:
    return WORDS[key].in_language(language).format(**values)


def test_every_filter_shows_what_the_result_holds(page: Page, rich_result: CheckResult) -> None:
    held: dict[str, Counter[str]] = {}
    for entry in entries(rich_result):
        for facet, values in facets_of(entry, rich_result).items():
            held.setdefault(facet, Counter()).update(values)
    for facet, counts in held.items():
        assert page.evaluate(EVERY_CHOICE, facet) == {**counts, "": sum(1 for _ in entries(rich_result))}


def test_head_figures_lead_to_as_many_entries(page: Page) -> None:
    pairs = page.evaluate(EVERY_FIGURE)
    assert len(pairs) > len(LEVELS)
    assert all(figure == count for figure, count in pairs)


def test_text_is_found_whatever_its_width_and_case(page: Page, rich_result: CheckResult) -> None:
    page.locator("#filter-text").fill("ｌｏａｎ０１")
    expect(page.locator(".chip")).to_have_count(1)
    assert shown(page) >= sum(entry.rule == "LOAN01" for entry in entries(rich_result)) > 0
    page.locator(".chip button").click()
    assert shown(page) == sum(1 for _ in entries(rich_result))


def test_hostile_text_stands_on_the_page_as_text(page: Page, rich_result: CheckResult) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#list details.entry").count() == sum(1 for _ in entries(rich_result))
    assert page.locator(FOREIGN).count() == 0
    messages = page.locator("#list .message").all_text_contents()
    assert Counter(messages) == Counter(visible(entry.message.zh) for entry in entries(rich_result))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#list details.entry").count() == STEP
    assert page.locator("#list details[open]").count() == 0


def test_more_entries_come_step_by_step_and_take_the_focus(page: Page) -> None:
    page.locator(".more button").click()
    assert page.locator("#list details.entry").count() == 2 * STEP
    focused = "[...document.querySelectorAll('#list details.entry > summary')].indexOf(document.activeElement)"
    assert page.evaluate(focused) == STEP


def test_language_and_colours_are_switched(page: Page) -> None:
    page.locator("#filter-level").select_option("note")
    before = shown(page)
    page.locator("#language").click()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("h1").inner_text() == told("title", Language.ENGLISH)
    assert LEVELS[next(level for level in LEVELS if level.value == "note")].en in page.locator(".chip").inner_text()
    assert shown(page) == before
    assert page.evaluate("document.activeElement.id") == "language"
    colour = "getComputedStyle(document.body).backgroundColor"
    page.locator("#theme").select_option("light")
    light = page.evaluate(colour)
    page.locator("#theme").select_option("dark")
    assert page.evaluate(colour) != light
    page.reload()
    assert page.locator("#theme").input_value() == "dark"


def test_the_address_holds_language_and_filters(page: Page, address: str) -> None:
    page.locator("#filter-level").select_option("error")
    page.locator("#filter-rule").select_option("LOAN01")
    page.locator("#filter-text").fill("示例县")
    expect(page.locator(".chip")).to_have_count(3)
    page.locator("#language").click()
    kept, count = page.url, shown(page)
    page.goto("about:blank")
    page.goto(kept)
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("#filter-rule").input_value() == "LOAN01"
    assert page.locator("#filter-text").input_value() == "示例县"
    assert shown(page) == count
    page.goto("about:blank")
    page.goto(address + "#level=nonsense&rule=<b>&lang=xx")
    assert page.locator(".chip").count() == 0


def test_the_heat_map_filters_by_keyboard(page: Page) -> None:
    cells = page.locator("#heat td button")
    assert page.locator("#heat td button[tabindex='0']").count() == 1
    cells.first.focus()
    page.keyboard.press("ArrowDown")
    label = page.evaluate("document.activeElement.querySelector('.spoken').textContent")
    assert label != cells.first.locator(".spoken").text_content()
    amounts = [int("".join(filter(str.isdigit, part))) for part in label.rpartition("：")[2].split("，")]
    page.keyboard.press("Enter")
    assert shown(page) == sum(amounts)
    assert page.evaluate("document.activeElement.id") == "findings-title"
    assert page.locator(".chip").count() == 2


def test_the_skip_link_goes_to_the_findings(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "findings-title"
    top = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert 0 < top < 200


def test_long_names_of_counties_stay_in_the_head_of_the_map(page: Page) -> None:
    assert max(page.locator("#heat th.area").evaluate_all("heads => heads.map(head => head.textContent.length)")) > 40
    body = page.evaluate("document.querySelector('#heat tbody').getBoundingClientRect().top")
    ends = page.locator("#heat th.area bdi").evaluate_all("names => names.map(n => n.getBoundingClientRect().bottom)")
    assert max(ends) <= body


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_never_scrolls_sideways(page: Page, address: str, province: str, language: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for each in (address, province):
        page.goto("about:blank")
        page.goto(f"{each}#lang={language}")
        page.evaluate(OPEN_EVERYTHING)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_waived_findings_and_those_that_are_new_are_found(
    page: Page, province: str, province_result: CheckResult
) -> None:
    page.goto(province)
    listed = list(entries(province_result))
    kinds = Counter(map(kind_of, listed))
    assert kinds["waived"] == province_result.summary.waived
    assert kinds["problem"] == province_result.summary.problems
    assert page.evaluate(EVERY_CHOICE, "kind") == {**kinds, "": len(listed)}
    standing = Counter(entry.since.value for entry in listed if entry.since)
    assert page.evaluate(EVERY_CHOICE, "since") == {**standing, "": len(listed)}
    assert all(figure == count for figure, count in page.evaluate(EVERY_FIGURE))
    page.goto("about:blank")
    page.goto(f"{province}#kind=waived")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    told_of = page.locator("#list .waiver").all_text_contents()
    waivers = [waiver_text(entry.waiver).zh for entry in listed if entry.waiver]
    assert Counter(told_of) == Counter(map(visible, waivers))
    assert page.locator(FOREIGN).count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_the_map_of_a_province_has_the_exact_counts(page: Page, province: str, province_result: CheckResult) -> None:
    page.goto(province)
    page.locator("#measure").select_option("count")
    figures = province_figures(province_result)
    strays = [each.county for each in figures.strays]
    counties = [*figures.absent, *(each.county for each in figures.submitted), *strays]
    shown_cells = page.evaluate(
        """() => [...document.querySelectorAll("#heat tbody tr:not(.totals)")].map((row) =>
            [row.querySelector(".id").textContent, ...[...row.querySelectorAll("td:not(.figure)")].map((cell) =>
                cell.className === "absent" ? null : (cell.querySelector("[title]") || cell).title)])"""
    )
    assert len(shown_cells) == sum(
        bool(each.fail or each.unknown or each.waived) for each in province_result.verdicts
    )
    for rule, *cells in shown_cells:
        for county, title in zip(counties, cells, strict=True):
            count = next((each for each in county.verdicts if each.rule == rule), None)
            assert title == (None if not county.submitted else "" if count is None else cell_title(county, count))
    page.locator("#heat td button").first.click()
    assert page.locator(".chip").count() == 1


def cell_title(county: CountyResult, count: VerdictCount) -> str:
    judged, unknown = count.passed + count.fail + count.waived, count.unknown
    if not judged + unknown:
        return ""
    share = Share(count.fail, judged).percent if judged else "—"
    return told(
        "county_cell",
        county=visible(county.county),
        rule=count.rule,
        fail=count.fail,
        judged=judged,
        rate=share,
        unknown=unknown,
        share=Share(unknown, judged + unknown).percent,
        waived=count.waived,
        none=count.not_applicable,
    )


def test_counties_baseline_and_receipt_are_told(page: Page, province: str, province_result: CheckResult) -> None:
    page.goto(province)
    assert province_result.receipt is not None
    assert province_result.receipt.sha256 in page.locator("#receipt").inner_text()
    rows = page.locator("#counties tbody th").all_text_contents()
    assert sorted(rows) == sorted(visible(county.county) for county in province_result.counties)
    assert page.locator("#counties td b.absent").all_text_contents() == [ABSENT.zh, STRAY.zh]
    assert told("strays_told", count=1) in page.locator("#counties").inner_text()
    assert told("counties_told", all=5, submitted=4, absent=1, unreadable=1) in page.locator("#counties").inner_text()
    standing = page.locator(".baseline li").all_inner_texts()
    assert ["".join(each.split()) for each in standing[-2:]] == ["已改好5", "无从核对2"]
    page.locator("#counties tbody button", has_text="示例县").click()
    assert shown(page) == sum(entry.path == BOOK for entry in entries(province_result))


def test_the_page_speaks_without_scripts(browser: Browser, address: str, rich_result: CheckResult) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        opened = context.new_page()
        opened.goto(address)
        assert opened.locator("noscript li").count() == min(200, sum(1 for _ in entries(rich_result)))
        assert opened.locator("h1").is_visible()


def test_the_page_needs_no_second_file(address: str) -> None:
    assert [path.name for path in Path(address.removeprefix("file://")).parent.iterdir()] == ["page.html"]
