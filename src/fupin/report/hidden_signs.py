r"""Signs that nobody sees but that steer a terminal, an editor or the order of letters, written as `\uXXXX`."""

from __future__ import annotations

import re

_UNSEEN = (
    "\x7f-\x9f"  # DEL and the C1 controls
    "\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # of no width, ends of lines and paragraphs, bidirectional
    "\ud800-\udfff"  # halves of a pair, which can't be written as UTF-8
    "\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
"""The code points of the general categories Cc (but the C0 controls), Cf, Zl, Zp and Cs."""
_BEYOND_C0 = re.compile(f"[{_UNSEEN}]")
_ALL = re.compile(rf"[\x00-\x1f{_UNSEEN}]|\\(?=u[0-9a-f]{{4}})")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


def escaped_in_json(text: str) -> str:
    """JSON with its hidden signs escaped: it means the same, and may be shown anywhere."""
    return _BEYOND_C0.sub(_escape, text)


def escaped(text: str) -> str:
    r"""A text on one line with every hidden sign as `\uXXXX`, of a sign beyond U+FFFF as two; `unescaped` undoes it.

    A backslash before what looks like such an escape is escaped too; no other is changed.
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
