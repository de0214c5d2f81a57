"""What comes out where a report is held against files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fupin.model.text import Text


class State(StrEnum):
    """How something that a report was made from stands to what is there now; the values are stable."""

    SAME = "same"
    """The same bytes."""
    CHANGED = "changed"
    """Other bytes."""
    MISSING = "missing"
    """The report has it, and it was not given now."""
    EXTRA = "extra"
    """It was given now, and the report doesn't have it."""
    UNREADABLE = "unreadable"
    """The report has its hash, and now it can't be opened."""
    UNREAD = "unread"
    """The report has no hash of it, as it could not be opened then; the report rests on nothing in it."""


class Fit(StrEnum):
    """Whether the receipt of a report fits what the report says of its inputs, rule book, options and program."""

    FITS = "fits"
    DIFFERS = "differs"
    ABSENT = "absent"
    """The report has none: it was written by an earlier version, or its receipt was taken out."""


_BELONGING = frozenset({State.SAME, State.UNREAD})


@dataclass(frozen=True, slots=True)
class Held:
    """One file that a report was made from, or a rule book, held against what is there now.

    Attributes:
        name: what it is: `input`, `rulebook`, or the option that names it (`mapping`).
        state: how it stands.
        reported: its path in the report, or the rule book's name there; None where the report doesn't have it.
        found: what the user calls it now; None where it was not given.
        sha256_reported: its hash in the report; None where the report has none.
        sha256_found: its hash now; None where it was not given or can't be opened.
    """

    name: str
    state: State
    reported: str | None
    found: str | None
    sha256_reported: str | None
    sha256_found: str | None

    @property
    def belongs(self) -> bool:
        """Whether nothing speaks against the report."""
        return self.state in _BELONGING


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a second check tells otherwise than the report.

    Attributes:
        member: the member of the report: `findings`, `verdicts` ...
        state: CHANGED; MISSING where the report has it and the second check doesn't; EXTRA the other way round.
        what: the entry in short: rule, place.
    """

    member: str
    state: State
    what: str


@dataclass(frozen=True)
class Again:
    """How a report stands to a second check of the same files.

    Attributes:
        identical: whether both are the same to the byte.
        differences: what the second check tells otherwise, the program's version left aside.
    """

    identical: bool
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class ReceiptCheck:
    """A report held against files.

    Attributes:
        report: the report's path as the user named it.
        as_of: the date that it speaks of, `YYYY-MM-DD`.
        version: the version of the program that wrote it.
        version_now: the version of this program.
        receipt: the hash over its receipt; None where it has none.
        fit: whether that hash fits what the report says.
        contradictions: what in the report contradicts itself.
        rulebook: the rule book.
        inputs: the input files: those of the report in its order, then the others.
        files: other files that change what is found: mapping file, waivers, roster, baseline.
        again: how it stands to a second check; None where none was asked for, or the files are others.
    """

    report: str
    as_of: str
    version: str
    version_now: str
    receipt: str | None
    fit: Fit
    contradictions: tuple[Text, ...]
    rulebook: Held
    inputs: tuple[Held, ...]
    files: tuple[Held, ...]
    again: Again | None = None

    @property
    def same_files(self) -> bool:
        """Whether files and rule book are those that the report was made from."""
        return all(held.belongs for held in (self.rulebook, *self.inputs, *self.files))

    @property
    def belongs(self) -> bool:
        """Whether the report was made from these files, and nothing that was looked at speaks against it."""
        sound = self.fit is not Fit.DIFFERS and not self.contradictions
        return self.same_files and sound and (self.again is None or not self.again.differences)
