"""What Pydantic finds wrong with a file's shape, as faults at the line of the key, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from fupin.model.text import Text
from fupin.rulebook.faults import Fault, suggestion
from fupin.rulebook.schema import BOOK_ID, LIMIT_NAME, RULE_ID, VERSION
from fupin.rulebook.yaml_text import Place, YamlText

_SHOWN_LENGTH = 60


def shape_faults(source: YamlText, error: ValidationError, shape: type[BaseModel]) -> Iterator[Fault]:
    """The faults that a model found in a file.

    Args:
        source: the file.
        error: what the model says of its data.
        shape: the model.
    """
    for detail in error.errors(include_url=False):
        place = _place(source, detail)
        yield source.fault(place, key_of(source, place), _words(detail, place, shape))


def key_of(source: YamlText, place: Place) -> str:
    """A key path as the reader is shown it: `LOAN01.limits.amount_max`, the rule by its id where it has one."""
    if len(place) > 1 and place[0] == "rules":
        rule_id = source.at((*place[:2], "id"))
        place = (rule_id if isinstance(rule_id, str) and rule_id else f"rules.{place[1]}", *place[2:])
    return ".".join(str(part) for part in place) or source.path.name


def _place(source: YamlText, detail: ErrorDetails) -> Place:
    """The parts of Pydantic's path that stand in the file, and the name of what is missing."""
    place: Place = ()
    for part in detail["loc"]:
        missing = detail["type"] == "missing" and part == detail["loc"][-1]
        if missing or source.at((*place, part)) is not None:
            place = (*place, part)
    return place


def _words(detail: ErrorDetails, place: Place, shape: type[BaseModel]) -> Text:
    kind = detail["type"]
    if kind == "missing":
        return Text("缺少这一项", "the key is missing")
    if kind == "extra_forbidden":
        hint = suggestion(str(place[-1]), _keys_at(shape, [part for part in place[:-1] if isinstance(part, str)]))
        return Text(f"没有这样的键{hint.zh}", f"there is no such key{hint.en}")
    found = _shown(detail["input"])
    describe = _EXPECTED.get(kind)
    expected = Text(detail["msg"], detail["msg"]) if describe is None else describe(detail.get("ctx", {}))
    hint = _near(detail)
    return Text(f"写的是 {found}；应为{expected.zh}{hint.zh}", f"found {found}; expected {expected.en}{hint.en}")


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 3] + "..."


def _keys_at(shape: type[BaseModel], keys: Sequence[str]) -> set[str]:
    """The keys that the shape has below some keys (of a list, those of its items)."""
    root = shape.model_json_schema()
    schema = _opened(root, root)
    for key in keys:
        others = [schema.get("additionalProperties"), *schema.get("patternProperties", {}).values()]
        below: dict[str, Any] = schema.get("properties", {}).get(key) or next(filter(None, others), {})
        schema = _opened(below, root)
    return set(schema.get("properties", {}))


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


def _listed(context: dict[str, Any]) -> Text:
    choices = [choice.strip("'") for choice in _choices(str(context["expected"]))]
    return Text(f"其中之一：{'、'.join(choices)}", f"one of {', '.join(choices)}")


def _patterned(context: dict[str, Any]) -> Text:
    example = _EXAMPLES.get(str(context["pattern"]), "")
    return Text(f" {example} 这样的写法（{context['pattern']}）", f"something like {example} ({context['pattern']})")


_EXAMPLES = {RULE_ID: "LOAN01", LIMIT_NAME: "amount_max", BOOK_ID: "hebei-2018", VERSION: "1.0"}
_MAPPING = Text("键和值", "keys with values")

_EXPECTED: dict[str, Callable[[dict[str, Any]], Text]] = {
    "string_type": lambda _: Text("文字", "text"),
    "list_type": lambda _: Text("列表", "a list"),
    "dict_type": lambda _: _MAPPING,
    "model_type": lambda _: _MAPPING,
    "string_too_short": lambda _: Text("非空的文字", "text that isn't empty"),
    "string_too_long": lambda c: Text(f"最多 {c['max_length']} 个字符", f"at most {c['max_length']} characters"),
    "too_short": lambda _: Text("至少一项", "at least one item"),
    "string_pattern_mismatch": _patterned,
    "enum": _listed,
    "literal_error": _listed,
    "day": lambda _: Text("日期 YYYY-MM-DD", "a date YYYY-MM-DD"),
    "figure": lambda _: Text("普通小数或日期 YYYY-MM-DD", "a plain decimal number or a date YYYY-MM-DD"),
}
"""What was expected, by the kind of Pydantic's error: every kind that our shapes can give."""
