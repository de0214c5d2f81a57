"""A whole text from its encoding to UTF-8, and why it can't be had."""

from __future__ import annotations

import codecs
import io

import numpy as np
import pyarrow as pa

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.formats.encoding_names import NOT_READ, UTF_8, Encoding
from fupin.reading.kinds import HEAD

_CHUNK = 8 << 20
_MOSTLY = 5
"""A text with this many good signs to each broken one is in UTF-8; in GB18030 it is the other way round."""


def in_utf8(data: bytes, encoding: Encoding, reason: Text | None = None) -> bytes:
    """A text in UTF-8, without its mark.

    Args:
        data: the text with its mark.
        encoding: its encoding.
        reason: what is said where it isn't in it; None for the usual.

    Raises:
        UnreadableInputError: it isn't all in this encoding, or is no text.
    """
    if encoding.name == NOT_READ:
        raise _wrong(Text(f"是 {NOT_READ} 编码，无法读取", f"is in {NOT_READ}, which is not read"))
    text = data.removeprefix(encoding.mark)
    reason = reason or Text(f"不是 {encoding.name} 编码", f"not {encoding.name}")
    if encoding.codec == UTF_8.codec:
        if not is_utf8(text):
            raise _wrong(_at(reason, text, encoding))
    else:
        text = _recoded(text, encoding, reason)
    if b"\0" in text[:HEAD]:
        raise no_text()
    return text.removeprefix(_MARK)


_MARK = b"\xef\xbb\xbf"


def _recoded(data: bytes, encoding: Encoding, reason: Text) -> bytes:
    """The text in UTF-8, piece by piece: the whole of it as signs would take twice the room."""
    view = memoryview(data)
    written = io.BytesIO()
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    try:
        for start in range(0, len(data), _CHUNK):
            piece = decoder.decode(view[start : start + _CHUNK], final=start + _CHUNK >= len(data))
            written.write(piece.encode())
    except UnicodeError as error:
        raise _wrong(_at(reason, data, encoding)) from error
    return written.getvalue()


def is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, looked through without a copy."""
    bounds = pa.py_buffer(np.array([0, len(data)], dtype=np.int64))
    try:
        pa.Array.from_buffers(pa.large_binary(), 1, [None, bounds, pa.py_buffer(data)]).cast(pa.large_string())
    except pa.ArrowInvalid:
        return False
    return True


def refuse_damaged(data: bytes) -> None:
    """Refuses what is UTF-8 but for a few bytes; as GB18030 it would be read as other words.

    Raises:
        UnreadableInputError: it is.
    """
    start = next((at for at in range(0, len(data), HEAD) if not data[at : at + HEAD].isascii()), 0)
    text = data[start : start + HEAD].decode(errors="replace")
    broken = text.count("\ufffd")
    if broken * (_MOSTLY + 1) <= len(text) - sum(map(str.isascii, text)):
        raise _wrong(_at(Text("是 UTF-8 编码但有坏字节", "UTF-8, but with bytes that are broken"), data, UTF_8))


def no_text() -> UnreadableInputError:
    """The refusal of what is no text in any encoding."""
    return UnreadableInputError(Text("不是文本文件", "not a text file"))


def _at(reason: Text, data: bytes, encoding: Encoding) -> Text:
    """A reason with the line where a text leaves its encoding."""
    try:
        data.decode(encoding.codec)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding.codec, "replace")
        line = 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
        return Text(f"{reason.zh}（第 {line} 行）", f"{reason.en} (line {line})")
    return reason


def _wrong(reason: Text) -> UnreadableInputError:
    return UnreadableInputError(Text(f"{reason.zh}；请另存为“CSV UTF-8”再报", f"{reason.en}; save it as CSV UTF-8"))
