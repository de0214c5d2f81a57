"""The limits: how they are set, and how a refusal names them."""

from __future__ import annotations

from dataclasses import fields

import pytest

from fupin.model.errors import UsageError
from fupin.reading.guard.limits import Limits, megabytes


def test_defaults_are_those_that_are_promised() -> None:
    limits = Limits()
    assert (limits.workbook_mb, limits.table_mb, limits.unpacked_mb, limits.part_mb) == (50, 500, 300, 200)
    assert (limits.ratio, limits.entries, limits.cells, limits.box, limits.columns) == (
        100,
        1000,
        5_000_000,
        50,
        2000,
    )
    assert (limits.record_mb, limits.depth, limits.cpu_s, limits.memory_mb) == (1, 64, 60, 1500)


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
def test_each_limit_can_be_lifted_and_is_named_in_its_refusal(name: str) -> None:
    lifted = Limits.lifted([f"{name}=12345"])
    assert getattr(lifted, name) == 12345
    error = lifted.exceeded(name, "99,999", "Sheet1")
    for text in error.text:
        assert f"--limit {name}=" in text
        assert "12,345" in text
        assert "99,999" in text
        assert "Sheet1" in text
    assert error.name == name


def test_several_are_set_at_once() -> None:
    assert Limits.lifted(["cells=10_000_000", "unpacked_mb = 1,000"]) == Limits(cells=10_000_000, unpacked_mb=1000)
    assert Limits.lifted([]) == Limits() == Limits.of({})


@pytest.mark.parametrize(
    "setting", ["cells", "cells=", "cells=0", "cells=-1", "cells=1.5", "cells=x", "cells=１", f"cells={10**12}"]
)
def test_other_values_are_refused(setting: str) -> None:
    with pytest.raises(UsageError, match="whole number above 0"):
        Limits.lifted([setting])


def test_other_names_are_refused() -> None:
    with pytest.raises(UsageError, match="no limit cell; known: workbook_mb, "):
        Limits.lifted(["cell=5"])
    with pytest.raises(UsageError, match="whole number above 0"):
        Limits.of({"cells": True})


def test_bytes_are_never_rounded_down() -> None:
    assert megabytes(1_000_000) == "1.0 MB"
    assert megabytes(1_000_001) == "1.1 MB"
    assert megabytes(300_000_001) == "300.1 MB"
