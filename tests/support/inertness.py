"""Whether a written report is inert: parsed as its readers parse it, and looked through as bytes.

`INERT` has a check for each format. Each raises an `AssertionError` that shows what is live.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from markdown_it import MarkdownIt
from openpyxl import load_workbook

from support.reading_back.github import commands

_BREAK = "\u200b"
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f]"  # terminals, but for tabs and line feeds
    "|[\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Controls, signs of direction, ends of lines that not every program takes for one, signs that nobody sees."""
_SERVER = re.compile(r"##\w*\[")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?")


def _plain(text: str, allowed: str = "") -> None:
    """No sign that steers, and no command to a build server."""
    found = [sign for sign in _STEERING.findall(text) if sign not in allowed]
    assert not found, f"signs that steer: {sorted(set(found))!r}"
    assert not _SERVER.findall(text)


def _no_commands(text: str) -> None:
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]


def text_is_inert(data: bytes) -> None:
    """Lines of text, which a terminal or the log of a job shows."""
    text = data.decode("utf-8")
    _plain(text)
    _no_commands(text)


def json_is_inert(data: bytes) -> None:
    """JSON, or JSON Lines: any text means itself, and the file may be shown anywhere."""
    text = data.decode("utf-8")
    try:
        json.loads(text)
    except ValueError:
        assert [json.loads(line) for line in text.split("\n")[:-1]]
    text_is_inert(data)


def csv_is_inert(data: bytes) -> None:
    """Cells that no spreadsheet takes for a formula, whatever it takes for the delimiter."""
    text = data.decode("utf-8-sig")
    _plain(text, "\r")
    _no_commands(text)
    for delimiter in ",;|\t":
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=delimiter == ","))
        live = [cell for row in rows for cell in row if _FORMULA.match(cell.strip("\"' ")) and cell[:1] != "'"]
        assert not [cell for cell in live if not _NUMBER.fullmatch(cell)]
        assert delimiter != "," or len({len(row) for row in rows}) == 1


def markdown_is_inert(data: bytes, further: str = "") -> None:
    """Headings, tables and words: no link, picture, code or HTML; a break of no width keeps words apart.

    Elements that match `further` are the report's own too.
    """
    text = data.decode("utf-8")
    _plain(text, _BREAK)
    _no_commands(text)
    tokens = MarkdownIt("gfm-like").parse(text)
    allowed = re.compile("|h1|h2|h3|p|table|thead|tbody|tr|th|td|" + further)
    assert not [token.tag for token in tokens if not allowed.fullmatch(token.tag)]
    assert not [token.content for token in tokens if token.type == "html_block"]
    inside = {child.type for token in tokens for child in token.children or []}
    assert inside <= {"text", "strong_open", "strong_close"}


def github_is_inert(data: bytes) -> None:
    """The commands of the report itself, and lines that are none."""
    text = data.decode("utf-8")
    _plain(text, _BREAK)
    for name, properties, _ in commands(data):
        assert name in {"error", "warning", "notice", "group", "endgroup"}
        assert properties.keys() <= {"file", "title", "line"}
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::") and not line.startswith("::")]


def junit_is_inert(data: bytes) -> None:
    """Elements of the report itself; no document type, section or instruction that a text has brought."""
    text = data.decode("utf-8")
    _plain(text)
    _no_commands(text)
    assert "<!" not in text
    assert text.count("<?") == 1
    suites = {"testsuites", "testsuite", "properties", "property"}
    cases = {"testcase", "failure", "error", "skipped", "system-out"}
    assert {element.tag for element in ElementTree.fromstring(data).iter()} <= suites | cases


class _Page(HTMLParser):
    """What a page is made of, also where scripts don't run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, Mapping[str, str | None]]] = []
        self.others: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)


_ELEMENTS = re.compile("b|bdi|body|br|div|h1|head|html|li|link|main|meta|noscript|ol|p|script|style|title")
_ATTRIBUTES = re.compile("charset|content|href|http-equiv|id|lang|name|rel|type")


def html_is_inert(data: bytes, further: str = "html") -> None:
    """Elements and attributes of the page itself, two scripts, and nothing that leads elsewhere.

    Elements that match `further` are the page's own too.
    """
    text = data.decode("utf-8")
    _plain(_SERVER.sub("", text))  # a page is shown in no log
    page = _Page()
    page.feed(text)
    page.close()
    assert not [tag for tag, _ in page.found if not (_ELEMENTS.fullmatch(tag) or re.fullmatch(further, tag))]
    assert not [name for _, attributes in page.found for name in attributes if not _ATTRIBUTES.fullmatch(name)]
    assert [tag for tag, _ in page.found].count("script") == 2
    assert [attributes["href"] for _, attributes in page.found if "href" in attributes] == ["data:,"]
    assert not page.others
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert sorted(ids, key=str) == ["data", "page"]


def xlsx_is_inert(data: bytes) -> None:
    """Texts and numbers: no formula, no link that leaves the workbook, nothing that is loaded."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        parts = {name: package.read(name) for name in names if name.endswith((".xml", ".rels", ".vml"))}
    assert not [name for name in names if re.search("externalLink|connections|vbaProject|embeddings", name)]
    assert not [name for name, part in parts.items() if b'TargetMode="External"' in part]
    assert not [name for name, part in parts.items() if re.search(rb"<(?:f|ddeLink|oleLink)[ />]", part)]
    shown = [range_of for part in parts.values() for range_of in re.findall(r"<c:f>(.*?)</c:f>", part.decode())]
    assert not [each for each in shown if not re.fullmatch(r"'?[^'!]+'?!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", each)]
    for sheet in load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.value
                assert not isinstance(cell.value, str) or not _STEERING.search(cell.value), cell.value
                assert cell.hyperlink is None or not cell.hyperlink.target


def _every(data: Any, name: str) -> Iterator[Any]:
    """The members of a name, however deep."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == name:
                yield value
            yield from _every(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from _every(value, name)


_LINK = re.compile(r"(?<!\\)\[(?:[^\[\]\\]|\\.)*\]\(")
_RELATIVE = re.compile(r"[\w.~!$&'()*+,;=@%-]*(?:/[\w.~!$&'()*+,;=@:%-]*)*", re.ASCII)


def sarif_is_inert(data: bytes) -> None:
    """Messages without links (`[text](target)`), and files as relative addresses."""
    json_is_inert(data)
    results = [run["results"] for run in json.loads(data)["runs"]]
    assert not [message for message in _every(results, "message") if _LINK.search(message["text"])]
    assert not list(_every(results, "markdown"))
    assert not [uri for uri in _every(results, "uri") if not _RELATIVE.fullmatch(uri) or uri.startswith("//")]


INERT: dict[str, Callable[[bytes], None]] = {
    "text": text_is_inert,
    "json": json_is_inert,
    "jsonl": json_is_inert,
    "csv": csv_is_inert,
    "markdown": markdown_is_inert,
    "html": html_is_inert,
    "junit": junit_is_inert,
    "github": github_is_inert,
    "gitlab": json_is_inert,
    "sarif": sarif_is_inert,
    "xlsx": xlsx_is_inert,
}
"""The checks by format; a new format needs a line."""
