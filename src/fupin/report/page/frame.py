"""The frame of a page: one file with its style, script and data, and what is shown where scripts don't run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from string import Template

from fupin.model.text import Language, Text
from fupin.version import __version__

OWN = "fupin.report.page"
"""The package whose assets all pages share."""
_LANG = {Language.CHINESE: "zh-CN", Language.ENGLISH: "en"}


@dataclass(frozen=True)
class Parts:
    """What a page is made of.

    Attributes:
        title: the title of the window.
        style: the style sheets, one behind the other.
        script: the scripts, one behind the other; none of their names is seen outside.
        plain: HTML that is shown where scripts don't run.
        data: JSON in which no sign can end the element it stands in.
    """

    title: Text
    style: str
    script: str
    plain: str
    data: str


def framed(parts: Parts, language: Language) -> str:
    """The whole page, which opens in the given language."""
    style = "\n" + parts.style
    script = '\n(() => {\n"use strict";\n' + parts.script + "})();\n"
    return Template(_asset("page.html", OWN)).substitute(
        lang=_LANG[language],
        policy=_policy(style, script),
        program=f"fupin {__version__}",
        title=escape(parts.title.in_language(language)),
        style=style,
        plain=parts.plain,
        data=parts.data,
        script=script,
    )


def joined_assets(names: Iterable[str], package: str = OWN) -> str:
    """The texts of assets of a package, one behind the other."""
    return "".join(_asset(name, package) for name in names)


def _asset(name: str, package: str) -> str:
    return files(package).joinpath("assets", name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """The page may run its own script, use its own style, and nothing else; above all it reaches no network."""
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
