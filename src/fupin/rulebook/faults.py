"""What is wrong with a rule book: each fault with file, line and key, in both languages."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fupin.model.errors import RuleBookError
from fupin.model.text import Text, joined


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it stands (line from 1), and what was found and expected."""

    path: Path
    line: int
    text: Text

    @property
    def located(self) -> Text:
        """The fault's text behind its place."""
        place = f"{self.path}:{self.line}: "
        return Text(place + self.text.zh, place + self.text.en)


class RuleBookFaultsError(RuleBookError):
    """One or more faults of a rule book.

    Attributes:
        faults: by file and line, each once.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(dict.fromkeys(faults), key=lambda fault: (str(fault.path), fault.line))
        super().__init__(joined([fault.located for fault in self.faults], "\n", "\n"))


def keyed(key: str, text: Text) -> Text:
    """What is wrong with a key."""
    return Text(f"{key}：{text.zh}", f"{key}: {text.en}")


def suggestion(name: str, known: Iterable[str]) -> Text:
    """A hint at names like the given one; empty where there is none."""
    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.6)
    if not near:
        return Text("", "")
    return Text(f"；是不是 {'、'.join(near)}？", f"; did you mean {', '.join(near)}?")


def unknown(zh: str, en: str, name: str, known: Iterable[str]) -> Text:
    """What is wrong with a name that does not exist, with names like it."""
    hint = suggestion(name, known)
    return Text(f"没有{zh} {name}{hint.zh}", f"there is no {en} {name}{hint.en}")
