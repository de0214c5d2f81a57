"""The encodings that texts may be in: their names, and the marks that texts begin with."""

from __future__ import annotations

from typing import NamedTuple

from fupin.model.errors import UsageError
from fupin.model.text import Text


class Encoding(NamedTuple):
    """An encoding.

    Attributes:
        codec: its name in Python.
        name: its name for users.
        mark: the bytes that a text begins with which says that it is in this encoding.
    """

    codec: str
    name: str
    mark: bytes = b""

    @property
    def wide(self) -> bool:
        """Whether it takes two bytes for a sign of ASCII."""
        return self.codec.startswith("utf-16")


UTF_8, GB18030 = Encoding("utf-8", "UTF-8"), Encoding("gb18030", "GB18030")
UTF_16_LE, UTF_16_BE = Encoding("utf-16-le", "UTF-16 LE"), Encoding("utf-16-be", "UTF-16 BE")
NARROW, WIDE = (UTF_8, GB18030), (UTF_16_LE, UTF_16_BE)
NOT_READ = "UTF-32"
_MARKED = (
    Encoding("utf-32-le", NOT_READ, b"\xff\xfe\0\0"),
    Encoding("utf-32-be", NOT_READ, b"\0\0\xfe\xff"),
    UTF_8._replace(name="UTF-8 BOM", mark=b"\xef\xbb\xbf"),
    UTF_16_LE._replace(mark=b"\xff\xfe"),
    UTF_16_BE._replace(mark=b"\xfe\xff"),
    GB18030._replace(mark=b"\x84\x31\x95\x33"),
)
_BY_NAME = {
    **dict.fromkeys(("utf8", "utf8sig", "utf8bom"), (UTF_8,)),
    **dict.fromkeys(("gb18030", "gbk", "gb2312", "cp936", "ansi"), (GB18030,)),
    **dict.fromkeys(("utf16", "unicode"), WIDE),
    "utf16le": (UTF_16_LE,),
    "utf16be": (UTF_16_BE,),
}


def marked_encoding(head: bytes) -> Encoding | None:
    """The encoding that a text's mark says; None where it has none."""
    return next((encoding for encoding in _MARKED if head.startswith(encoding.mark)), None)


def named_encodings(name: str | None) -> tuple[Encoding, ...]:
    """The encodings that a user means by a name; none where there is no name.

    Raises:
        UsageError: there is no such encoding.
    """
    if name is None:
        return ()
    found = _BY_NAME.get("".join(sign for sign in name.casefold() if sign.isalnum()))
    if found is None:
        known = "utf-8, gb18030, utf-16, utf-16-le, utf-16-be"
        raise UsageError(Text(f"没有编码 {name}；可用：{known}", f"there is no encoding {name}; known: {known}"))
    return found
