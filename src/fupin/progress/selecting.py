"""Which records a proof looks at and which of those count: through the engine, three-valued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.evaluation.table import Submission
from fupin.evaluation.verdicts import FAIL, PASS, UNKNOWN
from fupin.model.text import Text
from fupin.model.verdict import Force
from fupin.rulebook.book import Rule, Source
from fupin.rulebook.language.nodes import FoundIn, Node, fields_read, walk
from fupin.rulebook.parsed import ParsedRule
from fupin.rulebook.proofs import Proof

Codes = npt.NDArray[np.int8]
"""PASS, FAIL or UNKNOWN by record."""


@dataclass(frozen=True)
class Selection:
    """By record, whether it is looked at and whether it counts."""

    of: Codes
    where: Codes

    @property
    def looked_at(self) -> int:
        """How many records are, or may be, looked at."""
        return int((self.of != FAIL).sum())


def select(engine: DuckDBEngine, submission: Submission, proof: Proof, as_of: date) -> Selection:
    """Which records of a submission a proof speaks of.

    Args:
        engine: what evaluates the conditions.
        submission: its tables; that of the proof's kind is among them.
        proof: the proof.
        as_of: the day that the value is shown for.
    """
    return Selection(
        _codes(engine, submission, proof.record, proof.of, as_of),
        _codes(engine, submission, proof.record, proof.where, as_of),
    )


def of_county(selection: Selection, submission: Submission, record: str, county: str) -> Selection:
    """The same for the records of one county; a record whose county is unknown may be one of them."""
    return Selection(_both(selection.of, _of_county(submission, record, county)), selection.where)


def counties(submission: Submission, record: str) -> frozenset[str]:
    """The counties that a kind's records name."""
    column = submission[record].columns.get("county")
    return (
        frozenset() if column is None else frozenset(filter(None, map(_plain, pc.unique(column.values).to_pylist())))
    )


def _plain(name: str | None) -> str:
    return "".join((name or "").split())


def _codes(engine: DuckDBEngine, submission: Submission, record: str, node: Node | None, as_of: date) -> Codes:
    if node is None:
        return np.full(submission[record].rows, PASS, dtype=np.int8)
    codes: Codes = engine.judge(submission, record, [_as_rule(record, node)], as_of)[0]
    return codes


def _of_county(submission: Submission, record: str, county: str) -> Codes:
    column = submission[record].columns.get("county")
    if column is None:
        return np.full(submission[record].rows, UNKNOWN, dtype=np.int8)
    names = column.values.dictionary_encode()
    codes = [PASS if _plain(name) == county else FAIL for name in names.dictionary.to_pylist()]
    found = np.array([*codes, UNKNOWN], dtype=np.int8)
    at = names.indices.fill_null(len(codes)).to_numpy(zero_copy_only=False)
    return np.asarray(found[at])


def _both(one: Codes, other: Codes) -> Codes:
    """Both conditions at once: false where one is, else unknown where one is."""
    unknown = np.where((one == UNKNOWN) | (other == UNKNOWN), UNKNOWN, PASS)
    return np.where((one == FAIL) | (other == FAIL), FAIL, unknown).astype(np.int8)


def _as_rule(record: str, node: Node) -> ParsedRule:
    """A condition as the engine takes it: the requirement of a rule without words."""
    tables = {(part.record, part.key): None for part in walk(node) if isinstance(part, FoundIn)}
    nothing = Text("", "")
    rule = Rule(
        id="",
        record=record,
        clause="",
        provisions=(),
        force=Force.TARGET,
        when=None,
        require="",
        limits={},
        title=nothing,
        requirement=nothing,
        message=nothing,
        remedy=nothing,
        cases=(),
        source=Source(Path(), 1),
    )
    return ParsedRule(rule, None, node, fields_read(node), tuple(tables))
