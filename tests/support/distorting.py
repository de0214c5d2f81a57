"""Data of a YAML file with something strange in it."""

from __future__ import annotations

import copy
import random
from typing import Any

STRANGE: list[Any] = [
    *("", "x", "5", "-1", "2018-08-28", "9999-12-31", "0001-01-01", "{", "{x}", "LOAN02", "amount_max", "as_of"),
    *("registered_poor", "amount_yuan > 1", "NOT", "'", "日期", "pass", "x" * 3000, "\U0001f600", "\u2028"),
    *([], {}, [[]], {"": ""}, {"x": {"y": "z"}}, ["x"], [{}]),
]


def places(data: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in the data."""
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [place, *(found for key, value in below for found in places(value, (*place, key)))]


def distorted(data: Any, chance: random.Random) -> Any:
    """The data with one place replaced by something strange, left out, or under another name."""
    result = copy.deepcopy(data)
    _, *within = places(result)
    if not within:
        return result
    place = chance.choice(within)
    parent = result
    for part in place[:-1]:
        parent = parent[part]
    what = chance.choice(["replace", "replace", "leave out", "rename"])
    if what == "replace":
        parent[place[-1]] = copy.deepcopy(chance.choice(STRANGE))
    else:
        value = parent.pop(place[-1])
        if what == "rename" and isinstance(parent, dict):
            parent[chance.choice([text for text in STRANGE if isinstance(text, str)])] = value
    return result
