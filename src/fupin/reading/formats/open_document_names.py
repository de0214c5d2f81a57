"""The names of OpenDocument elements and attributes, as the parser gives them."""

from __future__ import annotations

from fupin.reading.guard.prolog import SEPARATOR

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}


def named(name: str) -> str:
    """A name with its usual prefix (`table:table-cell`) as the parser gives it."""
    prefix, _, local = name.partition(":")
    return f"{_SPACES[prefix]}{SEPARATOR}{local}"
