"""What the value of a field is, in words, from `meanings.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from fupin.model.records import RECORDS
from fupin.model.text import Text

_COMMON = "common"
"""The part of the file for fields that mean the same in every record that has them."""


def meanings_of(record: str) -> dict[str, Text]:
    """By field of a record kind, what its value is; fields whose header says it all are left out."""
    entries = {**_entries()[_COMMON], **_entries().get(record, {})}
    return {name: Text(**entries[name]) for name in RECORDS[record].fields() if name in entries}


@cache
def _entries() -> Any:
    text = files("fupin.template").joinpath("meanings.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
