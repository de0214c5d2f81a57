"""What follows from how many records have which verdict."""

from __future__ import annotations

from fractions import Fraction


class VerdictFigures:
    """How many records have which verdict, and what follows from that; exact.

    Attributes:
        passed: those that comply.
        fail: those that don't, and are not waived.
        unknown: those that can't be judged.
        not_applicable: those that the rule doesn't apply to.
        waived: those that don't comply and are waived.
    """

    __slots__ = ()

    passed: int
    fail: int
    unknown: int
    not_applicable: int
    waived: int

    @property
    def figures(self) -> tuple[int, int, int, int, int]:
        """Passed, fail, unknown, not applicable and waived; they add up to the records."""
        return self.passed, self.fail, self.unknown, self.not_applicable, self.waived

    @property
    def judged(self) -> int:
        """The records that the rule applies to and could judge: those that pass, fail, or are waived."""
        return self.passed + self.fail + self.waived

    @property
    def fail_rate(self) -> Fraction | None:
        """The share of the judged records that fail and are not waived; None where none was judged."""
        return Fraction(self.fail, self.judged) if self.judged else None

    @property
    def unknown_rate(self) -> Fraction | None:
        """The share of what can't be judged among what rules apply to; None where none applies."""
        applicable = self.judged + self.unknown
        return Fraction(self.unknown, applicable) if applicable else None

    @property
    def coverage(self) -> Fraction | None:
        """The share of what could be judged among what rules apply to; None where none applies."""
        applicable = self.judged + self.unknown
        return Fraction(self.judged, applicable) if applicable else None
