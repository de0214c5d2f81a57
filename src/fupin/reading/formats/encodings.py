"""The encoding of a delimited text: what its mark says, else the one under which it is a table of records."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.formats.dialect import cut_at_line
from fupin.reading.formats.encoding_names import (
    GB18030,
    NARROW,
    UTF_8,
    WIDE,
    Encoding,
    marked_encoding,
    named_encodings,
)
from fupin.reading.formats.recoding import in_utf8, is_utf8, no_text, refuse_damaged
from fupin.reading.kinds import HEAD, is_wide

_LEAST_PLAIN = 10
"""A text in UTF-16 without a known header has one sign of ASCII in this many: delimiters, digits, ends of lines."""
_NEITHER = Text("既不是 UTF-8 也不是 GB18030 编码", "neither UTF-8 nor GB18030")


class Decoded(NamedTuple):
    """A text.

    Attributes:
        body: the text in UTF-8, without a mark.
        encoding: the encoding it was in.
    """

    body: bytes
    encoding: Encoding


def decoded(data: bytes, pinned: str | None = None) -> Decoded:
    """A text in UTF-8.

    A mark decides. Without one, the encodings in which all bytes are text are held against the record
    models: the one whose headers name more fields is taken, then the one with more values of flags
    and enums below them; a text in everyday Chinese as UTF-8 is UTF-8.

    Args:
        data: the text as it is in its file.
        pinned: the encoding that the user says it has; None where it is to be found.

    Raises:
        UnreadableInputError: it is in none of the encodings, in several of them alike, or not in
            the one that its mark or the user says.
        UsageError: the user names an encoding that isn't known.
    """
    named = named_encodings(pinned)
    marked = marked_encoding(data)
    if marked is not None:
        if named and marked.codec not in {encoding.codec for encoding in named}:
            raise _contradicted(marked, pinned or "")
        return Decoded(in_utf8(data, marked), marked)
    candidates = named or (WIDE if is_wide(data[:HEAD]) else NARROW)
    if candidates == NARROW:
        return _narrow(data)
    encoding = candidates[0] if len(candidates) == 1 else _wider(data, candidates)
    if encoding is None:
        raise no_text()
    return Decoded(in_utf8(data, encoding), encoding)


def could_be_text(head: bytes) -> bool:
    """Whether the first bytes of a file are text in one of the encodings."""
    if marked_encoding(head) is not None:
        return True
    if is_wide(head):
        return any(_wide_head(head, encoding) for encoding in WIDE)
    return any(_head(head, encoding, whole=False) is not None for encoding in NARROW)


def wide_encoding(head: bytes, pinned: str | None = None) -> Encoding | None:
    """The UTF-16 that a text is in by its first bytes; None where it is in an encoding that keeps ASCII.

    Raises:
        UnreadableInputError: it is in either alike.
        UsageError: the user names an encoding that isn't known.
    """
    marked = marked_encoding(head)
    if marked is not None:
        return marked if marked.wide else None
    candidates = tuple(encoding for encoding in named_encodings(pinned) or WIDE if encoding.wide)
    if not is_wide(head[:HEAD]):
        return candidates[0] if pinned is not None and candidates else None
    return _wider(head, candidates)


def _narrow(data: bytes) -> Decoded:
    """A text in UTF-8 or GB18030; of both where both are possible the one that makes more of its head."""
    if not is_utf8(data):
        refuse_damaged(data)
        return Decoded(in_utf8(data, GB18030, _NEITHER), GB18030)
    head, rival = (_head(data, encoding) for encoding in NARROW)
    if head is None or rival is None or head == rival:
        return Decoded(data, UTF_8)
    from fupin.reading.formats.evidence import better

    first = better(head, rival)
    if first is None:
        raise _undecided(NARROW)
    if first == rival:
        try:
            return Decoded(in_utf8(data, GB18030), GB18030)
        except UnreadableInputError:  # it is GB18030 only as far as the head goes, and UTF-8 all through
            pass
    return Decoded(data, UTF_8)


def _wider(data: bytes, candidates: tuple[Encoding, ...]) -> Encoding | None:
    """Which UTF-16 makes more of a text's head; None where it is no text in any.

    Raises:
        UnreadableInputError: both make as much of it, and it is something.
    """
    from fupin.reading.formats.evidence import better, is_table

    heads = {encoding: text for encoding in candidates if (text := _wide_head(data, encoding))}
    known = {encoding: text for encoding, text in heads.items() if is_table(text)}
    if not known:
        plain = {encoding: sum(map(str.isascii, text)) for encoding, text in heads.items()}
        likely = [encoding for encoding in heads if plain[encoding] * _LEAST_PLAIN >= len(heads[encoding])]
        return max(likely, key=lambda encoding: plain[encoding], default=None)
    if len(known) == 1:
        return next(iter(known))
    first = better(*known.values(), fallback=False)
    if first is None:
        raise _undecided(tuple(known))
    return next(encoding for encoding, text in known.items() if text == first)


def _head(data: bytes, encoding: Encoding, *, whole: bool = True) -> str | None:
    """The first lines of a text in an encoding that keeps ASCII; None where they are not in it.

    Args:
        data: the text.
        encoding: the encoding.
        whole: whether the bytes end where the text does, if they are few; else the last sign may be cut.
    """
    cut = not whole or len(data) > HEAD
    try:
        text = codecs.getincrementaldecoder(encoding.codec)().decode(cut_at_line(data), final=not cut)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _wide_head(data: bytes, encoding: Encoding) -> str:
    """The first signs of a text in UTF-16, up to the end of a line; "" where they are no text in it."""
    try:
        text = codecs.getincrementaldecoder(encoding.codec)().decode(data[:HEAD])
    except UnicodeDecodeError:
        return ""
    end = max(text.rfind("\n"), text.rfind("\r"))
    head = text if len(data) <= HEAD or end < 0 else text[: end + 1]
    return "" if "\0" in head else head


def _contradicted(marked: Encoding, pinned: str) -> UnreadableInputError:
    return UnreadableInputError(
        Text(
            f"对照文件说是 {pinned} 编码，文件开头的标记说是 {marked.name}；请改正对照文件",
            f"the mapping file says {pinned}, the mark at the file's start says {marked.name};"
            " correct the mapping file",
        )
    )


def _undecided(encodings: tuple[Encoding, ...]) -> UnreadableInputError:
    one, other = (encoding.name for encoding in encodings)
    return UnreadableInputError(
        Text(
            f"按 {one} 读和按 {other} 读都讲得通而内容不同，不能猜；请另存为“CSV UTF-8”，"
            "或在对照文件（--mapping）里写明 encoding",
            f"it reads as {one} and as {other}, with different contents; save it as CSV UTF-8, or name its encoding"
            " in the mapping file (--mapping)",
        )
    )
