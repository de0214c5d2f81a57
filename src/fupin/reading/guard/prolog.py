"""What stands before the first element of an XML part: its encoding, and never a document type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from fupin.model.errors import UnreadableInputError
from fupin.reading.guard.refusals import damaged

SEPARATOR = "}"
"""Stands between the namespace and the name of an element."""
_UTF8 = ("utf-8", "utf8", "us-ascii", "ascii")
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_PIECE = 2048
_LONGEST = 4 << 20
_BLANK = b" \t\r\n"


@dataclass(frozen=True)
class Root:
    """The first element of a part.

    Attributes:
        namespace: its namespace.
        name: its name.
        encoding: the part's encoding where that isn't UTF-8; else "".
        attributes: its attributes.
    """

    namespace: str
    name: str
    encoding: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def root_of(part: str, head: bytes) -> Root | None:
    """The first element of a part; None where the part is no XML.

    Args:
        part: the part's name.
        head: its first bytes.

    Raises:
        UnreadableInputError: it has a document type, or begins like XML and is none.
    """
    wide = head.startswith(_UTF16_MARKS) or b"\0" in head[:4]
    start = head[:8].replace(b"\0", b"") if wide else head.removeprefix(_UTF8_MARK).lstrip(_BLANK)
    if not start.startswith((b"<", *(mark + b"<" for mark in _UTF16_MARKS))):
        return None
    encodings = ["UTF-16"] if wide else []
    found: list[tuple[str, dict[str, str]]] = []
    parser = new_parser(part)
    parser.XmlDeclHandler = lambda _version, encoding, _alone: encodings.append(encoding or "")
    parser.StartElementHandler = lambda *element: None if found else found.append(element)
    try:
        for at in range(0, len(head), _PIECE):
            parser.Parse(head[at : at + _PIECE], False)
            if found:
                break
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: encodings that Python can't give it
        if not found and _must_be_xml(part):
            raise no_xml(part) from error
    if not found:
        if _must_be_xml(part):
            raise no_xml(part)
        return None
    namespace, _, name = found[0][0].rpartition(SEPARATOR)
    other = [encoding for encoding in encodings if encoding and encoding.lower() not in _UTF8]
    return Root(namespace, name, "".join(other[:1]), found[0][1])


def _must_be_xml(part: str) -> bool:
    return part.lower().endswith((".xml", ".rels"))


def new_parser(part: str) -> expat.XMLParserType:
    """A parser of one part that refuses document types, and with them all entities."""

    def typed(_name: str, _system: str | None, _public: str | None, _inside: bool) -> None:
        raise damaged(
            f"部件 {part} 含有文档类型或实体声明（DTD）",
            f"the part {part} declares a document type or entities (DTD)",
        )

    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = typed
    return parser


def in_pieces(part: str, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes of a part as they come, for a parser, which takes ever longer over a tag or text without end.

    Raises:
        UnreadableInputError: a tag or text is longer than any program writes.
    """
    length = 0
    for chunk in chunks:
        last = max(chunk.rfind(b"<"), chunk.rfind(b">"))
        length = len(chunk) - last if last >= 0 else length + len(chunk)
        if length > _LONGEST:
            raise damaged(
                f"部件 {part} 里有过长的标记或文字", f"the part {part} has a tag or text that is far too long"
            )
        yield chunk


def other_encoding(part: str, encoding: str) -> UnreadableInputError:
    """The refusal of a part whose bytes the readers would take for something else."""
    shown = "".join(sign for sign in encoding[:20] if sign.isascii() and (sign.isalnum() or sign in "-_"))
    return damaged(f"部件 {part} 的编码是 {shown}，不是 UTF-8", f"the part {part} is in {shown}, not in UTF-8")


def no_xml(part: str) -> UnreadableInputError:
    """The refusal of a part that should be XML."""
    return damaged(f"部件 {part} 不是完整的 XML", f"the part {part} is not whole XML")
