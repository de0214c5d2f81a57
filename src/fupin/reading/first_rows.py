"""The first rows below a header: those that number its columns or show how to fill them in."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from fupin.model.values import is_empty
from fupin.reading.arrays import matching
from fupin.reading.row_words import EXAMPLE, FILLING, numbers_columns

FIRST_ROWS = 3
"""How many rows right below the header are looked at so."""
FIRST_COLUMNS = 3
"""How many columns from the left may say what a row is, if it is no record."""
_LEAST_FILLINGS = 2


def numbering(columns: Sequence[pa.StringArray], row: int, named: int) -> bool:
    """Whether a row, by number in the columns, numbers the columns of the form, `named` of which have a header."""
    texts = [column[row].as_py() or "" for column in columns]
    filled = sum(bool(text.strip()) for text in texts)
    return 2 * filled >= named and numbers_columns(texts)


def showing(columns: Sequence[pa.StringArray], row: int, key: int | None = None) -> bool:
    """Whether a row, by number in the columns, is an example, or says only how each column is to be filled in.

    An example says so in one of the first columns, or in that of the key.
    """
    cells = pa.concat_arrays([column.slice(row, 1) for column in columns])
    says = matching(cells, EXAMPLE)
    if says[:FIRST_COLUMNS].any() or (key is not None and says[key]):
        return True
    filled = sum(not is_empty(text or "") for text in cells.to_pylist())
    return filled >= _LEAST_FILLINGS and int(matching(cells, FILLING).sum()) == filled
