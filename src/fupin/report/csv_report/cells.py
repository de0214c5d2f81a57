r"""Cells of a CSV file that Excel, WPS and LibreOffice show as text, and that a program reads back exactly.

A cell is written by three rules, undone from the last to the first:

1. A sign that can't be seen (ends of lines, tabs, controls, bidirectional signs) is written as `\uXXXX`, so that
   each entry is one line; so are a `#` behind another and a backslash before what already looks like that.
2. A sign that begins a formula is written the same way behind `;` or `|`, which some programs take for the
   end of a cell.
3. A text that begins with such a sign, or with an apostrophe, gets an apostrophe in front; so does one that would
   be taken for a time, a day or a number and be shown otherwise: `2:3`, `5-3`, `0017`, `1e5`, more than fifteen
   digits. A plain number such as `-5.2` does not, nor does a day such as `2018-08-28`.
"""

from __future__ import annotations

import re

from fupin.report.hidden_signs import escaped, sign_escape, unescaped

_BEGINS = "=+\\-@＝＋－＠"
"""The signs that begin a formula, as they stand in a set of a regular expression."""
_AT_THE_START = re.compile(rf"'|\s*[{_BEGINS}]")
_LIKE_A_NUMBER = re.compile(r"[0-9.,][0-9.,:/eE+\-% ]*")
_PLAIN = re.compile(
    r"(?!-?[0-9]{16})-?(?=[0-9.]{1,16}%?$)(?:0|[1-9][0-9]*)(?:\.[0-9]+)?%?|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
_INSIDE = re.compile(rf"([;|][\s\"']*)([{_BEGINS}])")


def guarded(text: str) -> str:
    """A text as it stands in a cell; `unguarded` undoes it."""
    text = _INSIDE.sub(lambda found: found[1] + sign_escape(found[2]), escaped(text))
    taken_for_more = _AT_THE_START.match(text) or _LIKE_A_NUMBER.fullmatch(text)
    return f"'{text}" if taken_for_more and not _PLAIN.fullmatch(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` was given."""
    return unescaped(cell.removeprefix("'"))
