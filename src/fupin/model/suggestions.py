"""Names that do not exist, with names like them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from fupin.model.text import Text


def suggestion(name: str, known: Iterable[str]) -> Text:
    """A hint at names like the given one, in capitals or not; empty where there is none."""
    small = {each.casefold(): each for each in known}
    near = [small[each] for each in difflib.get_close_matches(name.casefold(), small, n=3, cutoff=0.6)]
    if not near:
        return Text("", "")
    return Text(f"；是不是 {'、'.join(near)}？", f"; did you mean {', '.join(near)}?")


def unknown(zh: str, en: str, name: str, known: Iterable[str]) -> Text:
    """What is wrong with a name that does not exist, with names like it."""
    hint = suggestion(name, known)
    return Text(f"没有{zh} {name}{hint.zh}", f"there is no {en} {name}{hint.en}")
