"""The small parts of an .xlsx or .ods package that decide what its sheets are and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from fupin.model.errors import UnreadableInputError
from fupin.reading.guard.limits import Limits
from fupin.reading.guard.prolog import SEPARATOR, in_pieces, new_parser, no_xml
from fupin.reading.guard.refusals import damaged, protected

_SPARE_STRINGS = 1_000_000
_STRING = re.compile(rb"<(?:[A-Za-z][A-Za-z0-9]{0,15}:)?si[ />]")
_LONGEST_TAG = 64
_LONGEST_COUNT = 20
_WORKSHEET = "/worksheet"


def count_strings(part: str, chunks: Iterator[bytes], promised: str) -> int:
    """How many shared strings a workbook has.

    Args:
        part: the part's name.
        chunks: what it holds.
        promised: how many it says that it has, as it says it.

    Raises:
        UnreadableInputError: the part says that there are far more, for which readers make room.
    """
    count, kept = 0, b""
    for chunk in chunks:
        data = kept + chunk
        end = data.rfind(b"<")
        end = len(data) if end < len(data) - _LONGEST_TAG else end
        count += len(_STRING.findall(data, 0, end))
        kept = data[end:]
    count += len(_STRING.findall(kept))
    declared = int(promised[:_LONGEST_COUNT]) if promised.isascii() and promised.isdecimal() else 0
    if declared > count + _SPARE_STRINGS:
        raise damaged(
            f"{part} 声称有 {declared:,} 个共享字符串，实有 {count:,} 个",
            f"{part} says that it has {declared:,} shared strings, but has {count:,}",
        )
    return count


def inspect_workbook(part: str, chunks: Iterator[bytes], limits: Limits) -> set[str]:
    """Looks through a workbook part: its sheets must have names and parts of their own.

    Returns:
        The ids of the relations that lead to the sheets.

    Raises:
        UnreadableInputError: two sheets share a name or a part, or there are too many.
    """
    names: set[str] = set()
    relations: set[str] = set()
    for local, attributes in _elements(part, chunks):
        if local != "sheet":
            continue
        name = attributes.get("name", "").casefold()
        relation = next((value for key, value in attributes.items() if key.endswith(f"{SEPARATOR}id")), "")
        if name in names or relation in relations:
            raise _shared(part)
        names.add(name)
        relations.add(relation)
        if len(names) > limits.entries:
            raise limits.exceeded("entries", f"> {limits.entries:,}", part)
    return relations


def inspect_relations(part: str, chunks: Iterator[bytes]) -> dict[str, str]:
    """Looks through a relations part: no two sheets may lie in one part.

    Returns:
        The target of each relation by its id.

    Raises:
        UnreadableInputError: two do, or two relations have one id.
    """
    targets: dict[str, str] = {}
    sheets: set[str] = set()
    for local, attributes in _elements(part, chunks):
        if local != "Relationship":
            continue
        target, identifier = attributes.get("Target", ""), attributes.get("Id", "")
        sheet = target.casefold().lstrip("/") if attributes.get("Type", "").endswith(_WORKSHEET) else ""
        if identifier in targets or sheet in sheets:
            raise _shared(part)
        targets[identifier] = target
        sheets |= {sheet} if sheet else set()
    return targets


def inspect_manifest(part: str, chunks: Iterator[bytes]) -> None:
    """Looks through the list of an OpenDocument package's parts.

    Raises:
        UnreadableInputError: some of them are encrypted.
    """
    if any(local == "encryption-data" for local, _ in _elements(part, chunks)):
        raise protected()


def _shared(part: str) -> UnreadableInputError:
    return damaged(f"{part} 里两张工作表同名或共用数据", f"two sheets share a name or their cells in {part}")


def _elements(part: str, chunks: Iterator[bytes]) -> Iterator[tuple[str, dict[str, str]]]:
    """The elements of a part, each with its attributes."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = new_parser(part)
    parser.StartElementHandler = lambda name, attributes: found.append((name.rpartition(SEPARATOR)[2], attributes))
    try:
        for chunk in in_pieces(part, chunks):
            parser.Parse(chunk, False)
            yield from found
            found.clear()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise no_xml(part) from error
