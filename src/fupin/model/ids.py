"""Reading an identifier: kept to the digit."""

from __future__ import annotations

import re

from fupin.model.cell import EMPTY, Reading, unread
from fupin.model.problems import ProblemCode
from fupin.model.units import visible

_SCIENTIFIC = re.compile(r"^[0-9](?:\.[0-9]+)?[eE]\+[0-9]+$|^[0-9]\.[0-9]+[eE][0-9]{1,2}$", re.ASCII)
_HALF_WIDTH = {0x3000: " ", **{wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}}
_QUOTED = re.compile(r"""^'(?P<digits>[0-9]+[Xx]?)$|^="(?P<text>[^"]*)"$""", re.ASCII)
"""What people put before digits so that a spreadsheet keeps them, where it came out as text: '0017, ="0017"."""


def read_id(text: str) -> Reading:
    """Reads a cell of an id field: as written, but for the width of its characters and what can't be seen."""
    plain = visible(text.translate(_HALF_WIDTH)).strip()
    if (found := _QUOTED.match(plain)) is not None:
        plain = (found["digits"] or found["text"] or "").strip()
    if not plain:
        return EMPTY
    return unread(ProblemCode.DIGITS_LOST) if _SCIENTIFIC.match(plain) else Reading(plain, filled=True)
