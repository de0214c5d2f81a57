"""Changes to the bytes of a part: what is put in, and what takes the place of what."""

from __future__ import annotations

from collections.abc import Iterator

from fupin.annotation.elements import Element, attribute_value, name_end


class Edits:
    """Collects changes to a part; whatever none of them touches stays byte for byte.

    Args:
        data: the part as it is.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._changes: list[tuple[int, int, int, bytes]] = []
        self._filled: dict[int, tuple[Element, list[bytes]]] = {}

    def insert(self, at: int, new: bytes) -> None:
        """Puts bytes in; what is put in at one place stands in the order in which it came."""
        self._add(at, at, new)

    def replace(self, start: int, end: int, new: bytes) -> None:
        """Puts bytes in the place of others."""
        if self.data[start:end] != new:
            self._add(start, end, new)

    def append(self, element: Element, new: bytes) -> None:
        """Puts bytes behind all that stands in an element; one without an end tag gets one."""
        if self.data[element.inside - 2 : element.inside] == b"/>":
            self._filled.setdefault(element.start, (element, []))[1].append(new)
        else:
            self.insert(element.close, new)

    def set_attribute(self, start: int, inside: int, name: str, value: str, behind: str = "") -> None:
        """Sets an attribute (ASCII, no prefix) of the start tag from `start` to `inside`.

        A new one stands behind the one named `behind` where that is there, else in front.
        """
        tag = self.data[start:inside]
        place = attribute_value(tag, name.encode())
        if place is None:
            before = attribute_value(tag, behind.encode())
            at = name_end(self.data, start) if before is None else start + before[1] + 1
            self.insert(at, f' {name}="{value}"'.encode())
        else:
            self.replace(start + place[0], start + place[1], value.encode())

    def result(self) -> bytes:
        """The part with all changes."""
        pieces: list[bytes] = []
        at = 0
        changes = [*self._changes, *self._with_end_tags()]
        for start, end, _, new in sorted(changes, key=lambda change: change[:3]):
            pieces += [self.data[at:start], new]
            at = max(at, end)
        return b"".join([*pieces, self.data[at:]])

    def _with_end_tags(self) -> Iterator[tuple[int, int, int, bytes]]:
        """What takes the place of the `/>` of elements that got something to hold."""
        for element, pieces in self._filled.values():
            name = self.data[element.start + 1 : name_end(self.data, element.start)]
            yield element.inside - 2, element.inside, 0, b">" + b"".join(pieces) + b"</" + name + b">"

    def _add(self, start: int, end: int, new: bytes) -> None:
        self._changes.append((start, end, len(self._changes), new))
