"""A JUnit report in English read back."""

from __future__ import annotations

from xml.etree import ElementTree

from fupin.report.entry_words import one_line
from support.reading_back import Told
from support.reading_back.words import told_in_line

LACKS = frozenset({"fingerprint"})
written = one_line


def read_back(data: bytes) -> list[Told]:
    """What the report tells: the lines with tabs in whatever a case says."""
    said = [outcome.text or "" for case in ElementTree.fromstring(data).iter("testcase") for outcome in case]
    return [told_in_line(line) for text in said for line in text.split("\n") if "\t" in line]
