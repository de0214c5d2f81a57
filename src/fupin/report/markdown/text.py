"""Texts in Markdown: whatever stands in them, a reader sees the text itself and nothing live."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fupin.report.entry_words import one_line

_BREAK = "\u200b"
"""A zero-width space. GitHub looks for mentions, references and addresses in the text that is left after Markdown
has been read, where no escape is seen any more; a word that is broken is none of them."""
_LINKED = re.compile(
    r"@(?=[A-Za-z0-9])"  # mentions, mail addresses
    r"|[#!](?=[0-9])|\bGH-(?=[0-9])"  # issues, requests
    r"|:(?=//)|/(?=/)|(?<=\w)\.(?=[^\W\d])"  # addresses, with a scheme or without
    r"|:(?=[\w+-]+:)"  # signs such as :smile:
    r"|(?<![0-9a-z])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,40}(?![0-9a-z])",  # commits
    re.IGNORECASE,
)
_NO_COMMIT = 6
"""How many digits name no commit yet."""
_ENTITIES = {sign: f"&#{ord(sign)};" for sign in f"\\|~$^{_BREAK}"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SIGNS = str.maketrans(_ENTITIES | {sign: f"\\{sign}" for sign in "`*_{}[]#"})
_DOUBLED = re.compile(r"=(?==)|(?<==)=")
_START = re.compile(r"^(?=[-+=!:])|^([0-9]+)(?=[.)](?:\s|$))")


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, on one line: as a paragraph, a heading, a list item or a cell of a table.

    It holds for CommonMark, for what GitHub and GitLab add to it, and for Python-Markdown.
    """
    plain = _LINKED.sub(_broken, one_line(text).strip())
    return _DOUBLED.sub("&#61;", _START.sub(r"\1\\", plain.translate(_SIGNS)))


def _broken(found: re.Match[str]) -> str:
    word = found[0]
    return _BREAK.join([*(word[at : at + _NO_COMMIT] for at in range(0, len(word), _NO_COMMIT)), ""])


def table_row(cells: Iterable[str]) -> str:
    """A row of a table; what its cells hold is Markdown already."""
    return f"| {' | '.join(cells)} |"


def table_head(heads: Sequence[str], *, figures_from: int | None = None) -> tuple[str, str]:
    """The row of heads, and the line below it.

    Args:
        heads: the heads; what they hold is Markdown already.
        figures_from: the first of the columns, from 0, that hold figures; None where none do.
    """
    first = len(heads) if figures_from is None else figures_from
    return table_row(heads), table_row("---" if number < first else "---:" for number in range(len(heads)))
