"""What compliant records of some kinds hold, and what is seeded into them; the data stands in `kinds.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Turn:
    """A change to a compliant record.

    Attributes:
        fails: the rule that the record then fails; "" where it stays within every limit, if only just.
        cells: the new values by field, as texts.
    """

    fails: str
    cells: dict[str, str]


@dataclass(frozen=True)
class Kind:
    """The records of one kind.

    Attributes:
        usual: the compliant values by field, as texts; fields without any are empty or tell records apart.
        turns: what may be done to a record.
    """

    usual: dict[str, list[str]]
    turns: tuple[Turn, ...]


def _kinds() -> dict[str, Kind]:
    data = yaml.safe_load(Path(__file__).with_name("kinds.yaml").read_text(encoding="utf-8"))
    return {
        record: Kind(
            {name: texts.split("|") for name, texts in kind["usual"].items()},
            tuple(Turn("" if fails == "within" else fails, cells) for fails, cells in kind["turns"]),
        )
        for record, kind in data.items()
    }


KINDS = _kinds()
