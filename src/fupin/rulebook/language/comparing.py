"""What the comparisons of the language mean for two known values."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

from fupin.rulebook.language.nodes import Comparison

HOLDS: Mapping[Comparison, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
"""For each comparison, whether it holds between two values of one kind."""
