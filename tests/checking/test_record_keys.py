"""Problems know the record that they lie in, and a report the digests of its records."""

from __future__ import annotations

import base64
from pathlib import Path

import pandas as pd
import pytest

import fupin
from fupin.checking import record_keys
from fupin.model.fingerprints import digest_of, record_digest
from fupin.model.problems import ProblemCode

HOUSEHOLD = "139900199001011234"
"""A household numbered by the identity number of its head."""


def test_a_problem_has_the_key_of_its_record_masked_and_its_fingerprint_by_the_true_one(tmp_path: Path) -> None:
    path = tmp_path / "household.csv"
    path.write_text(f"household_id,county,has_labour\n1,甲县,是\n{HOUSEHOLD},甲县,也许\n", encoding="utf-8")
    masked, open_ = (fupin.check(path, show_personal=shown).problems for shown in (False, True))
    (problem,), (whole,) = ([each for each in found if each.field == "has_labour"] for found in (masked, open_))
    assert (problem.record, problem.county, problem.key) == (
        "household",
        "甲县",
        {"household_id": "139*************34"},
    )
    assert whole.key == {"household_id": HOUSEHOLD}
    assert problem.fingerprint == whole.fingerprint
    assert digest_of(problem.fingerprint) == record_digest("household", "甲县", [HOUSEHOLD])


def test_what_lies_in_no_record_or_in_one_without_a_key_has_none(tmp_path: Path) -> None:
    path = tmp_path / "loan.csv"
    path.write_text("loan_id,amount_yuan,备注\n,2,\n2,1,a\n合计,9,\n", encoding="utf-8")
    found = {(each.code, each.field): each for each in fupin.check(path).problems}
    missing = found[ProblemCode.KEY_MISSING, "loan_id"]
    assert (missing.key, digest_of(missing.fingerprint)) == ({"loan_id": ""}, bytes(3))
    total = found[ProblemCode.TOTAL_DIFFERS, "amount_yuan"]
    assert (total.key, total.record) == (None, None)
    assert total.fingerprint


def test_every_record_is_digested_in_order_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = pd.DataFrame({"loan_id": ["1", "2", None], "county": ["甲县", None, "甲县"]})
    (sheet,) = fupin.check({"loan": frame}, select=["LOAN01"]).inputs[0].sheets
    assert sheet.digests is not None
    expected = [record_digest("loan", "甲县", [key]) for key in ("1", "2", "")]
    assert base64.b64decode(sheet.digests) == b"".join(expected)
    monkeypatch.setattr(record_keys, "_MOST_DIGESTS", 2)
    (sheet,) = fupin.check({"loan": frame}, select=["LOAN01"]).inputs[0].sheets
    assert sheet.digests is None
