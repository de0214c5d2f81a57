"""RuleBookFaultsError of a rule book: each with file, line and key, in both languages; all of a file at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from fupin.model.errors import RuleBookError
from fupin.model.text import Text, joined
from fupin.rulebook.yaml_text import Place, YamlText


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
    """One or more faults of a rule book."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: (str(fault.path), fault.line))
        super().__init__(joined([fault.located for fault in self.faults], "\n", "\n"))


def suggestion(name: str, known: Iterable[str]) -> Text:
    """A hint at names like the given one; empty where there is none."""
    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
    if not near:
        return Text("", "")
    return Text(f"；是不是 {'、'.join(near)}？", f"; did you mean {', '.join(near)}?")


_EXPECTED_ZH = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这一项",
    "string_type": "应为文字",
    "list_type": "应为列表",
    "dict_type": "应为键值",
    "model_type": "应为键值",
}


def shape_faults(source: YamlText, error: ValidationError, shape: type[BaseModel]) -> Iterator[Fault]:
    """The faults that a model found, each at the line of its key."""
    names = _names_of(shape)
    for detail in error.errors(include_url=False, include_context=False):
        place: Place = tuple(part for part in detail["loc"] if _in_file(part))
        key = ".".join(str(part) for part in place) or source.path.name
        kind = detail["type"]
        zh, en = _EXPECTED_ZH.get(kind, detail["msg"]), detail["msg"]
        if kind == "extra_forbidden":
            hint = suggestion(str(place[-1]), names)
            zh, en = zh + hint.zh, "unknown key" + hint.en
        elif kind != "missing":
            found = _shown(detail["input"])
            zh, en = f"写的是 {found}；{zh}", f"found {found}; {en}"
        yield Fault(source.path, source.line_of(place), Text(f"{key}：{zh}", f"{key}: {en}"))


def _in_file(part: str | int) -> bool:
    return isinstance(part, int) or not (part.startswith("function-") or "[" in part)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _names_of(shape: type[BaseModel]) -> set[str]:
    """All key names that occur anywhere in the shape."""
    names: set[str] = set()
    pending = [shape.model_json_schema()]
    while pending:
        part = pending.pop()
        names |= set(part.get("properties", {}))
        pending += list(part.get("$defs", {}).values())
    return names
