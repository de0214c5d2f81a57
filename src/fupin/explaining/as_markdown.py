"""A page as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fupin.explaining.page import Facts, Page, Part, Table
from fupin.model.text import Language, Text

Link = Callable[[str], str | None]
"""Where the page of an id stands, as a relative address; None where there is no page."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;", "\n": " ", "\r": " "})


def page_markdown(page: Page, language: Language, link: Link, depth: int = 1) -> str:
    """A page as Markdown.

    Args:
        page: the page.
        language: the language of the texts.
        link: where other pages stand.
        depth: the depth of its first heading.
    """
    title = page.title.in_language(language)
    named = title if page.kind in {"choice", "field", "record"} else f"{page.id} {title}"
    lines = [f"{'#' * depth} {escaped(named)}", ""]
    for part in page.parts:
        lines += [*_shown(part, language, link, depth + 1), ""]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", text).translate(_ENTITIES)


def _shown(part: Part, language: Language, link: Link, depth: int) -> Iterator[str]:
    if isinstance(part, Facts):
        for fact in part.facts:
            yield f"- **{escaped(fact.label.in_language(language))}** {_cell(fact.value, fact.ids, language, link)}"
        return
    title = part.title.in_language(language)
    if title:
        yield f"{'#' * depth} {escaped(title)}"
        yield ""
    if isinstance(part, Table):
        yield from _table(part, language, link)
    else:
        yield escaped(part.text.in_language(language))


def _table(part: Table, language: Language, link: Link) -> Iterator[str]:
    shown = [number for number in range(len(part.columns)) if any(row[number].zh for row in part.rows)]
    yield _row(escaped(part.columns[number].title.in_language(language)) for number in shown)
    yield _row("---" for _ in shown)
    for row in part.rows:
        yield _row(_cell(row[number], part.columns[number].ids, language, link) for number in shown)


def _row(cells: Iterator[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(text: Text, ids: bool, language: Language, link: Link) -> str:
    value = text.in_language(language)
    if not ids:
        return escaped(value)
    between = "、" if language is Language.CHINESE else ", "
    return between.join(_linked(one, link) for one in value.split("、"))


def _linked(identity: str, link: Link) -> str:
    address = link(identity)
    return escaped(identity) if address is None else f"[{escaped(identity)}]({address})"
