"""What has become of findings: every edit of a table is told as what it is, and what changes nothing is not told."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin.comparison import Compared, Kind, Standing
from fupin.model.errors import UsageError
from fupin.model.verdict import Level
from fupin.past_reports.reading import report_of
from fupin.past_reports.shapes import PastIgnoredRow, PastProblem, PastSheet
from support.comparing import COLUMNS, Loan, checked, compared, report, told, written

BAD = [("1", "60000", "12"), ("2", "40000", "48"), ("3", "40000", "12"), ("4", "70000", "48")]
"""Loans 1 and 4 are too large, 2 and 4 too long; 3 complies."""


def changes(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> list[tuple[str, str, str, str | None]]:
    """Everything but what was kept as it was."""
    entries = map(told, compared(report(old), report(new)).entries)
    return [entry for entry in entries if entry[0] != "kept" or entry[3] is not None]


def edited(loan: int, **cells: str) -> list[Loan]:
    """The loans with other values in the cells of one, counted from 1."""
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in BAD]
    rows[loan - 1] |= cells
    return [(row["loan_id"], row["amount_yuan"], row["term_months"]) for row in rows]


LOANS = st.lists(
    st.tuples(
        st.sampled_from("123456"),
        st.sampled_from(["40000", "50000.01", "60000", "x", ""]),
        st.sampled_from(["12", "36", "48", "y", ""]),
    ),
    max_size=8,
)


@settings(max_examples=8, deadline=None)
@given(LOANS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing_not_even_where_numbers_repeat(loans: list[Loan], random: Random) -> None:
    shuffled = list(loans)
    random.shuffle(shuffled)
    findings = [told(entry) for entry in compared(report(loans), report(shuffled)).entries if is_finding(entry)]
    assert {each[0] for each in findings} <= {"kept"}
    assert {each[3] for each in findings} <= {None}


@settings(max_examples=8, deadline=None)
@given(LOANS, st.integers(0, 8), st.integers(1, 3))
def test_complying_rows_put_in_anywhere_change_nothing(loans: list[Loan], at: int, count: int) -> None:
    good = [(f"9{number}", "50000", "36") for number in range(count)]
    assert not changes(loans, [*loans[:at], *good, *loans[at:]])


def is_finding(entry: Compared) -> bool:
    return entry.found.kind is Kind.FINDING


def test_the_name_and_folder_of_the_file_change_nothing() -> None:
    data = written(checked([*BAD, ("5", "x", "12"), ("", "1", "1")]))
    moved = data.replace(b'"path": "loan"', b'"path": "elsewhere/2018.csv"')
    assert moved != data
    comparison = compared(report_of(data, "a"), report_of(moved, "b"))
    assert {entry.standing for entry in comparison.entries} == {Standing.KEPT}


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (edited(1, amount_yuan="50000"), [("mended", "LOAN01", "1", None)]),
        (edited(1, amount_yuan="60001"), [("worsened", "LOAN01", "1", "further")]),
        (edited(1, amount_yuan="59999.99"), [("kept", "LOAN01", "1", "nearer")]),
        (edited(1, amount_yuan="6万元"), [("new", "DATA21", "1", None)]),
        (edited(3, amount_yuan="50001"), [("new", "LOAN01", "3", None)]),
        (
            edited(4, amount_yuan="60000", term_months="60"),
            [("kept", "LOAN01", "4", "nearer"), ("worsened", "LOAN02", "4", "further")],
        ),
        (BAD[1:], [("gone", "LOAN01", "1", "record")]),
        (BAD[:3], [("gone", "LOAN01", "4", "record"), ("gone", "LOAN02", "4", "record")]),
        (edited(1, amount_yuan=""), [("kept", "LOAN01", "1", "not_judged")]),
        (edited(1, loan_id="7"), [("new", "LOAN01", "7", None), ("gone", "LOAN01", "1", "record")]),
        ([*BAD, ("8", "90000", "12")], [("new", "LOAN01", "8", None)]),
    ],
)  # fmt: skip
def test_an_edit_is_told_as_what_it_is(new: list[Loan], expected: list[tuple[str, str, str, str | None]]) -> None:
    assert changes(BAD, new) == expected


def test_a_cell_that_can_be_read_again_and_fails_is_worse() -> None:
    unread = edited(1, amount_yuan="约6万")
    assert changes(unread, BAD) == [("worsened", "LOAN01", "1", "now_certain"), ("mended", "DATA01", "1", None)]


def test_a_problem_stays_the_same_whatever_stands_in_its_cell() -> None:
    assert not changes(edited(1, amount_yuan="约6万"), [("0", "50000", "1"), *edited(1, amount_yuan="六万多")])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["60000", "70000"], ["70000"], ["gone"]),
        (["60000", "70000"], ["70000", "60000"], []),
        (["60000", "70000"], ["40000", "70000"], ["mended"]),
        (["60000"], ["60000", "90000"], ["new"]),
        (["60000", "70000"], ["80000", "60000"], ["worsened"]),
        (["60000", "70000"], ["65000", "60000"], ["kept"]),
    ],
)
def test_loans_of_one_number_are_paired_by_how_far_they_are(
    old: list[str], new: list[str], expected: list[str]
) -> None:
    tables = [[("1", amount, "12") for amount in amounts] for amounts in (old, new)]
    assert [each[0] for each in changes(*tables) if each[1] == "LOAN01"] == expected


def test_what_a_missing_column_hides_is_not_mended() -> None:
    less = report([row[:1] + row[2:] for row in BAD], ("loan_id", "term_months"))
    entries = [told(entry) for entry in compared(report(BAD), less).entries if entry.found.rule == "LOAN01"]
    assert entries == [
        ("new", "LOAN01", "", None),
        ("gone", "LOAN01", "1", "columns"),
        ("gone", "LOAN01", "4", "columns"),
    ]


@pytest.mark.parametrize(
    ("rows", "columns", "gone"),
    [
        (edited(1, amount_yuan=""), COLUMNS, "cell"),
        ([row[:1] + row[2:] for row in BAD], ("loan_id", "term_months"), "columns"),
        (BAD[1:], COLUMNS, "record"),
        ([("1", "1", "1")], ("a", "b", "c"), "table"),
    ],
)
def test_an_unreadable_cell_that_was_taken_away_is_not_mended(
    rows: Sequence[Sequence[str]], columns: Sequence[str], gone: str
) -> None:
    entries = compared(report(edited(1, amount_yuan="约6万")), report(rows, columns)).entries
    assert [told(entry) for entry in entries if entry.found.rule == "DATA01"] == [("gone", "DATA01", "1", gone)]


@pytest.mark.parametrize(
    ("sheet", "tables", "standing"),
    [("说明", [], "gone"), ("说明", ["说明"], "mended"), ("说明", ["loan"], "mended"), (None, [], "mended")],
)
def test_a_sheet_of_no_kind_is_mended_only_by_being_read(sheet: str | None, tables: list[str], standing: str) -> None:
    empty = report([])
    file = empty.inputs[0].model_copy(update={"sheets": ()})
    unread = PastProblem(
        code="DATA14", level=Level.ERROR, path="loan", sheet=sheet, cell=None, field=None, text=None, message=""
    )
    sheets = tuple(PastSheet(sheet=name, record="loan", records=0, digests="") for name in tables)
    old = empty.model_copy(update={"inputs": (file,), "problems": (unread,)})
    new = empty.model_copy(update={"inputs": (file.model_copy(update={"sheets": sheets}),), "problems": ()})
    assert [entry.standing.value for entry in compared(old, new).entries] == [standing]


def test_an_unreadable_file_that_was_only_renamed_is_not_mended() -> None:
    empty = report([])
    unread = {"sheets": (), "sha256": "0" * 64, "status": "unreadable"}
    old, new = (
        empty.model_copy(update={"inputs": (empty.inputs[0].model_copy(update={"path": path, **unread}),)})
        for path in ("a.xlsx", "b.xlsx")
    )
    assert sorted(entry.standing.value for entry in compared(old, new).entries) == ["gone", "new"]
    assert [entry.standing.value for entry in compared(old, empty).entries] == ["mended"]


@pytest.mark.parametrize(("rows", "expected"), [((), ("gone", "totals")), (("total",), ("mended", None))])
def test_totals_that_were_deleted_are_not_mended(rows: tuple[str, ...], expected: tuple[str, str | None]) -> None:
    read = report(BAD)
    sheet = (
        read.inputs[0].sheets[0].model_copy(update={"ignored_rows": tuple(PastIgnoredRow(why=why) for why in rows)})
    )
    new = read.model_copy(update={"inputs": (read.inputs[0].model_copy(update={"sheets": (sheet,)}),)})
    differing = PastProblem(
        code="DATA16",
        level=Level.ERROR,
        path="loan",
        sheet=sheet.sheet,
        row=6,
        cell="6:2",
        field="amount_yuan",
        text="1",
        message="",
    )
    old = read.model_copy(update={"problems": (differing,)})
    (entry,) = compared(old, new).of(Standing(expected[0]))
    assert (told(entry)[0], told(entry)[3]) == expected


@pytest.mark.parametrize(
    ("code", "options", "expected"),
    [
        ("DATA35", {}, ("gone", "rule")),
        ("DATA35", {"roster": "0" * 64}, ("mended", None)),
        ("DATA34", {"roster": "0" * 64}, ("gone", "rule")),
        ("DATA34", {"waivers": "0" * 64}, ("mended", None)),
    ],
)
def test_what_a_roster_or_waivers_ask_for_is_mended_only_where_they_are_given(
    code: str, options: dict[str, str], expected: tuple[str, str | None]
) -> None:
    new = report([]).model_copy(update={"options": options})
    problem = PastProblem(
        code=code,
        level=Level.ERROR,
        path="a.yaml",
        sheet=None,
        row=3,
        record="project",
        cell=None,
        field=None,
        text=None,
        message="",
    )
    (entry,) = compared(new.model_copy(update={"problems": (problem,)}), new).entries
    assert (told(entry)[0], told(entry)[3]) == expected


def test_what_is_not_asked_any_more_is_not_mended() -> None:
    comparison = compared(report(BAD), report(BAD, select=("LOAN01",)))
    assert [told(entry) for entry in comparison.of(Standing.GONE)] == [
        ("gone", "LOAN02", "2", "rule"),
        ("gone", "LOAN02", "4", "rule"),
    ]


def test_counties_that_number_alike_are_told_apart() -> None:
    columns = ("loan_id", "county", "amount_yuan")
    old = report([("1", "甲县", "60000"), ("1", "乙县", "40000")], columns, ("LOAN01",))
    new = report([("1", "甲县", "40000"), ("1", "乙县", "60000")], columns, ("LOAN01",))
    found = [(entry.standing.value, entry.found.county) for entry in compared(old, new).entries if is_finding(entry)]
    assert found == [("new", "乙县"), ("mended", "甲县")]


def test_a_report_of_before_the_digests_is_refused() -> None:
    data = written(checked(BAD)).replace(b'"digests"', b'"other"')
    with pytest.raises(UsageError, match="earlier version"):
        compared(report_of(data, "old.json"), report(BAD))


@pytest.mark.parametrize(
    ("inputs", "reason"),
    [
        ('{"path": "loan", "sha256": null, "status": "unreadable", "reason": "x", "sheets": []}', "file_unreadable"),
        ('{"path": "b", "sha256": null, "status": "checked", "reason": null, "sheets": []}, '
         '{"path": "c", "sha256": null, "status": "checked", "reason": null, "sheets": []}', "file_missing"),
        ('{"path": "b", "sha256": null, "status": "checked", "reason": null, "sheets": []}', "table"),
    ],
)  # fmt: skip
def test_what_lay_in_a_file_that_is_not_read_is_gone_for_that_reason(inputs: str, reason: str) -> None:
    empty = (
        '{"format": "fupin-report", "version": 1, "tool": {"name": "fupin", "version": "1"},'
        ' "rulebook": {"id": "a", "version": "1", "sha256": "b"}, "as_of": "2018-12-31",'
        f' "inputs": [{inputs}], "verdicts": [], "findings": [], "problems": [],'
        ' "summary": {"records": 0, "error": 0, "warning": 0, "note": 0, "unknown": 0, "problems": 0}}'
    )
    comparison = compared(report(BAD), report_of(empty.encode(), "new.json"))
    gone = comparison.of(Standing.GONE)
    assert len(gone) == 4
    assert {entry.gone.value for entry in gone if entry.gone} == {reason}
    new = [entry.found.kind for entry in comparison.of(Standing.NEW)]
    assert new == ([Kind.INPUT] if reason == "file_unreadable" else [])


def test_a_sum_over_several_records_is_further_from_its_limit_for_each_of_them() -> None:
    columns, rule = ("loan_id", "household_id", "balance_yuan"), ("LOAN10",)
    old = report([("1", "H1", "35000"), ("2", "H1", "30000"), ("3", "H2", "60000")], columns, rule)
    new = report([("3", "H2", "60000"), ("1", "H1", "35000"), ("2", "H1", "31000")], columns, rule)
    assert [told(entry) for entry in compared(old, new).entries] == [
        ("kept", "LOAN10", "3", None),
        ("worsened", "LOAN10", "1", "further"),
        ("worsened", "LOAN10", "2", "further"),
    ]
