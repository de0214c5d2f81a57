"""The errors that the program raises on purpose: one base, one subclass a room."""

from __future__ import annotations

import traceback

from fupin.model.text import Text

_PACKAGE = __name__.partition(".")[0]


class FupinError(Exception):
    """Base of every error that is meant for the user.

    Attributes:
        text: the whole message in both languages; `str()` gives the English one.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class UsageError(FupinError):
    """The call itself can't be carried out (unknown rule id, contradictory options)."""


class UnreadableInputError(FupinError):
    """One input can't be read at all; the text says why. The other inputs go on."""


class RuleBookError(FupinError):
    """A rule book can't be used; the text lists every fault with file, line and key."""


class ExpressionError(FupinError):
    """A rule's expression is outside the language or doesn't fit the record model."""


def place_of(error: BaseException) -> str:
    """Module and line, the innermost of this program, that an error came through; "?" where there is none."""
    frames = traceback.walk_tb(error.__traceback__)
    places = [(frame.f_globals.get("__name__", ""), line) for frame, line in frames]
    own = [f"{name}:{line}" for name, line in places if name.partition(".")[0] == _PACKAGE]
    return own[-1] if own else "?"
