"""Fingerprints and digests."""

from __future__ import annotations

import base64
from dataclasses import replace

from fupin.model.fingerprints import (
    digest_of,
    finding_fingerprint,
    joined_digests,
    problem_fingerprint,
    record_digest,
    record_problem_fingerprint,
)
from fupin.model.problems import Problem, ProblemCode


def test_a_fingerprint_depends_on_everything_that_tells_findings_apart() -> None:
    of = ("LOAN01", "loan", "甲县", ("1",))
    others = [("LOAN02", *of[1:]), ("LOAN01", "hiring", *of[2:]), (*of[:2], None, of[3]), (*of[:3], ("1", ""))]
    prints = {finding_fingerprint(*each) for each in (of, *others)}
    assert len(prints) == 5
    assert {len(each) for each in prints} == {32}


def test_everything_about_a_record_begins_with_its_digest() -> None:
    digest = record_digest("loan", "甲县", ["1"])
    problem = Problem(ProblemCode.UNREADABLE, "a.csv", field="amount_yuan")
    prints = (
        finding_fingerprint("LOAN01", "loan", "甲县", ["1"]),
        finding_fingerprint("LOAN02", "loan", "甲县", ["1"]),
        record_problem_fingerprint(problem, "loan", "甲县", ["1"]),
    )
    assert len(set(prints)) == 3
    assert {digest_of(each) for each in prints} == {digest}
    assert base64.b64decode(joined_digests([digest, digest])) == digest * 2


def test_a_problem_of_no_record_is_known_again_in_another_file_but_not_in_another_sheet() -> None:
    problem = Problem(ProblemCode.COLUMN_UNKNOWN, "a/b.xlsx", "表", text="备注", row=4)
    same = problem_fingerprint(problem)
    assert problem_fingerprint(replace(problem, path="c.xlsx", row=5)) == same
    assert problem_fingerprint(replace(problem, sheet="另表")) != same
    assert digest_of(same) == bytes(3)
    passed = Problem(ProblemCode.FILE_PASSED_OVER, "a/b.doc")
    assert problem_fingerprint(replace(passed, path="c\\b.doc")) == problem_fingerprint(passed)
    assert problem_fingerprint(replace(passed, path="a/c.doc")) != problem_fingerprint(passed)


def test_what_is_no_fingerprint_has_no_digest() -> None:
    assert digest_of("") is None
    assert digest_of("xyz") is None
    assert digest_of("ab") is None
