"""The example row of each record kind, from `examples.yaml`, read by the record models."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from fupin.model.cell import Value
from fupin.model.records import RECORDS
from fupin.model.text import Text


@dataclass(frozen=True, slots=True)
class Example:
    """The example row of a record kind.

    Attributes:
        row: what one row is.
        values: by field, its value in the base unit; None where the cell stays empty.
    """

    row: Text
    values: dict[str, Value | None]


def example_of(record: str) -> Example:
    """The example row of a record kind."""
    entry = _entries()[record]
    read = RECORDS[record](**entry["example"])
    return Example(Text(**entry["row"]), {name: getattr(read, name) for name in RECORDS[record].fields()})


@cache
def _entries() -> Any:
    text = files("fupin.template").joinpath("examples.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
