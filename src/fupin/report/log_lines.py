"""Lines that are safe in the log of a CI run: no text of a submission becomes a command to what runs the job."""

from __future__ import annotations

import re

from fupin.model.text import Language
from fupin.report.entries import Entry
from fupin.report.entry_words import entry_line, one_line

_BREAK = "\u200b"
"""A zero-width space; no text of a submission holds one once it is on one line."""
_COMMAND = re.compile(r"#(?=#)|:(?=:)")
"""The beginnings of commands: `::error::` at the start of a line, `##[error]` and `##vso[…]` anywhere in it."""


def uncommanding(text: str) -> str:
    """A text with a zero-width space in each `::` and `##`."""
    return _COMMAND.sub(rf"\g<0>{_BREAK}", text)


def log_text(text: str) -> str:
    """A text on one line, such that it is no command."""
    return uncommanding(one_line(text))


def log_line(entry: Entry, language: Language) -> str:
    """All of an entry on one line; its parts are those of `entry_line`."""
    return uncommanding(entry_line(entry, language))
