"""JSON that is inert wherever it is shown, and that is written as it is made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from fupin.report.hidden_signs import escaped_in_json

_COMPACT = json.JSONEncoder(ensure_ascii=False)


def json_text(value: Any, indent: int | None = None) -> str:
    """A value as JSON: Chinese as it is, hidden signs as escapes, so that it means the same and steers nothing."""
    encoder = _COMPACT if indent is None else json.JSONEncoder(ensure_ascii=False, indent=indent)
    return escaped_in_json(encoder.encode(value))


def write_object(stream: TextIO, members: Mapping[str, Any]) -> None:
    """Writes an object, a member a line; of a member that is an iterator, its entries are a list, one a line."""
    stream.write("{")
    for number, (name, value) in enumerate(members.items()):
        stream.write((",\n" if number else "") + f"{json_text(name)}: ")
        if isinstance(value, Iterator):
            write_list(stream, value)
        else:
            stream.write(json_text(value))
    stream.write("}")


def write_list(stream: TextIO, entries: Iterable[Any]) -> None:
    """Writes a list, an entry a line, each as soon as it is made."""
    stream.write("[")
    for number, entry in enumerate(entries):
        stream.write((",\n " if number else "\n ") + json_text(entry))
    stream.write("]")
