"""The fuzz command: the same mutants each time, and a few of them; thousands are for running by hand."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from fuzz.mutants import good_files, main, mutant


def test_a_few_mutants_show_no_fault(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status = main(["--count", "14", "--seed", "7", "--submissions", "1", "--keep", str(tmp_path)])
    said = capsys.readouterr().out
    assert status == 0, said
    assert "14 mutants, seed 7" in said
    assert not list(tmp_path.iterdir())


def test_a_seed_gives_the_same_mutants(tmp_path: Path) -> None:
    good = [path for path in good_files(tmp_path, 3, submissions=1) if path.suffix != ".parquet"]
    assert {path.suffix for path in good} >= {".xlsx", ".ods", ".xls", ".csv", ".json"}
    for path in good[::2]:
        made = [mutant(Random(f"{number}"), path) for number in range(4)]
        assert made == [mutant(Random(f"{number}"), path) for number in range(4)]
        assert any(each != path.read_bytes() for each in made)
