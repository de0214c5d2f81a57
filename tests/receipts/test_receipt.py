"""What a check's receipt holds, and that it is of the bytes that were read."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import fupin
from fupin import submissions
from fupin.model.receipt import OptionValue, Receipt
from fupin.reading.files import FileContents
from fupin.reading.guard.child import read_guarded
from fupin.result import CheckResult
from fupin.version import __version__

AS_OF = date(2018, 12, 31)
USUAL: dict[str, OptionValue] = {
    "as_of": "2018-12-31",
    "record": None,
    "select": ("LOAN01", "LOAN02"),
    "ignore": (),
    "show_personal": False,
    "repair": False,
    "margins": False,
    "waivers": None,
    "roster": None,
    "limit": (),
    "mapping": None,
    "assume": (),
}


def loans(folder: Path, text: str = "loan_id,amount_yuan\n1,60000\n") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "loan.csv"
    path.write_text(text, encoding="utf-8")
    return path


def receipt_of(result: CheckResult) -> Receipt:
    assert result.receipt is not None
    return result.receipt


def test_it_names_program_rule_book_options_and_inputs(tmp_path: Path) -> None:
    path = loans(tmp_path)
    mapping = tmp_path / "对照.yaml"
    mapping.write_text("assume: {loan.balance_yuan: 万元}\n", encoding="utf-8")
    result = fupin.check(
        path, as_of=AS_OF, select=["LOAN02", "LOAN01"], mapping=mapping, assume=["loan.term_months=年"]
    )
    receipt = receipt_of(result)
    assert (receipt.version, receipt.rulebook) == (__version__, result.book.sha256)
    assert receipt.inputs == ((str(path), hashlib.sha256(path.read_bytes()).hexdigest()),)
    assert receipt.options == {
        **USUAL,
        "mapping": hashlib.sha256(mapping.read_bytes()).hexdigest(),
        "assume": ("loan.balance_yuan=万元", "loan.term_months=年"),
    }


@pytest.mark.parametrize(
    "options",
    [
        {"as_of": date(2019, 1, 1)},
        {"record": "loan"},
        {"select": ["LOAN"]},
        {"ignore": ["LOAN01"]},
        {"show_personal": True},
        {"repair": True},
        {"margins": True},
        {"assume": ["loan.term_months=年"]},
    ],
)
def test_whatever_changes_what_is_found_changes_the_hash(tmp_path: Path, options: dict[str, Any]) -> None:
    whole = {"as_of": AS_OF, "select": ["LOAN01", "LOAN02"], **options}
    receipt = receipt_of(fupin.check(loans(tmp_path), **whole))
    assert receipt.options.items() - USUAL.items()
    assert replace(receipt, options=USUAL).sha256 != receipt.sha256


def test_the_order_in_which_rules_are_named_plays_no_part(tmp_path: Path) -> None:
    path = loans(tmp_path)
    one, other = (
        fupin.check(path, as_of=AS_OF, select=names) for names in (["LOAN02", "LOAN01"], ["LOAN01", "LOAN02"])
    )
    assert receipt_of(one) == receipt_of(other)
    assert receipt_of(one).options == USUAL


@pytest.mark.parametrize(
    "change", [{"version": "0"}, {"rulebook": "0"}, {"options": {}}, {"inputs": (("loan.csv", None),)}]
)
def test_every_part_counts(tmp_path: Path, change: dict[str, Any]) -> None:
    receipt = receipt_of(fupin.check(loans(tmp_path), as_of=AS_OF))
    assert replace(receipt, **change).sha256 != receipt.sha256


def test_frames_have_none() -> None:
    assert fupin.check({"loan": pd.DataFrame({"loan_id": ["1"]})}, as_of=AS_OF).receipt is None


def test_a_refused_file_keeps_its_hash_and_a_missing_one_has_none(tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    found = fupin.check([broken, tmp_path / "无.xlsx"], as_of=AS_OF).inputs
    assert [each.readable for each in found] == [False, False]
    assert [each.sha256 for each in found] == [hashlib.sha256(broken.read_bytes()).hexdigest(), None]


def test_a_file_that_changes_while_it_is_read_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = loans(tmp_path)

    def meanwhile(*arguments: Any) -> FileContents:
        contents = read_guarded(*arguments)
        path.write_text("loan_id,amount_yuan\n1,50000\n", encoding="utf-8")
        return contents

    monkeypatch.setattr(submissions, "read_guarded", meanwhile)
    (found,) = fupin.check(path, as_of=AS_OF).inputs
    assert found.sha256 is None
    assert found.reason is not None
    assert "changed while it was read" in found.reason.en
