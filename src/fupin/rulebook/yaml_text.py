"""YAML as plain data: every scalar is text, every place keeps its line, nothing is executed.

No tags, no aliases, no duplicate keys, at most 1 MB and 20 levels: `no`, `012345` and `1e3` stay
what the author wrote.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from fupin.model.errors import RuleBookError
from fupin.model.text import Text

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
Place: TypeAlias = "tuple[str | int, ...]"

_STANDARD_TAG = "tag:yaml.org,2002:"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class YamlText:
    """A YAML file read as text.

    Attributes:
        path: the file.
        data: its content; scalars are text as written (an empty one is "").
        lines: the line, from 1, of every key path in `data`.
    """

    path: Path
    data: Data
    lines: dict[Place, int]

    def line_of(self, place: Place) -> int:
        """The line of a key path, or of the nearest one above it that stands in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(path: Path) -> YamlText:
    """Reads one YAML file.

    Raises:
        RuleBookError: it can't be opened or decoded, isn't YAML, or uses what is not allowed.
    """
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise _error(path, 1, "无法打开", f"can't be opened ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise _error(path, 1, "不是 UTF-8 编码", "is not UTF-8") from error
    if len(raw) > MAX_BYTES:
        raise _error(path, 1, f"超过 {MAX_BYTES} 字节", f"is larger than {MAX_BYTES} bytes")
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = 1 if mark is None else mark.line + 1
        problem = getattr(error, "problem", None) or str(error)
        raise _error(path, line, f"不是 YAML：{problem}", f"is not YAML: {problem}") from error
    except RecursionError as error:
        raise _error(path, 1, "嵌套太深", "is nested too deeply") from error
    reader = _Reader(path)
    return YamlText(path, {} if root is None else reader.data(root, ()), reader.lines)


def _error(path: Path, line: int, zh: str, en: str) -> RuleBookError:
    return RuleBookError(Text(f"{path}:{line}: {zh}", f"{path}:{line}: {en}"))


class _Reader:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: set[int] = set()
        self.lines: dict[Place, int] = {}

    def data(self, node: yaml.Node, place: Place) -> Data:
        line = node.start_mark.line + 1
        self.lines.setdefault(place, line)
        self._refuse(node, place, line)
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.data(item, (*place, number)) for number, item in enumerate(node.value)]
        return self._mapping(node, place)

    def _mapping(self, node: yaml.Node, place: Place) -> dict[str, Data]:
        result: dict[str, Data] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise _error(self._path, line, "键必须是文字", "a key must be text")
            key = str(key_node.value)
            if key in result:
                raise _error(self._path, line, f"键 {key} 写了两次", f"the key {key} stands twice")
            self.lines[(*place, key)] = line
            result[key] = self.data(value_node, (*place, key))
        return result

    def _refuse(self, node: yaml.Node, place: Place, line: int) -> None:
        if not str(node.tag).startswith(_STANDARD_TAG):
            raise _error(self._path, line, f"不允许标签 {node.tag}", f"tags are not allowed: {node.tag}")
        if id(node) in self._seen:
            raise _error(self._path, line, "不允许引用（* &）", "aliases are not allowed")
        if len(place) > MAX_DEPTH:
            raise _error(self._path, line, f"嵌套超过 {MAX_DEPTH} 层", f"is nested deeper than {MAX_DEPTH} levels")
        self._seen.add(id(node))
