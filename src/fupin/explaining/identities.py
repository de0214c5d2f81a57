"""What a reader asks for, and the pages of that name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from fupin.explaining.page import Column, Page, Table, same
from fupin.model.errors import UsageError
from fupin.model.suggestions import suggestion
from fupin.model.text import Text

_RULE = re.compile(r"\b[a-z]+[0-9]+\b")
_SPACED = str.maketrans("", "", " \t　")


def plain_name(name: str) -> str:
    """A name without differences of width, case and white space: 五（二） is 五(二), t18 is T18."""
    return unicodedata.normalize("NFKC", name).translate(_SPACED).casefold()


def names_of(page: Page) -> tuple[str, ...]:
    """The plain names by which a page is asked for, each once."""
    return tuple(dict.fromkeys(plain_name(name) for name in (page.id, *page.names)))


def not_found(identity: str, known: Iterable[str]) -> UsageError:
    """The error that nothing has a name, with names like it."""
    hint = suggestion(plain_name(identity), known)
    hint = Text(*(_RULE.sub(lambda found: found[0].upper(), text) for text in hint))
    return UsageError(Text(f"没有编号 {identity}{hint.zh}", f"nothing has the id {identity}{hint.en}"))


def choice_page(identity: str, pages: Sequence[Page]) -> Page:
    """The pages that a name may mean, to choose from."""
    columns = (Column("id", Text("编号", "id"), ids=True), Column("title", Text("名称", "title")))
    rows = tuple((same(page.id), page.title) for page in pages)
    title = Text(f"{identity} 可以是：", f"{identity} may be:")
    return Page("choice", identity, title, (Table("pages", Text("请选一个", "Choose one"), columns, rows),))
