"""YAML as plain data: every scalar is text, every place keeps its line, nothing is executed.

No tags, no aliases, no duplicate keys, at most 1 MB and 20 levels: `no`, `012345` and `1e3` stay
what the author wrote.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from fupin.model.text import Text
from fupin.model.unopened import why_unopened
from fupin.strict_yaml.faults import Fault, FaultsError, keyed
from fupin.strict_yaml.yaml_words import yaml_problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
Place: TypeAlias = "tuple[str | int, ...]"

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class YamlText:
    """A YAML file read as text.

    Attributes:
        path: the file.
        raw: its bytes.
        data: its content; scalars are text as written (an empty one is "").
        lines: the line, from 1, of every key path in `data`.
    """

    path: Path
    raw: bytes
    data: Data
    lines: dict[Place, int]

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""
        return hashlib.sha256(self.raw).hexdigest()

    def line_of(self, place: Place) -> int:
        """The line of a key path, or of the nearest one above it that stands in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def at(self, place: Place) -> Data | None:
        """What stands at a key path; None where nothing does."""
        data: Data | None = self.data
        for part in place:
            if isinstance(data, dict) and isinstance(part, str):
                data = data.get(part)
            elif isinstance(data, list) and isinstance(part, int) and part < len(data):
                data = data[part]
            else:
                return None
        return data

    def fault(self, place: Place, key: str, text: Text) -> Fault:
        """A fault at the line of a key path, `key` being what the reader is shown of it."""
        return Fault(self.path, self.line_of(place), keyed(key, text))


def read_yaml(path: Path, refusal: type[FaultsError] = FaultsError) -> YamlText:
    """Reads one YAML file.

    Args:
        path: the file.
        refusal: the error of this kind of file.

    Raises:
        FaultsError: the refusal, where it can't be opened or decoded, isn't YAML, or uses what is not allowed;
            of the latter, all that is in the file.
    """
    try:
        return _read(path)
    except FaultsError as error:
        raise refusal(error.faults) from error


def _read(path: Path) -> YamlText:
    raw = yaml_bytes(path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _fatal(path, line, Text("文件不是 UTF-8 编码", "the file is not UTF-8")) from error
    reader = _Reader(path)
    try:
        data = reader.document(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError as error:
        line, problem = yaml_problem(error, text)
        raise FaultsError([*reader.faults, Fault(path, line, problem)]) from error
    if reader.faults:
        raise FaultsError(reader.faults)
    return YamlText(path, raw, data, reader.lines)


def yaml_bytes(path: Path) -> bytes:
    """The bytes of a YAML file.

    Raises:
        FaultsError: it can't be opened, or is too large to be one.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise FaultsError([unopened(path, error)]) from error
    if len(raw) > MAX_BYTES:
        raise _fatal(
            path, 1, Text(f"文件超过 {MAX_BYTES:,} 字节", f"the file is larger than {MAX_BYTES:,} bytes")
        ) from None
    return raw


def unopened(path: Path, error: OSError) -> Fault:
    """The fault of a file or folder that the system won't open."""
    reason = why_unopened(error)
    return Fault(path, 1, Text(f"无法打开：{reason.zh}", f"can't be opened: {reason.en}"))


def _fatal(path: Path, line: int, text: Text) -> FaultsError:
    return FaultsError([Fault(path, line, text)])


class _Reader:
    """Builds data from the parser's events; collects what is not allowed and goes on where it can."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.faults: list[Fault] = []
        self.lines: dict[Place, int] = {}

    def document(self, events: Iterator[yaml.Event]) -> Data:
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                data = self._value(event, events, ())
                self._expect_end(events)
                return data
        self._fault(1, Text("文件是空的", "the file is empty"))
        return {}

    def _expect_end(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._fault(
                    _line(event), Text("多余的 ---，一个文件只写一份内容", "a second ---; a file holds one document")
                )
                return

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], place: Place) -> Data:
        line = _line(event)
        self.lines.setdefault(place, line)
        self._refuse(event, place, line)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, place)
        return str(event.value) if isinstance(event, yaml.ScalarEvent) else ""

    def _sequence(self, events: Iterator[yaml.Event], place: Place) -> list[Data]:
        result: list[Data] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            result.append(self._value(event, events, (*place, len(result))))
        return result

    def _mapping(self, events: Iterator[yaml.Event], place: Place) -> dict[str, Data]:
        result: dict[str, Data] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event, events, place)
            if key in result:
                self._fault(_line(event), Text(f"键 {key} 写了两次", f"the key {key} stands twice"))
            self.lines.setdefault((*place, key), _line(event))
            result[key] = self._value(next(events), events, (*place, key))
        return result

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], place: Place) -> str:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse(event, place, _line(event))
            return str(event.value)
        self._fault(_line(event), Text("键必须是文字", "a key must be text"))
        self._value(event, events, (*place, ""))
        return ""

    def _refuse(self, event: yaml.Event, place: Place, line: int) -> None:
        if len(place) > MAX_DEPTH:
            self._fault(line, Text(f"嵌套超过 {MAX_DEPTH} 层", f"is nested deeper than {MAX_DEPTH} levels"))
            raise FaultsError(self.faults)
        if isinstance(event, yaml.AliasEvent):
            self._fault(line, Text("不允许引用（*）", "aliases (*) are not allowed"))
        elif getattr(event, "anchor", None) is not None:
            self._fault(line, Text("不允许锚点（&）", "anchors (&) are not allowed"))
        if getattr(event, "tag", None) is not None:
            tag = getattr(event, "tag", "")
            self._fault(line, Text(f"不允许标签 {tag}", f"tags are not allowed: {tag}"))

    def _fault(self, line: int, text: Text) -> None:
        self.faults.append(Fault(self._path, line, text))


def _line(event: yaml.Event) -> int:
    return 1 if event.start_mark is None else int(event.start_mark.line) + 1
