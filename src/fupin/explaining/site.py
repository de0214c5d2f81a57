"""The manual as the pages of a documentation site: a folder of Markdown files a language."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence

from fupin.explaining.as_markdown import Link, escaped, page_markdown
from fupin.explaining.page import Facts, Page
from fupin.model.text import Language, Text

_SECTIONS = {
    "rule": Text("规则", "Rules"),
    "target": Text("目标", "Targets"),
    "task": Text("任务", "Tasks"),
    "clause": Text("条款和规定", "Clauses and provisions"),
    "record": Text("记录和列", "Records and fields"),
    "problem": Text("数据问题", "Data problems"),
}
"""The kinds that have files of their own, in order; provisions stand in their clause's, fields in their record's."""
_INSIDE = {"provision": "clause", "field": "record"}
_TITLE = Text("规则库手册", "Manual of the rule book")


def site_files(pages: Sequence[Page], language: Language) -> dict[str, str]:
    """The Markdown files of a manual by their path below the site's folder."""
    places = dict(_places(pages))
    inside: dict[str, list[Page]] = {}
    for page in pages:
        if page.kind in _INSIDE:
            inside.setdefault(places[page.kind, page.id].partition("#")[0], []).append(page)
    files = {"index.md": _index(pages, language, places)}
    for page in pages:
        if page.kind in _SECTIONS:
            path = places[page.kind, page.id]
            link = _links(places, path)
            below = [_anchored(one, language, link) for one in inside.get(path, ())]
            files[path] = "\n".join([page_markdown(page, language, link), *below])
    return files


def _places(pages: Iterable[Page]) -> Iterable[tuple[tuple[str, str], str]]:
    clause_files: dict[str, str] = {}
    for page in pages:
        if page.kind == "clause":
            clause_files[page.id] = f"clause/{len(clause_files) + 1:02}.md"
            yield (page.kind, page.id), clause_files[page.id]
        elif page.kind in _SECTIONS:
            yield (page.kind, page.id), f"{page.kind}/{page.id}.md"
    for page in pages:
        if page.kind == "provision":
            yield (page.kind, page.id), f"{clause_files[_fact(page, 'clause')]}#{_anchor(page)}"
        elif page.kind == "field":
            yield (page.kind, page.id), f"record/{_fact(page, 'record')}.md#{_anchor(page)}"


def _fact(page: Page, key: str) -> str:
    facts = (fact for part in page.parts if isinstance(part, Facts) for fact in part.facts)
    return next(fact.value.zh for fact in facts if fact.key == key)


def _anchor(page: Page) -> str:
    return page.id.replace(".", "-")


def _anchored(page: Page, language: Language, link: Link) -> str:
    return f'<a id="{_anchor(page)}"></a>\n\n{page_markdown(page, language, link, depth=2)}'


def _links(places: dict[tuple[str, str], str], at: str) -> Link:
    by_id: dict[str, str] = {}
    for (_, identity), path in places.items():
        by_id.setdefault(identity, path)
    folder = posixpath.dirname(at)

    def link(identity: str) -> str | None:
        path = by_id.get(identity)
        return None if path is None else posixpath.relpath(path, folder or ".")

    return link


def _index(pages: Sequence[Page], language: Language, places: dict[tuple[str, str], str]) -> str:
    lines = [f"# {_TITLE.in_language(language)}", ""]
    for kind, title in _SECTIONS.items():
        lines += [f"## {title.in_language(language)}", ""]
        lines += [
            f"- [{escaped(page.id)}]({places[page.kind, page.id]}) {escaped(page.title.in_language(language))}"
            for page in pages
            if page.kind == kind
        ]
        lines.append("")
    return "\n".join(lines)
