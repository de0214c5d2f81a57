"""What a trace shows: counts, what is missing, and what is listed without being missing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from fupin.model.text import Text
from fupin.tracing.amounts import Amount


class Kind(StrEnum):
    """What an entry of a trace says."""

    CLAUSE = "clause"
    """A clause that is cited does not exist, or has no provision."""
    PHRASE = "phrase"
    """A phrase does not stand where it is said to."""
    REFERENCE = "reference"
    """Provisions, rules, targets and tasks don't name each other."""
    PROVISION = "provision"
    """A provision is missing from the rule book."""
    SENTENCE = "sentence"
    """A sentence of the policy without a provision."""
    FIGURE = "figure"
    """A figure of the policy that nothing accounts for, or an account of no figure."""
    VALUE = "value"
    """A value that isn't the figure of its phrase."""
    ANNEX = "annex"
    """The annex differs from the body or from the tasks."""
    SOURCE = "source"
    """A limit whose figure stands in another document."""


class About(StrEnum):
    """What sort of thing an entry is about."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    FIGURE = "figure"
    PROVISION = "provision"
    EXEMPTION = "exemption"
    RULE = "rule"
    LIMIT = "limit"
    TARGET = "target"
    TASK = "task"


class Subject(NamedTuple):
    """The thing that an entry is about: its sort, and its id or, where it has none, its words."""

    about: About
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the rule book: the file, and its line from 1."""

    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """Something missing, or listed, with its places.

    Attributes:
        kind: what is wrong, or listed.
        subject: what it is about: a provision's id, `LOAN01.amount_max`, the number of a task, or the
            words of a figure or sentence.
        text: what was found and what was expected.
        clause: the policy's clause, as rules cite it; None for none.
        line: the policy's line, from 1; None where it has no place there.
        source: file and line in the rule book; None where it has no place there.
    """

    kind: Kind
    subject: Subject
    text: Text
    clause: str | None = None
    line: int | None = None
    source: Place | None = None


@dataclass(frozen=True, slots=True)
class FigureAccount:
    """A figure of the policy, and what accounts for it.

    Attributes:
        clause: the clause that it stands in.
        line: the policy's line, from 1.
        text: the figure as it stands.
        amounts: what it is in base units; empty where it is no number.
        accounted: what accounts for it: `5.2-b → LOAN01.amount_max`, `5.2-i`, an exemption's phrase;
            empty where nothing does.
    """

    clause: str
    line: int
    text: str
    amounts: tuple[Amount, ...]
    accounted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was held against the policy.

    Attributes:
        clauses: clauses of the body that have sentences.
        sentences: their sentences.
        provisions: provisions of the rule book.
        encoded: those that rules or targets stand for.
        figures: figures of the policy, annex included.
        rules: rules of the rule book.
        limits: their limits.
        targets: targets.
        tasks: tasks.
    """

    clauses: int
    sentences: int
    provisions: int
    encoded: int
    figures: int
    rules: int
    limits: int
    targets: int
    tasks: int


@dataclass(frozen=True, slots=True)
class Trace:
    """A rule book held against its policy.

    Attributes:
        document: the policy's file.
        book: the rule book's id.
        version: its version.
        sha256: the hash over its rules.
        counts: how much was held against the policy.
        figures: the figures of the policy in order.
        misses: everything that is missing; empty where the rule book is the policy, the whole policy.
        listed: what a reader should know, though nothing is missing.
    """

    document: Path
    book: str
    version: str
    sha256: str
    counts: Counts
    figures: tuple[FigureAccount, ...]
    misses: tuple[Entry, ...]
    listed: tuple[Entry, ...]

    def missed(self, about: About) -> int:
        """How many things of a sort have something missing."""
        return len({miss.subject.name for miss in self.misses if miss.subject.about is about})
