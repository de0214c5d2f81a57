"""Verdicts as small numbers: an array of codes, a row a rule, a column a record."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from fupin.model.verdict import Verdict

PASS, FAIL, UNKNOWN, NOT_APPLICABLE = 0, 1, 2, 3

VERDICTS = (Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)
"""The verdict of each code."""

Codes: TypeAlias = npt.NDArray[np.int8]
"""Codes of shape (rules, records)."""


def counts(codes: npt.NDArray[np.int8]) -> tuple[int, int, int, int]:
    """How many of one rule's records pass, fail, are unknown, are not applicable."""
    tally = np.bincount(codes, minlength=4)
    return int(tally[PASS]), int(tally[FAIL]), int(tally[UNKNOWN]), int(tally[NOT_APPLICABLE])
