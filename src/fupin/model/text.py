"""A text in the program's two languages; which one is shown is decided at the edge."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Language(StrEnum):
    """The languages of reports and messages."""

    CHINESE = "zh"
    ENGLISH = "en"


class Text(NamedTuple):
    """The same statement in Chinese and in English."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """The statement in one language."""
        return self.zh if language is Language.CHINESE else self.en


def joined(parts: list[Text], zh: str, en: str) -> Text:
    """The parts joined, each language with its own separator."""
    return Text(zh.join(part.zh for part in parts), en.join(part.en for part in parts))
