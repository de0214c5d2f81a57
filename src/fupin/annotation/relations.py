"""The relations of a part of a package, and the types of its parts: what is there, and what is added."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from fupin.annotation.edits import Edits
from fupin.annotation.elements import parse, raw_prefix
from fupin.annotation.inert import ascii_xml, xml_text
from fupin.annotation.package import CONTENT_TYPES, Package, part_name, target_of, target_to

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DEFAULT, _OVERRIDE = "Default", "Override"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part.

    Attributes:
        identifier: its id, by which the part speaks of it.
        kind: its type, an address.
        target: the part that it leads to, by the name that the package has for it; None where that
            isn't in the package.
    """

    identifier: str
    kind: str
    target: str | None


def relations_part(part: str) -> str:
    """Where the relations of a part are; of the whole package, for ""."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations_of(package: Package, part: str) -> list[Relation]:
    """The relations of a part, in order; none where it has none."""
    return list(_relations(package, part))


def _relations(package: Package, part: str) -> Iterator[Relation]:
    name = package.find(relations_part(part))
    if name is None:
        return
    for element in parse(name, package.read(name)).named("Relationship"):
        inside = element.attributes.get("TargetMode", "Internal") != "External"
        target = package.find(target_of(part, element.attributes.get("Target", ""))) if inside else None
        yield Relation(element.attributes.get("Id", ""), element.attributes.get("Type", ""), target)


def add_relation(package: Package, part: str, kind: str, target: str) -> str:
    """Adds a relation to a part.

    Args:
        package: the package.
        part: the part.
        kind: the type of the relation, an address.
        target: the part that it leads to.

    Returns:
        The id of the relation.
    """
    name = package.find(relations_part(part)) or relations_part(part)
    taken = {relation.identifier.casefold() for relation in relations_of(package, part)}
    number = len(taken) + 1
    while f"rid{number}" in taken:
        number += 1
    empty = f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode()
    data = package.read(name) if package.find(name) else empty
    root = parse(name, data)
    edits = Edits(data)
    written = f'Relationship Id="rId{number}" Type="{kind}" Target="{xml_text(target_to(part, target))}"/>'
    edits.append(root, ascii_xml(f"<{raw_prefix(data, root.start)}{written}"))
    package.put(name, edits.result())
    return f"rId{number}"


def content_type(package: Package, part: str) -> str:
    """The content type of a part; "" where none is said."""
    root = parse(CONTENT_TYPES, package.read(CONTENT_TYPES))
    by_ending = ""
    for element in root.named(_DEFAULT, _OVERRIDE):
        kind = element.attributes.get("ContentType", "")
        if element.name == _OVERRIDE and package.find(element.attributes.get("PartName", "").lstrip("/")) == part:
            return kind
        if element.name == _DEFAULT and part.casefold().endswith(
            f".{element.attributes.get('Extension', '')}".casefold()
        ):
            by_ending = kind
    return by_ending


def add_content_type(package: Package, part: str, kind: str) -> None:
    """Says what a new part is, unless that is said for its ending already."""
    if content_type(package, part) == kind:
        return
    data = package.read(CONTENT_TYPES)
    root = parse(CONTENT_TYPES, data)
    edits = Edits(data)
    written = f'Override PartName="{xml_text(part_name(part))}" ContentType="{kind}"/>'
    edits.append(root, ascii_xml(f"<{raw_prefix(data, root.start)}{written}"))
    package.put(CONTENT_TYPES, edits.result())
