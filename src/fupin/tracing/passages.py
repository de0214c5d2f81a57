"""A stretch of a document without its layout, each sign keeping the line that it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_SENTENCE = re.compile(r"[^。！？\n]*[^。！？\n\s][^。！？\n]*[。！？]?")


@dataclass(frozen=True)
class Span:
    """A part of a passage, from the first sign to behind the last."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether the other part lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two parts have a sign in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, eq=False)
class Passage:
    """Text without white space, but for a line feed before each paragraph.

    Attributes:
        text: the signs.
        lines: the document's line, from 1, of each sign.
        first_line: the line that the passage begins on, also where it is empty.
    """

    text: str
    lines: tuple[int, ...]
    first_line: int

    def line_at(self, offset: int) -> int:
        """The document's line of a sign; the last line for places behind the end."""
        if not self.lines:
            return self.first_line
        return self.lines[min(offset, len(self.lines) - 1)]

    def find_all(self, words: str) -> tuple[Span, ...]:
        """Where words stand, layout aside."""
        return _found(unspaced(words), self.text)

    def part(self, span: Span) -> str:
        """The text of a part."""
        return self.text[span.start : span.end]

    def sentences(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """The sentences between two places, with their full stops."""
        return _sentences(self.text, start, len(self.text) if end is None else end)


def places_of(words: str, text: str) -> Iterator[Span]:
    """Where words stand in a text, also where they overlap."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + 1)


@lru_cache(maxsize=4096)
def _found(words: str, text: str) -> tuple[Span, ...]:
    return tuple(places_of(words, text))


@lru_cache(maxsize=1024)
def _sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    return tuple(Span(one.start(), one.end()) for one in _SENTENCE.finditer(text, start, end))


@lru_cache(maxsize=4096)
def unspaced(text: str) -> str:
    """A text without white space, but for a blank between two digits."""
    parts = text.split()
    return "".join(_spaced(parts))


def passage(lines: Iterable[tuple[int, str]], first_line: int) -> Passage:
    """The passage of some lines; one that begins with white space begins a paragraph."""
    text: list[str] = []
    numbers: list[int] = []
    for number, line in lines:
        words = unspaced(line)
        if not words:
            continue
        if text and line[0].isspace():
            words = "\n" + words
        elif text and text[-1][-1].isdecimal() and words[0].isdecimal():
            words = " " + words
        text.append(words)
        numbers += [number] * len(words)
    return Passage("".join(text), tuple(numbers), numbers[0] if numbers else first_line)


def _spaced(parts: list[str]) -> Iterator[str]:
    before = ""
    for part in parts:
        if before and before[-1].isdecimal() and part[0].isdecimal():
            yield " "
        yield part
        before = part
