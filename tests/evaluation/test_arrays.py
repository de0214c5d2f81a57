"""NumPy arrays as Arrow arrays."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from fupin.evaluation.arrays import from_numpy


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (np.array([], dtype=np.int64), pa.int64()),
        (np.arange(5), pa.int64()),
        (np.arange(10)[::3], pa.int64()),
        (np.array([1.5, -2.0]), pa.float64()),
        (np.array([True, False, True] * 5), pa.bool_()),
        (np.array([], dtype=np.bool_), pa.bool_()),
        (np.array([1, 2], dtype=np.int8), pa.int8()),
    ],
)
def test_values_and_types_stay(values: Any, kind: pa.DataType) -> None:
    array = from_numpy(values)
    assert array.type == kind
    assert array.to_pylist() == values.tolist()
    array.validate(full=True)


def test_pandas_is_not_imported() -> None:
    code = (
        "import sys, numpy as np; from fupin.evaluation.arrays import from_numpy; "
        "from_numpy(np.arange(3)); assert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
