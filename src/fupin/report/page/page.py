"""Puts the page together from its parts."""

from __future__ import annotations

from typing import TextIO

from fupin.model.text import Language
from fupin.report.content import Content
from fupin.report.page.data import as_inert_json, page_data
from fupin.report.page.frame import Parts, framed, joined_assets
from fupin.report.page.plain import plain_page
from fupin.report.page.words import page_title

STYLES = ("base.css", "overview.css", "counties.css", "findings.css", "progress.css", "paper.css", "print.css")
SCRIPTS = (
    "dom.js",
    "texts.js",
    "model.js",
    "filters.js",
    "filter_form.js",
    "overview.js",
    "rove.js",
    "heat_map.js",
    "county_map.js",
    "counties.js",
    "entry.js",
    "findings.js",
    "margins.js",
    "progress.js",
    "reading.js",
    "receipt.js",
    "appearance.js",
    "sections.js",
    "start.js",
)
"""The parts of the script, in this order in one function: none of its names is seen outside."""


def write_page(content: Content, stream: TextIO, language: Language) -> None:
    """Writes the page; it opens in the given language and holds both."""
    stream.write(
        framed(
            Parts(
                title=page_title(content.result),
                style=joined_assets(STYLES),
                script=joined_assets(SCRIPTS),
                plain=plain_page(content.result, language),
                data=as_inert_json(page_data(content, language)),
            ),
            language,
        )
    )
