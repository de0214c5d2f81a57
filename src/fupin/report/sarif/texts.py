r"""Texts as a SARIF viewer takes them: no placeholder and no link arises in a text from a submission.

In a message `{0}` is a placeholder and `[text](1)` a link (sections 3.11.5 and 3.11.6 of the specification). So
braces are doubled; a bracket that would end the text of a link gets a backslash, and backslashes before it are
doubled. Signs that steer a terminal or can't be seen are made visible: a viewer shows texts, no escapes.
"""

from __future__ import annotations

import re
from typing import Any

from fupin.model.text import visible

_LINK = re.compile(r"(\\*)\](?=\()")


def message(text: str) -> dict[str, Any]:
    """A text as a message object, on a viewer's screen the text itself."""
    return {"text": inert(visible(text))}


def inert(text: str) -> str:
    """A text that a viewer shows as it is."""
    doubled = text.replace("{", "{{").replace("}", "}}")
    return _LINK.sub(lambda found: f"{found[1] * 2}\\]", doubled)
