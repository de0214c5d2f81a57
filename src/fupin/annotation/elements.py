"""The elements of an XML part with the bytes that each takes, so that a part can be changed and not rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from fupin.annotation.errors import cannot_place
from fupin.reading.guard.prolog import SEPARATOR, new_parser

MOST_ELEMENTS = 2_000_000
"""Elements of a part that are held as a tree; the rows of sheets are not."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_ATTRIBUTE = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_NAME = re.compile(rb"<([^\s/>]+)")
_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=/>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")


@dataclass(slots=True)
class Element:
    """An element and where it stands in its part, in bytes.

    Attributes:
        name: its name without prefix.
        namespace: its namespace.
        attributes: its attributes; those with a prefix as `namespace}name`.
        start: where its start tag begins.
        inside: behind its start tag.
        close: where its end tag begins; `inside` where it has none.
        end: behind all of it.
        children: the elements in it.
    """

    name: str
    namespace: str
    attributes: Mapping[str, str]
    start: int
    inside: int
    close: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)

    def named(self, *names: str) -> Iterator[Element]:
        """The children of these names that are of its own namespace."""
        return (child for child in self.children if child.name in names and child.namespace == self.namespace)

    def first(self, name: str) -> Element | None:
        """The first child of a name that is of its own namespace."""
        return next(self.named(name), None)

    def all(self) -> Iterator[Element]:
        """The element and all that stands in it, in order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)


def parse(part: str, data: bytes) -> Element:
    """The first element of a part, with all that stands in it.

    Raises:
        AnnotationError: the part is no XML, in UTF-16, or has far too many elements.
        UnreadableInputError: it declares a document type.
    """
    refuse_wide(part, data)
    top = Element("", "", {}, 0, 0)
    open_elements = [top]
    count = 0
    parser = new_parser(part)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS:
            raise cannot_place(part, "元素太多", "has too many elements")
        namespace, _, local = name.rpartition(SEPARATOR)
        at = parser.CurrentByteIndex
        element = Element(local, namespace, attributes, at, tag_end(part, data, at))
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def end(_name: str) -> None:
        element = open_elements.pop()
        element.close, element.end = ends(data, element.inside, parser.CurrentByteIndex)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: odd encodings
        raise cannot_place(part, "不是完整的 XML", "is not whole XML") from error
    return top.children[0]


def refuse_wide(part: str, data: bytes) -> None:
    """Refuses a part in an encoding in which signs of ASCII are no single bytes.

    Raises:
        AnnotationError: it is in one.
    """
    if data.startswith(_WIDE) or b"\0" in data[:4]:
        raise cannot_place(part, "的编码是 UTF-16", "is in UTF-16")


def tag_end(part: str, data: bytes, start: int) -> int:
    """Where the start tag that begins at `start` ends.

    Raises:
        AnnotationError: none begins there.
    """
    found = _TAG.match(data, start)
    if found is None:
        raise cannot_place(part, "有看不懂的标记", "has a tag that can't be placed")
    return found.end()


def ends(data: bytes, inside: int, parser_at: int) -> tuple[int, int]:
    """Where an element's end tag begins, and where it ends; of one without an end tag, both are behind it."""
    if data[inside - 2 : inside] == b"/>":
        return inside, inside
    return parser_at, data.index(b">", parser_at) + 1


def raw_prefix(data: bytes, start: int) -> str:
    """The prefix, with its colon, that the tag at `start` is written with; "" where it has none."""
    found = _NAME.match(data, start)
    name = b"" if found is None else found[1]
    prefix, colon, _ = name.rpartition(b":")
    return (prefix + colon).decode("utf-8")


def attribute_value(tag: bytes, name: bytes) -> tuple[int, int] | None:
    """Where the value of an attribute stands in a start tag, without its quotes; None where it has none."""
    found = _NAME.match(tag)
    at = 0 if found is None else found.end()
    while (match := _ATTRIBUTE.match(tag, at)) is not None:
        if match[1] == name:
            return match.start(2) + 1, match.end(2) - 1
        at = match.end()
    return None


def name_end(data: bytes, start: int) -> int:
    """Behind the name of the tag at `start`: where an attribute can be put in."""
    found = _NAME.match(data, start)
    return start if found is None else found.end()


def with_attributes(tag: bytes, **values: str) -> bytes:
    """A start tag with some of its attributes (ASCII, no prefix) set to other values; all else stays."""
    for name, value in values.items():
        place = attribute_value(tag, name.encode())
        if place is None:
            at = name_end(tag, 0)
            tag = tag[:at] + f' {name}="{value}"'.encode() + tag[at:]
        else:
            tag = tag[: place[0]] + value.encode() + tag[place[1] :]
    return tag
