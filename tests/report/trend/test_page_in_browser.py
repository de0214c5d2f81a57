"""The page of a trend in a real browser: what it shows agrees with the trend, and nothing but its own script runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from fupin.model.text import Language, visible
from fupin.report.trend.choice import Choice
from fupin.report.trend.formats import TREND_REPORTERS
from fupin.trends.making import trend_of
from fupin.trends.measures import Measure
from fupin.trends.series import worst_first
from fupin.trends.trend import Trend
from support.browsing import CHROMIUM, new_tab, quiet, started_browser
from support.past import County, given, province, year, year_of_progress
from support.reported import HOSTILE_TEXTS

pytestmark = [pytest.mark.no_cover, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")]
NAMES = "names => names.map(name => name.textContent)"
CARDS = "#counties .card .card-head > bdi"


@pytest.fixture(scope="module")
def trend() -> Trend:
    """The made year, and a first quarter in which a county has the name of every hostile text."""
    names = [text.encode("utf-8", "replace").decode() for text in HOSTILE_TEXTS]
    before = province(
        "2017-12-31", {name: County({"LOAN01": number}, records=50) for number, name in enumerate(names)}
    )
    return trend_of([given("<b>.json", before), *year()], year_of_progress())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(trend: Trend, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "trend.html"
    with path.open("w", encoding="utf-8", errors="backslashreplace") as stream:
        TREND_REPORTERS["html"](trend, Choice(), stream, Language.CHINESE)
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page, opened afresh; it must stay without errors, refusals of its policy, dialogs and requests."""
    with new_tab(browser) as tab, quiet(tab, address):
        tab.goto(address)
        yield tab


def in_order(trend: Trend, measure: Measure) -> list[str]:
    return [visible(series.name) for series in worst_first(trend.counties, measure)]


def test_counties_are_drawn_in_the_order_of_the_trend(page: Page, trend: Trend) -> None:
    assert page.locator(CARDS).evaluate_all(NAMES) == in_order(trend, Measure.ERROR)
    page.locator("#counties-measure").select_option("coverage")
    assert page.locator(CARDS).evaluate_all(NAMES) == in_order(trend, Measure.COVERAGE)
    page.locator("#counties-order").select_option("name")
    assert page.locator(CARDS).evaluate_all(NAMES) == [visible(series.name) for series in trend.counties]


def test_charts_say_what_they_show_and_gaps_are_no_columns(page: Page) -> None:
    page.locator("#counties-find").fill("丙县")
    expect(page.locator("#counties .card")).to_have_count(1)
    drawn = page.locator("#counties .chart")
    assert drawn.get_attribute("role") == "img"
    assert drawn.get_attribute("aria-label") == (
        "丙县 错误：2017Q4 没有报告、2018Q1 没有报送、2018Q2 文件都读不了、2018Q3 没有报告、2018Q4 1"
    )
    assert (drawn.locator(".column").count(), drawn.locator(".gap").count()) == (1, 4)


def test_columns_are_as_high_as_their_figures(page: Page, trend: Trend) -> None:
    drawn = page.locator("#overview .chart").first.locator(".column")
    heights = [float(height) for height in drawn.evaluate_all("all => all.map(each => each.getAttribute('height'))")]
    errors = [value for value in trend.total.values(Measure.ERROR) if isinstance(value, int)]
    assert heights == pytest.approx([max(60 * value / max(errors), 1.5) for value in errors], abs=0.1)


def test_the_language_is_switched_and_hostile_names_stay_texts(page: Page, trend: Trend) -> None:
    foreign = "#page img, #page script, #page iframe, #page i, #page a:not(.skip), #page details details"
    for tongue, title in (("zh-CN", "各季度变化"), ("en", "Trend over the quarters")):
        assert page.evaluate("document.documentElement.lang") == tongue
        assert page.locator("h1").inner_text() == title
        assert page.locator(foreign).count() == 0
        assert sorted(page.locator(CARDS).evaluate_all(NAMES)) == sorted(visible(s.name) for s in trend.counties)
        page.locator("#language").click()


def test_the_page_never_scrolls_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_page_speaks_without_scripts(browser: Browser, address: str, trend: Trend) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        opened = context.new_page()
        opened.goto(address)
        assert opened.locator("noscript table").count() == 3
        assert opened.locator("noscript table").nth(1).locator("tbody tr").count() == len(trend.counties)
