r"""Signs that steer a terminal, an editor, a CI runner or the order of letters, written as `\uXXXX`."""

from __future__ import annotations

import re

from fupin.model.text import HIDDEN

_JOINERS = "\u200c\u200d"
_UNSEEN = _JOINERS + "".join(f"{chr(codes[0])}-{chr(codes[-1])}" for codes in HIDDEN)
"""The signs beside the C0 controls, as they stand in a set of a regular expression; joiners too, which come back."""
_COMMAND = "(?<=#)#"
"""The second sign of `##[error]` and its like, which a CI runner obeys wherever they stand in its log."""
_IN_JSON = re.compile(f"[{_UNSEEN}]")
_IN_A_LOG = re.compile(_COMMAND)
_ALL = re.compile(rf"[\x00-\x1f{_UNSEEN}]|{_COMMAND}|\\(?=u[0-9a-f]{{4}})")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


def escaped_in_json(text: str) -> str:
    """JSON with its hidden signs and commands to CI runners escaped: it means the same, and may be shown anywhere."""
    shown = _IN_JSON.sub(_escape, text)
    return _IN_A_LOG.sub(_escape, shown) if "##" in shown else shown  # the check is what makes it fast


def escaped(text: str) -> str:
    r"""A text on one line with every hidden sign as `\uXXXX`, of a sign beyond U+FFFF as two; `unescaped` undoes it.

    So is a `#` behind another, lest a CI runner obey `##[error]`, and a backslash before what looks like such an
    escape; no other is changed.
    """
    return _ALL.sub(_escape, text)


def unescaped(text: str) -> str:
    """The text that `escaped` was given."""
    units = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def sign_escape(sign: str) -> str:
    r"""A sign as `\uXXXX`, beyond U+FFFF as the two units of its pair."""
    units = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def _escape(found: re.Match[str]) -> str:
    return sign_escape(found[0])
