"""How much of its wording a text has from the policy."""

from __future__ import annotations


def shared_run(text: str, policy: str) -> str:
    """The longest run of characters, white space aside, that a text shares with the policy."""
    plain = "".join(text.split())
    longest = ""
    for start in range(len(plain)):
        while (run := plain[start : start + len(longest) + 1]) in policy and len(run) > len(longest):
            longest = run
    return longest
