"""What Pydantic finds wrong with a file's shape, as faults at the line of the key, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, TypeAlias

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from fupin.model.suggestions import suggestion
from fupin.model.text import Text
from fupin.strict_yaml.faults import Fault
from fupin.strict_yaml.yaml_text import Data, Place, YamlText

_SHOWN_LENGTH = 60


class Shape(BaseModel):
    """A part of a YAML file: no keys but its own, every scalar arriving as text."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def shape_faults(
    source: YamlText,
    error: ValidationError,
    shape: type[BaseModel],
    key_of: Callable[[YamlText, Place], str],
    examples: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Fault]:
    """The faults that a model found in a file.

    Args:
        source: the file.
        error: what the model says of its data.
        shape: the model.
        key_of: a key path as the reader is shown it.
        examples: by pattern, a text that it matches.
    """
    for detail in error.errors(include_url=False):
        place = place_of(source, detail)
        yield source.fault(place, key_of(source, place), _words(detail, place, shape, examples))


def expected(zh: str, en: str) -> PydanticCustomError:
    """The error of a validator of our own: what it expected."""
    return PydanticCustomError(_EXPECTED_BY_US, "expected {en}", {"zh": zh, "en": en})


_EXPECTED_BY_US = "expected"


def sound_part(source: YamlText, error: ValidationError) -> tuple[Data, frozenset[Place]]:
    """The data without what a model found fault with, and the places of that.

    A faulty item of a list becomes an empty mapping, so that the others keep their numbers.
    """
    faulty = frozenset(place_of(source, detail) for detail in error.errors(include_url=False))
    return ({} if () in faulty else _without(source.data, faulty, ())), faulty


def _without(data: Data, faulty: frozenset[Place], place: Place) -> Data:
    if isinstance(data, dict):
        below = {key: (*place, key) for key in data}
        return {key: _without(data[key], faulty, at) for key, at in below.items() if at not in faulty}
    if isinstance(data, list):
        places: list[Place] = [(*place, number) for number in range(len(data))]
        return [{} if at in faulty else _without(item, faulty, at) for item, at in zip(data, places, strict=True)]
    return data


def place_of(source: YamlText, detail: ErrorDetails) -> Place:
    """The parts of Pydantic's path that stand in the file, and the name of what is missing."""
    place: Place = ()
    for part in detail["loc"]:
        missing = detail["type"] == "missing" and part == detail["loc"][-1]
        if missing or source.at((*place, part)) is not None:
            place = (*place, part)
    return place


def _words(detail: ErrorDetails, place: Place, shape: type[BaseModel], examples: Mapping[str, str]) -> Text:
    kind = detail["type"]
    if kind == "missing":
        return Text("缺少这一项", "the key is missing")
    if kind == "extra_forbidden":
        hint = suggestion(str(place[-1]), _keys_at(shape, [part for part in place[:-1] if isinstance(part, str)]))
        return Text(f"没有这样的键{hint.zh}", f"there is no such key{hint.en}")
    found = _shown(detail["input"])
    describe = _EXPECTED.get(kind)
    wanted = Text(detail["msg"], detail["msg"]) if describe is None else describe(detail.get("ctx", {}), examples)
    hint = _near(detail)
    return Text(f"写的是 {found}；应为{wanted.zh}{hint.zh}", f"found {found}; expected {wanted.en}{hint.en}")


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 3] + "..."


def _keys_at(shape: type[BaseModel], keys: Sequence[str]) -> set[str]:
    """The keys that the shape has below some keys (of a list, those of its items)."""
    root = _schema(shape)
    schema = _opened(root, root)
    for key in keys:
        others = [schema.get("additionalProperties"), *schema.get("patternProperties", {}).values()]
        below: dict[str, Any] = schema.get("properties", {}).get(key) or next(filter(None, others), {})
        schema = _opened(below, root)
    return set(schema.get("properties", {}))


@cache
def _schema(shape: type[BaseModel]) -> dict[str, Any]:
    return shape.model_json_schema()


def _opened(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """A JSON Schema with its reference followed; of a list, that of its items; of a choice, the mapping."""
    if "$ref" in schema:
        return _opened(root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "items" in schema:
        return _opened(schema["items"], root)
    options = [_opened(option, root) for option in schema.get("anyOf", [])]
    return next((option for option in options if "properties" in option), schema)


def _near(detail: ErrorDetails) -> Text:
    choices = str(detail.get("ctx", {}).get("expected", ""))
    return suggestion(str(detail["input"]), [choice.strip("'") for choice in _choices(choices)])


def _choices(expected: str) -> list[str]:
    """The members of Pydantic's `'a', 'b' or 'c'`."""
    return [part for part in expected.replace(" or ", ", ").split(", ") if part]


_Context: TypeAlias = dict[str, Any]
_Describing: TypeAlias = Callable[[_Context, Mapping[str, str]], Text]


def _listed(context: _Context, _: Mapping[str, str]) -> Text:
    choices = [choice.strip("'") for choice in _choices(str(context["expected"]))]
    return Text(f"其中之一：{'、'.join(choices)}", f"one of {', '.join(choices)}")


def _patterned(context: _Context, examples: Mapping[str, str]) -> Text:
    example = examples.get(str(context["pattern"]), "")
    return Text(f" {example} 这样的写法（{context['pattern']}）", f"something like {example} ({context['pattern']})")


_MAPPING = Text("键和值", "keys with values")

_EXPECTED: dict[str, _Describing] = {
    "string_type": lambda _, __: Text("文字", "text"),
    "list_type": lambda _, __: Text("列表", "a list"),
    "dict_type": lambda _, __: _MAPPING,
    "model_type": lambda _, __: _MAPPING,
    "string_too_short": lambda _, __: Text("非空的文字", "text that isn't empty"),
    "string_too_long": lambda c, _: Text(f"最多 {c['max_length']} 个字符", f"at most {c['max_length']} characters"),
    "too_short": lambda _, __: Text("至少一项", "at least one item"),
    "string_pattern_mismatch": _patterned,
    "enum": _listed,
    "literal_error": _listed,
    _EXPECTED_BY_US: lambda c, _: Text(c["zh"], c["en"]),
}
"""What was expected, by the kind of Pydantic's error: every kind that our shapes can give."""
