"""The text of a policy: its clauses, and the rows of the annex that lists its tasks.

Clauses are named as rules cite them: `标题/称谓` for what stands before the first part, `二(一)` for
the first clause of the second part, `二` for a part's own heading and text, `附件` for the annex.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.tracing.annex import Annex, annex_of, begins_annex
from fupin.tracing.passages import Passage, Span, passage

HEAD_CLAUSE, ANNEX_CLAUSE = "标题/称谓", "附件"
MAX_BYTES = 20_000_000
_NUMERALS = "一二三四五六七八九十"
_PART = re.compile(rf"\s*([{_NUMERALS}]{{1,3}})、(.*)$", re.DOTALL)
_CLAUSE = re.compile(rf"\s*[（(]([{_NUMERALS}]{{1,3}})[)）](.*)$", re.DOTALL)
_DEPARTMENTS = re.compile(r"[（(]责任部门[:：]")
_CITED = re.compile(r"[、，,;；]")
_BRACKETS = str.maketrans("（）", "()")


@dataclass(frozen=True)
class Clause:
    """A clause of the body.

    Attributes:
        name: how rules cite it.
        heading: its heading without its number.
        passage: heading and text.
        text_start: where the text begins in the passage.
        text_end: where the text ends: before the departments in charge, if they stand there.
    """

    name: str
    heading: str
    passage: Passage
    text_start: int
    text_end: int

    @property
    def line(self) -> int:
        """The document's line that the clause begins on."""
        return self.passage.first_line

    @property
    def text(self) -> str:
        """The text without heading and departments."""
        return self.passage.text[self.text_start : self.text_end].strip()

    def heads_paragraph(self, sentence: Span) -> bool:
        """Whether a sentence is the heading of a paragraph that goes on: its first words, up to a full stop."""
        text = self.passage.text
        first = text[sentence.start - 1 : sentence.start] == "\n"
        goes_on = text[sentence.end : sentence.end + 1] not in ("", "\n")
        return first and goes_on and "，" not in text[sentence.start : sentence.end]

    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the text."""
        return self.passage.sentences(self.text_start, self.text_end)


@dataclass(frozen=True)
class Document:
    """A policy's text.

    Attributes:
        path: its file.
        lines: how many lines it has.
        clauses: the clauses of the body in order, by name.
        annex: the annex; None where there is none.
    """

    path: Path
    lines: int
    clauses: dict[str, Clause]
    annex: Annex | None


def read_document(path: Path) -> Document:
    """Reads a policy's text: UTF-8, UTF-16 with a mark, or GB18030, with any ends of lines.

    Raises:
        UnreadableInputError: it can't be opened, is no text, or has no numbered clauses.
    """
    return document_of(path, _decoded(path, _bytes(path)))


def document_of(path: Path, text: str) -> Document:
    """A policy's text, from its signs.

    Raises:
        UnreadableInputError: it has no numbered clauses.
    """
    lines = list(enumerate(re.split(r"\r\n|\r|\n", text), start=1))
    annex_at = next((index for index, (_, line) in enumerate(lines) if begins_annex(line)), len(lines))
    clauses: dict[str, Clause] = {}
    for name, heading, part in _parts(lines[:annex_at]):
        if name in clauses:
            raise _refused(
                path, f"条款 {name} 出现两次（第 {part[0][0]} 行）", f"clause {name} stands twice (line {part[0][0]})"
            )
        clauses[name] = _clause(name, heading, part)
    if len(clauses) < 2:
        raise _refused(path, "没有“一、”“（一）”这样编号的条款", "it has no clauses numbered 一、 and （一）")
    annex = annex_of(lines[annex_at:]) if annex_at < len(lines) else None
    return Document(path, len(lines), clauses, annex)


@lru_cache(maxsize=1024)
def cited_clauses(citation: str) -> tuple[str, ...]:
    """The clauses that a citation names: `四(三)、四(四)` names two."""
    return tuple(part for part in (one.strip().translate(_BRACKETS) for one in _CITED.split(citation)) if part)


_Lines = list[tuple[int, str]]


def _parts(lines: _Lines) -> Iterator[tuple[str, str | None, _Lines]]:
    """The name, the first line's words behind the number, and the lines of each clause."""
    name, heading, gathered, part = HEAD_CLAUSE, None, [], ""
    for number, line in lines:
        if (found := _PART.match(line)) is not None and "。" not in line:
            following, part = found[1], found[1]
        elif (found := _CLAUSE.match(line)) is not None and part:
            following = f"{part}({found[1]})"
        else:
            gathered.append((number, line))
            continue
        if gathered:
            yield name, heading, gathered
        name, heading, gathered = following, found[2], [(number, found[2].lstrip())]
    if gathered:
        yield name, heading, gathered


def _clause(name: str, first: str | None, lines: _Lines) -> Clause:
    words = passage(lines, lines[0][0])
    heading = "" if first is None else passage([(0, first.partition("。")[0])], 0).text
    departments = [found.start() for found in _DEPARTMENTS.finditer(words.text)]
    start = len(heading) + (words.text[len(heading) : len(heading) + 1] in ("。", "\n"))
    return Clause(name, heading, words, start, departments[-1] if departments else len(words.text))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableInputError(
            Text(f"无法打开 {path}：{error.strerror}", f"can't open {path}: {error.strerror}")
        ) from error
    if len(raw) > MAX_BYTES:
        raise _refused(path, f"超过 {MAX_BYTES:,} 字节", f"it is larger than {MAX_BYTES:,} bytes")
    return raw


def _decoded(path: Path, raw: bytes) -> str:
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _refused(path, "不是 UTF-8 或 GB18030 文本", "it is no text in UTF-8 or GB18030")


def _refused(path: Path, zh: str, en: str) -> UnreadableInputError:
    return UnreadableInputError(Text(f"{path} 无法作为政策文本读取：{zh}", f"{path} can't be read as a policy: {en}"))
