"""A page: what is to be said of one thing, in both languages and free of any form; and its JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from fupin.model.text import Text

FORMAT = "fupin-explanation"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `ids` says that its cells are ids of other pages, parted by "、"."""

    key: str
    title: Text
    ids: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts below a heading."""

    key: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands behind it."""

    key: str
    label: Text
    value: Text
    ids: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled facts, in order."""

    key: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; the heading is empty where there is none."""

    key: str
    title: Text
    text: Text


Part: TypeAlias = Table | Facts | Paragraph
NO_TITLE = Text("", "")


@dataclass(frozen=True, slots=True)
class Page:
    """The explanation of one thing.

    Attributes:
        kind: rule, target, task, clause, provision, record, field, problem or choice.
        id: the name by which others refer to it, unique among the pages of its kind.
        title: what it is called.
        parts: what there is to say, in order.
        names: other words by which it is asked for.
    """

    kind: str
    id: str
    title: Text
    parts: tuple[Part, ...]
    names: tuple[str, ...] = ()


def same(text: str) -> Text:
    """A text that is the same in both languages."""
    return Text(text, text)


def ids_of(names: Iterable[str]) -> Text:
    """Ids in one cell."""
    return same("、".join(names))


def page_json(page: Page) -> dict[str, Any]:
    """A page as JSON: texts are `{zh, en}`, or one string where both languages say the same."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "kind": page.kind,
        "id": page.id,
        "title": _text_json(page.title),
        "parts": [_part_json(part) for part in page.parts],
    }


def page_of_json(data: dict[str, Any]) -> Page:
    """The page that `page_json` wrote; its further names are not part of it."""
    parts = tuple(_part_of(part) for part in data["parts"])
    return Page(data["kind"], data["id"], _text_of(data["title"]), parts)


def _text_json(text: Text) -> str | dict[str, str]:
    return text.zh if text.zh == text.en else {"zh": text.zh, "en": text.en}


def _text_of(data: str | dict[str, str]) -> Text:
    return same(data) if isinstance(data, str) else Text(data["zh"], data["en"])


def _ids(ids: bool) -> dict[str, bool]:
    return {"ids": True} if ids else {}


def _part_json(part: Part) -> dict[str, Any]:
    if isinstance(part, Paragraph):
        return {"paragraph": part.key, "title": _text_json(part.title), "text": _text_json(part.text)}
    if isinstance(part, Facts):
        facts = [
            {"key": fact.key, "label": _text_json(fact.label), "value": _text_json(fact.value), **_ids(fact.ids)}
            for fact in part.facts
        ]
        return {"facts": part.key, "entries": facts}
    columns = [{"key": one.key, "title": _text_json(one.title), **_ids(one.ids)} for one in part.columns]
    rows = [
        {column.key: _text_json(cell) for column, cell in zip(part.columns, row, strict=True)} for row in part.rows
    ]
    return {"table": part.key, "title": _text_json(part.title), "columns": columns, "rows": rows}


def _part_of(data: dict[str, Any]) -> Part:
    if "paragraph" in data:
        return Paragraph(data["paragraph"], _text_of(data["title"]), _text_of(data["text"]))
    if "facts" in data:
        facts = (
            Fact(one["key"], _text_of(one["label"]), _text_of(one["value"]), "ids" in one) for one in data["entries"]
        )
        return Facts(data["facts"], tuple(facts))
    columns = tuple(Column(one["key"], _text_of(one["title"]), "ids" in one) for one in data["columns"])
    rows = tuple(tuple(_text_of(row[column.key]) for column in columns) for row in data["rows"])
    return Table(data["table"], _text_of(data["title"]), columns, rows)
