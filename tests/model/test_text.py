"""Signs that must not reach a reader as they are."""

from __future__ import annotations

import pytest

from fupin.model.text import visible


@pytest.mark.parametrize(
    "sign", [*"\u061c\u200e\u202e\u2066\u2028\u200b\u2060\ufeff\ufff9\uffff\U0001d173\U000e0041\x9b", chr(0xDC80)]
)
def test_what_steers_or_hides_is_shown_as_a_mark(sign: str) -> None:
    assert visible(f"a{sign}b") == "a\ufffdb"


def test_escapes_are_shown_as_pictures() -> None:
    assert visible("\x1b[2J\x00\x7f") == "\u241b[2J\u2400\u2421"


@pytest.mark.parametrize("text", ["张三\t1\n", "\u845b\U000e0100", "\U0001f468\u200d\U0001f469", "½²—…"])
def test_what_has_its_use_stays(text: str) -> None:
    assert visible(text) == text
