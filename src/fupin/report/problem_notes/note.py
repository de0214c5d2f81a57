"""What is said of a kind of problem, wherever it is found."""

from __future__ import annotations

from typing import NamedTuple

from fupin.model.text import Text


class ProblemNote(NamedTuple):
    """The title of a kind of problem, what it means, and what to do."""

    title: Text
    meaning: Text
    remedy: Text


AS_UNKNOWN = Text("用到这一格的规则记为“无法判断”，不算通过。", "Rules that need the cell are unknown, never passed.")
"""What a cell without a usable value leads to."""


def note(zh: tuple[str, str, str], en: tuple[str, str, str]) -> ProblemNote:
    """A note from its three texts in each language."""
    return ProblemNote(*(Text(one, other) for one, other in zip(zh, en, strict=True)))
