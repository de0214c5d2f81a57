"""What the records of submissions show of a target, held against what was reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.evaluation.table import Submission as Tables
from fupin.evaluation.table import combine
from fupin.model.text import Text
from fupin.progress.areas import is_large
from fupin.progress.computing import computed
from fupin.progress.measuring import reached
from fupin.progress.result import Agreement, AreaValue, Bounds, Shown
from fupin.progress.rows import Indicator
from fupin.progress.selecting import Selection, counties, of_county, select
from fupin.rulebook.policy_shapes import AreasShape, TargetShape
from fupin.rulebook.proofs import Proof
from fupin.submissions import Submission

_RATIO = "比例"
_HALF_DIGIT = Fraction(1, 20_000)
"""A reported share has at most four digits behind the point: half of the last one is rounding."""


@dataclass(frozen=True)
class Evidence:
    """The tables of one submission, and the first file of each kind."""

    tables: Tables
    paths: dict[str, str]

    @classmethod
    def of(cls, submission: Submission) -> Evidence:
        """The tables of a submission by record kind."""
        readings = submission.readings
        kinds = dict.fromkeys(reading.record for reading in readings)
        tables = {kind: combine(kind, [r.table for r in readings if r.record == kind]) for kind in kinds}
        return cls(tables, {kind: next(r.path for r in readings if r.record == kind) for kind in kinds})


class Prover:
    """Holds what was reported against what records show.

    Args:
        engine: what evaluates conditions.
        evidence: of each submission, in order.
        known: which areas contain others.
    """

    def __init__(self, engine: DuckDBEngine, evidence: Sequence[Evidence], known: AreasShape | None) -> None:
        self._engine = engine
        self._evidence = evidence
        self._known = known
        self._selections: dict[tuple[int, int, date], Selection] = {}

    def shown(
        self,
        target: TargetShape,
        proofs: Sequence[Proof],
        reported: Sequence[tuple[AreaValue, Indicator]],
        as_of: date,
    ) -> Iterator[Shown]:
        """What each submission that has such records shows of a target.

        Args:
            target: the target.
            proofs: the ways to show it, the best first.
            reported: what each area reported last, with the row that it stands in.
            as_of: the day that a value is shown for where none was reported.
        """
        for number, evidence in enumerate(self._evidence):
            usable = [proof for proof in proofs if proof.record in evidence.tables]
            own = [area for area, row in reported if row.submission == number]
            for area in own:
                if usable and area.value is not None and area.reported_on is not None:
                    yield self._held(target, evidence, usable, area, area.reported_on, alone=len(own) == 1)
            if usable and not own:
                found = self._best(evidence, usable, as_of, None)
                if found.shown != Bounds():
                    yield found

    def _held(
        self,
        target: TargetShape,
        evidence: Evidence,
        proofs: Sequence[Proof],
        area: AreaValue,
        day: date,
        *,
        alone: bool,
    ) -> Shown:
        """A reported value against the records of its area."""
        fitting: list[tuple[Proof, str | None]] = []
        for proof in proofs:
            named = counties(evidence.tables, proof.record)
            if area.area in named:
                fitting.append((proof, area.area))
            elif alone and (not named or is_large(area.area, self._known)):
                fitting.append((proof, None))
        if not fitting:
            record, path = proofs[0].record, evidence.paths[proofs[0].record]
            reason = Text("没有这个地区的记录", "there are no records of this area")
            return _compared(
                target, area, Shown(Agreement.UNDECIDED, record, path, 0, area.area, day, Bounds(), reason=reason)
            )
        found = [self._of(evidence, proof, day, county) for proof, county in fitting]
        return _compared(target, area, _first_known(found))

    def _best(self, evidence: Evidence, proofs: Sequence[Proof], day: date, county: str | None) -> Shown:
        return _first_known([self._of(evidence, proof, day, county) for proof in proofs])

    def _of(self, evidence: Evidence, proof: Proof, day: date, county: str | None) -> Shown:
        table = evidence.tables[proof.record]
        selection = self._selected(evidence, proof, day)
        if county is not None:
            selection = of_county(selection, evidence.tables, proof.record, county)
        bounds, reason = computed(proof, table, selection)
        return Shown(
            agreement=Agreement.NOT_REPORTED,
            record=proof.record,
            path=evidence.paths[proof.record],
            records=selection.looked_at,
            area=county,
            as_of=day,
            shown=bounds,
            reason=reason,
        )

    def _selected(self, evidence: Evidence, proof: Proof, day: date) -> Selection:
        """The records of all areas; asked for once for as many areas as report for a day."""
        key = (id(evidence), id(proof), day)
        if key not in self._selections:
            self._selections[key] = select(self._engine, evidence.tables, proof, day)
        return self._selections[key]


def _first_known(found: Sequence[Shown]) -> Shown:
    """The first that shows an exact value, else the first that shows anything, else the first."""
    exact = [item for item in found if item.shown.exact is not None]
    some = [item for item in found if item.shown != Bounds()]
    return (exact or some or list(found))[0]


def _compared(target: TargetShape, area: AreaValue, found: Shown) -> Shown:
    value = area.value
    agreement = Agreement.UNDECIDED if value is None else agreement_of(target, value, found.shown)
    return Shown(
        agreement, found.record, found.path, found.records, found.area, found.as_of, found.shown,
        reported=value, place=area.place, reason=found.reason,
    )  # fmt: skip


def agreement_of(target: TargetShape, value: Fraction, shown: Bounds) -> Agreement:
    """How a reported value stands to what records show.

    A share that a cell can't hold exactly agrees where it is rounded at the cell's last digit, unless
    the rounding would meet a target that the records don't, or the other way round.
    """
    slack = _HALF_DIGIT if target.unit == _RATIO else Fraction(0)
    low, high = shown.low, shown.high
    if (low is not None and value < low - slack) or (high is not None and value > high + slack):
        return Agreement.DIFFERS
    if shown.exact is None:
        return Agreement.UNDECIDED
    same = reached(target, Bounds(value, value)) is reached(target, shown)
    return Agreement.AGREES if same else Agreement.DIFFERS
