"""What is wrong with a YAML file: each fault with file, line and key, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fupin.model.errors import FupinError
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


class FaultsError(FupinError):
    """One or more faults of YAML files; each kind of file has its own subclass.

    Attributes:
        faults: by file and line, each once.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(dict.fromkeys(faults), key=lambda fault: (str(fault.path), fault.line))
        super().__init__(joined([fault.located for fault in self.faults], "\n", "\n"))


def keyed(key: str, text: Text) -> Text:
    """What is wrong with a key."""
    return Text(f"{key}：{text.zh}", f"{key}: {text.en}")
