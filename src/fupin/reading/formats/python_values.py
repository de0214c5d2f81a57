"""Python values, as JSON and frames hold them, as the texts of cells."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa

from fupin.model.cell import EXACT_BELOW, Reading, float_text, moment_text, unread, value_text
from fupin.model.problems import ProblemCode

UNREADABLE = unread(ProblemCode.UNREADABLE)
DIGITS_LOST = unread(ProblemCode.DIGITS_LOST)
_LONGEST_NUMBER = 60


def texts_of(values: Iterable[Any]) -> tuple[pa.StringArray, dict[int, Reading]]:
    """Values of any type as texts; None is an empty cell.

    Returns:
        The texts, and by position what the cells are whose value no cell can hold.
    """
    texts: list[str | None] = []
    faults: dict[int, Reading] = {}
    for row, value in enumerate(values):
        text, fault = _text(value)
        texts.append(text)
        if fault is not None:
            faults[row] = fault
    return pa.array(texts, pa.string()), faults


def _text(value: Any) -> tuple[str | None, Reading | None]:
    if value is None or isinstance(value, str):
        return value or None, None
    if isinstance(value, bool | np.bool_):
        return ("true" if value else "false"), None
    if isinstance(value, int | np.integer):
        return str(int(value)), None
    if isinstance(value, float | np.floating):
        return _float_text(float(value))
    if isinstance(value, Decimal):
        plain = value.is_finite() and abs(value.adjusted()) <= _LONGEST_NUMBER
        return (value_text(value), None) if plain else (str(value), UNREADABLE)
    if isinstance(value, datetime):
        return moment_text(value), None
    if isinstance(value, date):
        return value.isoformat(), None
    return json.dumps(value, ensure_ascii=False, default=str), UNREADABLE


def _float_text(value: float) -> tuple[str, Reading | None]:
    if not math.isfinite(value):
        return str(value), UNREADABLE
    return float_text(value), DIGITS_LOST if abs(value) >= EXACT_BELOW else None
