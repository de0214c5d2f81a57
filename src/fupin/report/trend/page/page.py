"""Puts the page of a trend together from its parts."""

from __future__ import annotations

from typing import TextIO

from fupin.model.text import Language
from fupin.report.page.data import as_inert_json
from fupin.report.page.frame import Parts, framed, joined_assets
from fupin.report.trend.choice import Choice
from fupin.report.trend.page.data import page_data
from fupin.report.trend.page.plain import plain_page
from fupin.report.trend.words import TITLE
from fupin.trends.trend import Trend

_PACKAGE = "fupin.report.trend.page"
_SHARED_SCRIPTS = ("dom.js", "texts.js", "appearance.js", "sections.js")
_SCRIPTS = ("chart.js", "overview.js", "series.js", "targets.js", "start.js")
"""The parts of the script, in this order in one function: none of its names is seen outside."""


def write_trend_page(trend: Trend, choice: Choice, stream: TextIO, language: Language) -> None:
    """Writes the page; it opens in the given language and holds both."""
    parts = Parts(
        title=TITLE,
        style=joined_assets(("base.css", "paper.css")) + joined_assets(("trend.css",), _PACKAGE),
        script=joined_assets(_SHARED_SCRIPTS) + joined_assets(_SCRIPTS, _PACKAGE),
        plain=plain_page(trend, choice, language),
        data=as_inert_json(page_data(trend, choice, language)),
    )
    stream.write(framed(parts, language))
