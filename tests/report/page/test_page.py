"""The page holds every entry in both languages, runs nothing but its own script, and keeps hostile text inert."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest

import fupin
from fupin.model.text import Language
from fupin.report.content import Content
from fupin.report.page.page import SCRIPTS, write_page
from fupin.report.page.words import WORDS
from fupin.result import CheckResult
from support.reading_back import html, told_by

HOSTILE = "</script><img src=x onerror=alert(1)>\"'&\u2028\u202e<!--"


class Parts(HTMLParser):
    """The elements of a page, and what stands in its styles and scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.policy = ""
        self.inside: list[tuple[str, str]] = []
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"] or ""
        self._open = "data" if found.get("id") == "data" else tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in ("style", "script", "data"):
            self.inside.append((self._open, data))

    def text(self, name: str) -> str:
        return "".join(data for each, data in self.inside if each == name)


def checked(folder: Path, rows: int = 3) -> CheckResult:
    path = folder / "loan.csv"
    lines = [f'{n},"{HOSTILE.replace(chr(34), chr(34) * 2)}",60000,48,7%' for n in range(rows)]
    header = "贷款编号,县名,贷款金额（元）,贷款期限（月）,贷款利率"
    path.write_text("\n".join([header, *lines]), encoding="utf-8")
    return fupin.check(path, as_of=date(2018, 12, 31))


def page(result: CheckResult, language: Language = Language.CHINESE) -> str:
    stream = io.StringIO()
    write_page(Content(result), stream, language)
    return stream.getvalue()


@pytest.mark.parametrize("language", Language)
def test_the_page_tells_every_entry(rich_result: CheckResult, language: Language) -> None:
    told = html.read_back(page(rich_result, language).encode())
    assert told == told_by(rich_result, language, lacks=html.LACKS, written=html.written)


def test_the_policy_names_the_very_style_and_script(tmp_path: Path) -> None:
    parts = Parts(page(checked(tmp_path)))
    for name in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(parts.text(name).encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in parts.policy
    assert "default-src 'none'" in parts.policy
    assert "unsafe" not in parts.policy


def test_nothing_of_a_submission_becomes_an_element(tmp_path: Path) -> None:
    text = page(checked(tmp_path))
    assert "img" not in Parts(text).tags
    assert "\u202e" not in text
    assert text.count("</script>") == 2


def test_the_same_result_gives_the_same_bytes(tmp_path: Path) -> None:
    result = checked(tmp_path)
    assert page(result) == page(result)


def test_the_script_parses_no_html_and_its_words_exist() -> None:
    folder = files("fupin.report.page").joinpath("assets")
    script = "".join(folder.joinpath(name).read_text("utf-8") for name in SCRIPTS)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)
    assert set(re.findall(r'\bsay\("([a-z_.]+)"[,)]', script)) <= set(WORDS)


def test_a_thousand_findings_stay_under_a_megabyte(tmp_path: Path) -> None:
    result = checked(tmp_path, 500)
    assert len(result.findings) >= 1000
    assert len(page(result).encode()) < 1_000_000
