"""The table of the page's texts: each stands once, and everything else names it by its number."""

from __future__ import annotations

from fupin.model.text import Text, visible


class Texts:
    """Numbers texts in the order in which they come; the same text keeps its number.

    Signs that steer a terminal or turn the order of letters round are made visible on the way in, so
    nothing that a submission holds reaches the page without having passed here.
    """

    def __init__(self) -> None:
        self._numbers: dict[Text, int] = {}

    def add(self, text: Text | str) -> int:
        """The number of a text, from 0; a plain string is the same in both languages."""
        pair = text if isinstance(text, Text) else Text(text, text)
        shown = Text(visible(pair.zh), visible(pair.en))
        return self._numbers.setdefault(shown, len(self._numbers))

    def add_if(self, text: Text | str | None) -> int | None:
        """The number of a text, None for none."""
        return None if text is None else self.add(text)

    def table(self) -> list[str | list[str]]:
        """All texts by their numbers: one string where both languages are the same, else Chinese and English."""
        return [text.zh if text.zh == text.en else [text.zh, text.en] for text in self._numbers]
