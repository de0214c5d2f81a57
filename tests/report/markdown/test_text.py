"""No text becomes more than text in Markdown, whatever a reader of Markdown adds to it."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from fupin.report.entry_words import one_line
from fupin.report.markdown.text import escaped, table_head, table_row
from support.reported import HOSTILE_TEXTS

_READER = MarkdownIt("gfm-like")
for _plugin in (attrs_plugin, dollarmath_plugin, footnote_plugin, tasklists_plugin):
    _READER.use(_plugin)


def texts_and_kinds(source: str) -> tuple[list[str], set[str]]:
    """The inline texts of a document, and the kinds of all that stands in it."""
    tokens = _READER.parse(source)
    inline = [token for token in tokens if token.type == "inline"]
    kinds = {child.type for token in inline for child in token.children or []}
    shown = ["".join(child.content for child in token.children or []) for token in inline]
    return shown, kinds | {token.type for token in tokens if token.type != "inline"}


@pytest.mark.parametrize(
    ("before", "kinds"),
    [
        ("", {"paragraph_open", "paragraph_close"}),
        ("# ", {"heading_open", "heading_close"}),
        (
            "- ",
            {
                "bullet_list_open",
                "bullet_list_close",
                "list_item_open",
                "list_item_close",
                "paragraph_open",
                "paragraph_close",
            },
        ),
    ],
)
@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_a_text_stays_a_text(text: str, before: str, kinds: set[str]) -> None:
    (shown,), found = texts_and_kinds(before + escaped(text))
    assert found == kinds | {"text"}
    assert shown.replace("\u200b", "") == one_line(text).strip()


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_a_text_fills_one_cell_of_a_table(text: str) -> None:
    source = "\n".join((*table_head(("a", "b")), table_row((escaped(text), "c")), ""))
    shown, found = texts_and_kinds(source)
    assert [each.replace("\u200b", "") for each in shown] == ["a", "b", one_line(text).strip(), "c"]
    assert not {kind for kind in found if kind.startswith(("link", "image", "html", "code", "math", "em", "strong"))}


@pytest.mark.parametrize("live", ["@octocat", "#12", "GH-1", ":smile:", "0123456789abcdef", "x@example.com"])
def test_what_is_sought_in_shown_text_is_broken(live: str) -> None:
    """GitHub turns these into links after Markdown was read, from the text that is left."""
    (shown,), _ = texts_and_kinds(escaped(f"a {live} b"))
    assert live not in shown
