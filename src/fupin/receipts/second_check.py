"""A report against a second check of the same files: to the byte, and where they differ entry by entry."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fupin.model.personal import mask_numbers
from fupin.receipts.result import Again, Difference, State

_LISTS: Mapping[str, tuple[str, ...]] = {
    "inputs": ("path",),
    "counties": ("county", "listed"),
    "verdicts": ("rule", "record"),
    "findings": ("rule", "path", "sheet", "row", "fingerprint"),
    "margins": ("rule", "limit"),
    "problems": ("code", "path", "sheet", "cell", "field", "text"),
}
"""The lists of a report, and by which members their entries are told apart."""
_LONGEST = 300
"""Signs of two values that are shown of a member."""
_NOT_SHOWN = frozenset({"text", "fingerprint"})
_OF_VERSION = ("tool", "receipt")
"""Members that another version of the program changes in any case."""


def compared(report: bytes, again: Sequence[bytes]) -> Again:
    """How a report stands to a second check.

    Args:
        report: the report, a whole one.
        again: what the second check gives, in each language that the report may have been written in.
    """
    report = report.removeprefix(b"\xef\xbb\xbf")
    if report in again:
        return Again(identical=True)
    then = json.loads(report)
    found = [tuple(_differences(then, json.loads(each))) for each in again]
    return Again(identical=False, differences=min(found, key=len))


def _differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    left_aside = _OF_VERSION if then["tool"] != now["tool"] else ()
    for name in dict.fromkeys((*then, *now)):
        if name in left_aside:
            continue
        if name in _LISTS and isinstance(then.get(name, []), list):
            yield from _of_list(name, then.get(name, []), now.get(name, []))
        elif name not in now or name not in then or then[name] != now[name]:
            yield Difference(name, _state(name in then, name in now), _short(then.get(name), now.get(name)))


def _of_list(name: str, then: Sequence[Any], now: Sequence[Any]) -> Iterator[Difference]:
    if then == now:
        return
    before, after = _by_identity(name, then), _by_identity(name, now)
    for identity in dict.fromkeys((*before, *after)):
        if before.get(identity) != after.get(identity):
            yield Difference(name, _state(identity in before, identity in after), _place(name, identity))
    if list(before) != list(after) and before.keys() == after.keys():
        yield Difference(name, State.CHANGED, "order")


def _by_identity(name: str, entries: Sequence[Any]) -> dict[tuple[Any, ...], Any]:
    """The entries by what tells them apart; those that nothing does by their number among their like."""
    seen: Counter[tuple[Any, ...]] = Counter()
    found = {}
    for entry in entries:
        whole = entry if isinstance(entry, dict) else {}
        identity = tuple(
            json.dumps(part) if isinstance(part, dict | list) else part for part in map(whole.get, _LISTS[name])
        )
        seen[identity] += 1
        found[*identity, seen[identity]] = entry
    return found


def _place(name: str, identity: tuple[Any, ...]) -> str:
    """What an entry is, in short; what stands in a cell, which may be anybody's name, is left out."""
    named = zip(_LISTS[name], identity[:-1], strict=True)
    return mask_numbers(" · ".join(str(part) for key, part in named if part is not None and key not in _NOT_SHOWN))


def _state(then: bool, now: bool) -> State:
    return State.CHANGED if then and now else State.MISSING if then else State.EXTRA


def _short(then: Any, now: Any) -> str:
    if isinstance(then, dict) and isinstance(now, dict):
        keys = [key for key in dict.fromkeys((*then, *now)) if then.get(key) != now.get(key)]
        return _shortened(", ".join(f"{key} {then.get(key)} → {now.get(key)}" for key in keys))
    return _shortened(f"{then} → {now}")


def _shortened(text: str) -> str:
    return mask_numbers(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
