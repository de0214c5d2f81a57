"""Puts the page together: frame, style, script, data, and what is shown where scripts don't run."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files
from string import Template
from typing import TextIO

from fupin.model.text import Language
from fupin.report.content import Content
from fupin.report.page.data import as_inert_json, page_data
from fupin.report.page.plain import plain_page
from fupin.report.page.words import page_title
from fupin.version import __version__

STYLES = ("base.css", "overview.css", "counties.css", "findings.css", "progress.css", "print.css")
SCRIPTS = (
    "dom.js",
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
    "start.js",
)
"""The parts of the script, in this order in one function: none of its names is seen outside."""
_LANG = {Language.CHINESE: "zh-CN", Language.ENGLISH: "en"}


def write_page(content: Content, stream: TextIO, language: Language) -> None:
    """Writes the page; it opens in the given language and holds both."""
    style = "\n" + "".join(_asset(name) for name in STYLES)
    script = '\n(() => {\n"use strict";\n' + "".join(_asset(name) for name in SCRIPTS) + "})();\n"
    frame = Template(_asset("page.html"))
    stream.write(
        frame.substitute(
            lang=_LANG[language],
            policy=_policy(style, script),
            program=f"fupin {__version__}",
            title=escape(page_title(content.result).in_language(language)),
            style=style,
            plain=plain_page(content.result, language),
            data=as_inert_json(page_data(content, language)),
            script=script,
        )
    )


def _asset(name: str) -> str:
    return files("fupin.report.page").joinpath("assets", name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """The page may run its own script, use its own style, and nothing else; above all it reaches no network."""
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
