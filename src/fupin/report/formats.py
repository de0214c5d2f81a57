"""The formats that a check can be reported in, by name; the choices of the command line come from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import BinaryIO, TextIO

from fupin.model.text import Language
from fupin.report.content import Content
from fupin.report.streams import utf8_text

Writer = Callable[[Content, BinaryIO, Language], None]
"""Writes a report to a stream of bytes; text is UTF-8. It doesn't close the stream."""


class Need(Enum):
    """What a format shows beside findings and problems, and what therefore has to be gathered for it."""

    MARGINS = auto()
    COPIES = auto()
    PROGRESS = auto()


@dataclass(frozen=True)
class Format:
    """A format.

    Attributes:
        write: its writer.
        needs: what it shows beside findings and problems.
        binary: whether it makes no sense on a terminal.
    """

    write: Writer
    needs: frozenset[Need] = frozenset()
    binary: bool = False


def _in_utf8(write: Callable[[Content, TextIO, Language], None]) -> Writer:
    """A writer of text as a writer of bytes."""

    def written(content: Content, stream: BinaryIO, language: Language) -> None:
        with utf8_text(stream) as text:
            write(content, text, language)

    return written


def _text(content: Content, stream: TextIO, language: Language) -> None:
    from fupin.report.text.report import write_text

    write_text(content.result, stream, language)


def _json(content: Content, stream: TextIO, language: Language) -> None:
    from fupin.report.json_report.report import write_json

    write_json(content.result, stream, language)


def _html(content: Content, stream: TextIO, language: Language) -> None:
    from fupin.report.page.page import write_page

    write_page(content, stream, language)


def _jsonl(content: Content, stream: TextIO, language: Language) -> None:
    from fupin.report.json_report.lines import write_jsonl

    write_jsonl(content.result, stream, language)


def _csv(content: Content, stream: TextIO, language: Language) -> None:
    from fupin.report.csv_report.report import write_csv

    write_csv(content.result, stream, language)


def _markdown(content: Content, stream: TextIO, language: Language) -> None:
    from fupin.report.markdown.report import write_markdown

    write_markdown(content.result, stream, language)


def _junit(content: Content, stream: TextIO, language: Language) -> None:
    from fupin.report.junit.report import write_junit

    write_junit(content.result, stream, language)


def _github(content: Content, stream: TextIO, language: Language) -> None:
    from fupin.report.github_report import write_github

    write_github(content.result, stream, language)


def _sarif(content: Content, stream: TextIO, language: Language) -> None:
    from fupin.report.sarif.report import write_sarif

    write_sarif(content.result, stream, language)


def _gitlab(content: Content, stream: TextIO, language: Language) -> None:
    from fupin.report.gitlab_report import write_gitlab

    write_gitlab(content.result, stream, language)


def _xlsx(content: Content, stream: BinaryIO, language: Language) -> None:
    from fupin.report.workbook.writing import write_workbook

    write_workbook(content, stream, language)


REPORTERS: dict[str, Format] = {
    "text": Format(_in_utf8(_text)),
    "json": Format(_in_utf8(_json), frozenset({Need.MARGINS})),
    "jsonl": Format(_in_utf8(_jsonl), frozenset({Need.MARGINS})),
    "sarif": Format(_in_utf8(_sarif)),
    "junit": Format(_in_utf8(_junit)),
    "github": Format(_in_utf8(_github)),
    "gitlab": Format(_in_utf8(_gitlab)),
    "markdown": Format(_in_utf8(_markdown)),
    "html": Format(_in_utf8(_html), frozenset({Need.MARGINS, Need.PROGRESS})),
    "xlsx": Format(_xlsx, frozenset({Need.COPIES}), binary=True),
    "csv": Format(_in_utf8(_csv)),
}
