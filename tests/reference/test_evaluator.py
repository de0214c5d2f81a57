"""The reference evaluator: every function, the three values, and every row of the table of verdicts.

Each expectation was derived by hand from the contract's page on semantics.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from .evaluator import EMPTY, Cell, EvaluationError, Groups, Reference, Table, _Scope
from .expression import Aggregate, ExpressionError

AS_OF = date(2018, 12, 31)
UNREADABLE = Cell(None, True)


def filled(value: object) -> Cell:
    """A cell that was read."""
    return Cell(value, True)


def sheet(*records: dict[str, object], columns: str = "") -> Table:
    """A table of these records: None stands for an empty cell, a Cell for itself."""
    rows = [
        {name: value if isinstance(value, Cell) else Cell(value, value is not None) for name, value in r.items()}
        for r in records
    ]
    return Table(frozenset(columns.split()).union(*rows), rows)


def judge(
    require: str,
    *records: dict[str, object],
    when: str | None = None,
    columns: str = "",
    limits: dict[str, object] | None = None,
    as_of: date = AS_OF,
    others: dict[str, Table] | None = None,
) -> str:
    """The verdict for the first of the records."""
    tables = {"loan": sheet(*records, columns=columns), **(others or {})}
    keys = {"loan": "loan_id", "household": "household_id"}
    return Reference(tables, keys, as_of).verdict("loan", 0, when, require, limits or {})


RECORD: dict[str, object] = {
    "yes": True,
    "no": False,
    "five": 5,
    "zero": 0,
    "less": Fraction(-1, 2),
    "county": "县",
    "office": "石家庄市人社局",
    "day": date(2018, 8, 28),
    "leap": date(2020, 2, 29),
    "last": date(2020, 1, 31),
    "nothing": None,
    "garbled": UNREADABLE,
}

CONDITIONS = {
    # comparisons
    "five = 5": True,
    "five = 5.0": True,
    "five <> 5": False,
    "five < 5": False,
    "five <= 5": True,
    "five > 4.9999": True,
    "five >= 5.0001": False,
    "less < 0": True,
    "-five = -5": True,
    "county = '县'": True,
    "county <> '县'": False,
    "county = ' 县'": False,
    "day = DATE '2018-08-28'": True,
    "day < DATE '2018-08-29'": True,
    "day < as_of": True,
    "yes = TRUE": True,
    "yes <> no": True,
    "nothing = 5": None,
    "nothing <> 5": None,
    "nothing = nothing": None,
    "garbled = garbled": None,
    "missing = 5": None,
    "as_of = DATE '2018-12-31'": True,
    # flags
    "yes": True,
    "no": False,
    "NOT no": True,
    "NOT yes": False,
    "nothing": None,
    "NOT nothing": None,
    "NOT garbled": None,
    "NOT missing": None,
    # AND
    "yes AND yes": True,
    "yes AND no": False,
    "no AND no": False,
    "nothing AND yes": None,
    "yes AND nothing": None,
    "nothing AND no": False,
    "no AND nothing": False,
    "nothing AND garbled": None,
    # OR
    "no OR no": False,
    "no OR yes": True,
    "nothing OR yes": True,
    "yes OR nothing": True,
    "nothing OR no": None,
    "no OR nothing": None,
    "nothing OR missing": None,
    # arithmetic
    "five + 1 = 6": True,
    "five - 6 = -1": True,
    "five * less = -2.5": True,
    "2 + 3 * 4 = 14": True,
    "(2 + 3) * 4 = 20": True,
    "five - 1 - 1 = 3": True,
    "0.7 + 0.2 = 0.9": True,
    "0.1 + 0.2 = 0.3": True,
    "99999999999999.9999 * 99999999999999.9999 = 9999999999999999980000000000.00000001": True,
    "nothing + 1 = 1": None,
    "nothing - nothing = 0": None,
    "nothing * zero = 0": None,
    "zero * nothing = 0": None,
    "-nothing < 0": None,
    # IN
    "county IN ('县', '市')": True,
    "county IN ('市', '省')": False,
    "county NOT IN ('市', '省')": True,
    "county NOT IN ('县')": False,
    "five IN (1, 5)": True,
    "five NOT IN (-5)": True,
    "nothing IN ('县')": None,
    "nothing NOT IN ('县')": None,
    "garbled NOT IN ('县')": None,
    "missing IN (1)": None,
    # BETWEEN
    "five BETWEEN 5 AND 6": True,
    "five BETWEEN 4 AND 5": True,
    "five BETWEEN 5.0001 AND 6": False,
    "five BETWEEN 6 AND 4": False,
    "five NOT BETWEEN 1 AND 2": True,
    "day BETWEEN DATE '2018-08-28' AND as_of": True,
    "nothing BETWEEN 1 AND 2": None,
    "five BETWEEN nothing AND 6": None,
    "five BETWEEN nothing AND 4": False,
    "five BETWEEN 6 AND nothing": False,
    "five NOT BETWEEN 6 AND nothing": True,
    # LIKE
    "office LIKE '%人社%'": True,
    "office LIKE '人社%'": False,
    "office LIKE '%局'": True,
    "office LIKE '石家庄市人社局'": True,
    "office LIKE '石家庄'": False,
    "office LIKE '_______'": True,
    "office LIKE '______'": False,
    "office LIKE '石_庄%'": True,
    "office LIKE '%'": True,
    "office LIKE ''": False,
    "office NOT LIKE '%农业%'": True,
    "'a.b' LIKE 'a_b'": True,
    "'axb' LIKE 'a.b'": False,
    "'a\nb' LIKE '%b'": True,
    "'A' LIKE 'a'": False,
    "nothing LIKE '%'": None,
    "nothing NOT LIKE '%'": None,
    # CASE
    "CASE WHEN yes THEN five = 5 ELSE no END": True,
    "CASE WHEN no THEN yes ELSE five = 4 END": False,
    "CASE WHEN nothing THEN yes ELSE yes END": None,
    "CASE WHEN no THEN yes WHEN yes THEN no ELSE yes END": False,
    "CASE WHEN yes THEN no WHEN nothing THEN yes END": False,
    "CASE WHEN no THEN no WHEN nothing THEN yes ELSE yes END": None,
    "CASE WHEN yes THEN nothing ELSE yes END": None,
    "CASE WHEN yes THEN yes ELSE nothing END": True,
    "CASE WHEN no THEN yes END": None,
    "CASE WHEN yes THEN 2 ELSE 3 END + 1 = 3": True,
    # share
    "share(3, 10) >= 0.30": True,
    "share(29, 97) >= 0.30": False,
    "share(30, 100) = 0.3": True,
    "share(1, 3) > 0.33333333": True,
    "share(1, 3) < 0.33333334": True,
    "share(9000.90, 10001.00) >= 0.90": True,
    "share(9000.8999, 10001.00) >= 0.90": False,
    "0.90 <= share(9000.90, 10001.00)": True,
    "share(0, five) = 0": True,
    "share(less, five) = -0.1": True,
    "share(five, zero) > 0": None,
    "share(zero, zero) > 0": None,
    "share(five, less) > 0": None,
    "share(nothing, five) >= 0": None,
    "share(five, nothing) >= 0": None,
    "share(nothing, zero) >= 0": None,
    "share(five, 10) >= nothing": None,
    # present
    "present(five)": True,
    "present(no)": True,
    "present(garbled)": True,
    "present(nothing)": False,
    "NOT present(nothing)": True,
    "present(missing)": None,
    "NOT present(missing)": None,
    # dates
    "year_of(day) = 2018": True,
    "year_of(as_of) = 2018": True,
    "year_of(nothing) = 2018": None,
    "quarter_start(day, 0) = DATE '2018-07-01'": True,
    "quarter_start(DATE '2018-07-01', 0) = DATE '2018-07-01'": True,
    "quarter_start(DATE '2018-09-30', 0) = DATE '2018-07-01'": True,
    "quarter_start(as_of, 0) = DATE '2018-10-01'": True,
    "quarter_start(as_of, -1) = DATE '2018-07-01'": True,
    "quarter_start(as_of, 1) = DATE '2019-01-01'": True,
    "quarter_start(DATE '2018-01-01', -1) = DATE '2017-10-01'": True,
    "quarter_start(DATE '2018-02-15', -5) = DATE '2016-10-01'": True,
    "quarter_start(nothing, 0) = as_of": None,
    "quarter_start(day, nothing) = as_of": None,
    "quarter_start(day, 0.5) = day": None,
    "add_months(day, 36) = DATE '2021-08-28'": True,
    "add_months(day, 0) = day": True,
    "add_months(day, -8) = DATE '2017-12-28'": True,
    "add_months(last, 1) = DATE '2020-02-29'": True,
    "add_months(last, 13) = DATE '2021-02-28'": True,
    "add_months(last, 3) = DATE '2020-04-30'": True,
    "add_months(last, 11) = DATE '2020-12-31'": True,
    "add_months(leap, 12) = DATE '2021-02-28'": True,
    "add_months(leap, 36) = DATE '2023-02-28'": True,
    "add_months(leap, 48) = leap": False,
    "add_months(leap, 48) = DATE '2024-02-29'": True,
    "add_months(leap, -12) = DATE '2019-02-28'": True,
    "add_months(nothing, 1) = day": None,
    "add_months(day, nothing) = day": None,
    "add_months(day, less) = day": None,
    "add_months(day, 120000) > day": None,
}
VERDICT_OF = {True: "pass", False: "fail", None: "unknown"}


@pytest.mark.parametrize(("text", "value"), CONDITIONS.items(), ids=CONDITIONS)
def test_condition(text: str, value: bool | None) -> None:
    # The first disjunct reads a column that is there and changes nothing.
    assert judge(f"no OR ({text})", RECORD) == VERDICT_OF[value]


WHEN_REQUIRE_VERDICT = [
    ("no", "yes", "not_applicable"),
    ("no", "no", "not_applicable"),
    ("no", "nothing", "not_applicable"),
    ("yes", "yes", "pass"),
    (None, "yes", "pass"),
    ("yes", "no", "fail"),
    (None, "no", "fail"),
    ("yes", "nothing", "unknown"),
    (None, "nothing", "unknown"),
    ("nothing", "yes", "pass"),
    ("nothing", "no", "unknown"),
    ("nothing", "nothing", "unknown"),
]


@pytest.mark.parametrize(("when", "require", "verdict"), WHEN_REQUIRE_VERDICT)
def test_verdict_table(when: str | None, require: str, verdict: str) -> None:
    assert judge(require, RECORD, when=when) == verdict


@pytest.mark.parametrize("unknown", ["nothing", "garbled", "missing"])
def test_an_empty_a_garbled_and_an_absent_cell_are_all_unknown(unknown: str) -> None:
    assert judge(f"{unknown} OR no", RECORD) == "unknown"
    assert judge(f"{unknown} OR yes", RECORD) == "pass"
    assert judge("no", RECORD, when=unknown) == "unknown"


class TestNoColumns:
    """A rule none of whose columns is in the table."""

    def test_is_unknown_whatever_else_it_says(self) -> None:
        assert judge("missing > 1 OR TRUE", RECORD) == "unknown"
        assert judge("missing", RECORD, when="gone AND FALSE") == "unknown"
        assert judge("missing", RECORD, when="gone AND as_of > DATE '2030-01-01'") == "unknown"
        assert judge("NOT present(missing) OR TRUE", RECORD) == "unknown"

    def test_one_column_is_enough(self) -> None:
        assert judge("missing > 1 OR TRUE", RECORD, when="yes") == "pass"
        assert judge("missing > 1", RECORD, when="no") == "not_applicable"
        assert judge("TRUE", RECORD, when="missing OR present(nothing) OR TRUE") == "pass"

    def test_keys_and_sought_fields_count_as_columns(self) -> None:
        assert judge("count_by(missing, yes) = 0 OR TRUE", RECORD) == "pass"
        assert judge("count_by(missing, gone) = 0 OR TRUE", RECORD) == "unknown"
        assert judge("found_in(county, household) OR TRUE", RECORD) == "pass"
        assert judge("found_in(missing, household) OR TRUE", RECORD) == "unknown"

    def test_limits_are_not_columns(self) -> None:
        assert judge("missing <= bound OR TRUE", RECORD, limits={"bound": 5}) == "unknown"

    def test_a_rule_that_reads_nothing_is_judged(self) -> None:
        assert judge("as_of >= DATE '2018-12-31'", RECORD) == "pass"
        assert judge("as_of > DATE '2018-12-31'", RECORD) == "fail"

    def test_a_cell_outside_the_columns_is_not_read(self) -> None:
        table = Table(frozenset({"a"}), [{"a": filled(1), "b": filled(1)}])
        reference = Reference({"loan": table}, {}, AS_OF)
        assert reference.verdict("loan", 0, None, "a = 1 AND b = 1") == "unknown"
        assert reference.verdict("loan", 0, None, "a = 1 AND present(b)") == "unknown"


def test_a_column_that_a_row_leaves_out_is_empty_there() -> None:
    assert judge("present(b) OR a = 2", {"a": 1}, columns="a b") == "fail"
    assert judge("b = 1 OR a = 2", {"a": 1}, columns="a b") == "unknown"


class TestLimits:
    """Named constants."""

    def test_of_every_type(self) -> None:
        limits: dict[str, object] = {
            "top": 5,
            "rate": Fraction(3, 10),
            "from_on": date(2018, 8, 28),
            "word": "县",
            "back": 1,
        }
        assert judge("five <= top", RECORD, limits=limits) == "pass"
        assert judge("five < top", RECORD, limits=limits) == "fail"
        assert judge("share(3, five + five) >= rate", RECORD, limits=limits) == "pass"
        assert judge("day >= from_on", RECORD, limits=limits) == "pass"
        assert judge("county IN ('市', word)", RECORD, limits=limits) == "pass"
        assert judge("less = -top * 0.1", RECORD, limits=limits) == "pass"
        assert judge("day >= quarter_start(as_of, -back)", RECORD, limits=limits) == "pass"
        assert judge("nothing <= top", RECORD, limits=limits) == "unknown"

    def test_two_values_of_one_limit_are_kept_apart_in_groups(self) -> None:
        reference = Reference({"loan": sheet({"k": "1", "n": 5}, {"k": "1", "n": 7})}, {}, AS_OF)
        require = "count_by(n >= bound, k) = 2"
        assert reference.verdict("loan", 0, None, require, {"bound": 5}) == "pass"
        assert reference.verdict("loan", 0, None, require, {"bound": 6}) == "fail"

    def test_the_name_of_a_column_is_refused(self) -> None:
        with pytest.raises(EvaluationError, match="five"):
            judge("five = 5", RECORD, limits={"five": 5})

    @pytest.mark.parametrize("require", ["present(top) OR yes", "count_by(yes, top) = 1"])
    def test_a_limit_is_not_a_field(self, require: str) -> None:
        with pytest.raises(EvaluationError, match="top is a limit"):
            judge(require, RECORD, limits={"top": 5})


class TestCountBy:
    """Records of the same key that meet the condition."""

    def test_counts_the_record_itself_and_those_of_its_key_only(self) -> None:
        rows: list[dict[str, object]] = [
            {"k": "1", "n": 1},
            {"k": "1", "n": 2},
            {"k": "1", "n": 0},
            {"k": "2", "n": 9},
        ]
        assert judge("count_by(n > 0, k) = 2", *rows) == "pass"
        assert judge("count_by(n > 5, k) = 0", *rows) == "pass"

    def test_every_key_must_be_the_same(self) -> None:
        rows: list[dict[str, object]] = [
            {"k": "1", "j": "a"},
            {"k": "1", "j": "b"},
            {"k": "2", "j": "a"},
            {"k": "1", "j": "a"},
        ]
        assert judge("count_by(TRUE, k, j) = 2", *rows) == "pass"
        assert judge("count_by(TRUE, k) = 3", *rows) == "pass"

    @pytest.mark.parametrize("key", [None, UNREADABLE])
    def test_an_unknown_key_of_this_record_is_unknown(self, key: object) -> None:
        assert judge("count_by(yes, k) >= 0", {"k": key, "yes": True}, {"k": "1", "yes": True}) == "unknown"
        assert judge("count_by(yes, j, k) >= 0", {"j": "1", "k": key, "yes": True}) == "unknown"

    @pytest.mark.parametrize("key", [None, UNREADABLE])
    def test_an_unknown_key_of_another_belongs_to_no_group(self, key: object) -> None:
        assert judge("count_by(yes, k) = 1", {"k": "1", "yes": True}, {"k": key, "yes": None}) == "pass"

    def test_an_absent_key_column_is_unknown(self) -> None:
        assert judge("count_by(yes, k) >= 0", {"yes": True}) == "unknown"

    @pytest.mark.parametrize("condition", [None, UNREADABLE])
    def test_an_unknown_condition_in_the_group_is_unknown_for_all_of_it(self, condition: object) -> None:
        rows: list[dict[str, object]] = [
            {"k": "1", "yes": True},
            {"k": "1", "yes": condition},
            {"k": "2", "yes": True},
        ]
        reference = Reference({"loan": sheet(*rows)}, {}, AS_OF)
        verdicts = [reference.verdict("loan", row, None, "count_by(yes, k) >= 1") for row in range(3)]
        assert verdicts == ["unknown", "unknown", "pass"]

    def test_the_condition_has_three_values_of_its_own(self) -> None:
        rows: list[dict[str, object]] = [{"k": "1", "a": True, "b": None}, {"k": "1", "a": False, "b": True}]
        assert judge("count_by(a OR b, k) = 2", *rows) == "pass"

    def test_of_what_is_filled(self) -> None:
        rows: list[dict[str, object]] = [
            {"t": "1", "bank": "农行"},
            {"t": "1", "bank": None},
            {"t": "1", "bank": UNREADABLE},
        ]
        assert judge("count_by(present(bank), t) = 2", *rows) == "pass"
        assert judge("count_by(present(bank), t) = 2", {"t": "1"}, {"t": "1"}) == "unknown"

    def test_numbers_and_dates_are_keys_too(self) -> None:
        rows: list[dict[str, object]] = [
            {"u": "某县", "year": 2017},
            {"u": "某县", "year": Fraction(2017)},
            {"u": "某县", "year": 2018},
        ]
        assert judge("count_by(TRUE, u, year) = 2", *rows) == "pass"
        assert judge("count_by(TRUE, d) = 2", {"d": AS_OF}, {"d": AS_OF}) == "pass"

    def test_the_applicability_of_the_rule_does_not_narrow_the_group(self) -> None:
        rows: list[dict[str, object]] = [{"k": "1", "a": True}, {"k": "1", "a": False}]
        assert judge("count_by(TRUE, k) = 2", *rows, when="a") == "pass"


class TestSumBy:
    """The sum over the records of the same key."""

    def test_is_exact(self) -> None:
        rows: list[dict[str, object]] = [
            {"k": "1", "n": Fraction(1, 10)},
            {"k": "1", "n": Fraction(2, 10)},
            {"k": "2", "n": 5},
        ]
        assert judge("sum_by(n, k) = 0.3", *rows) == "pass"

    def test_at_and_above_a_figure(self) -> None:
        rows: list[dict[str, object]] = [{"k": "1", "n": 30000}, {"k": "1", "n": 20000}]
        assert judge("sum_by(n, k) <= 50000", *rows) == "pass"
        assert judge("sum_by(n, k) <= 50000", *rows, {"k": "1", "n": Fraction(1, 10000)}) == "fail"

    def test_of_an_expression(self) -> None:
        assert judge("sum_by(2 * n - 1, k) = 8", {"k": "1", "n": 2}, {"k": "1", "n": 3}) == "pass"

    def test_negative_numbers_count(self) -> None:
        assert judge("sum_by(n, k) = -1", {"k": "1", "n": 2}, {"k": "1", "n": -3}) == "pass"

    @pytest.mark.parametrize("number", [None, UNREADABLE])
    def test_an_unknown_number_in_the_group_is_unknown(self, number: object) -> None:
        rows: list[dict[str, object]] = [{"k": "1", "n": 99999}, {"k": "1", "n": number}, {"k": "2", "n": 1}]
        reference = Reference({"loan": sheet(*rows)}, {}, AS_OF)
        verdicts = [reference.verdict("loan", row, None, "sum_by(n, k) <= 50000") for row in range(3)]
        assert verdicts == ["unknown", "unknown", "pass"]

    def test_an_unknown_key(self) -> None:
        assert judge("sum_by(n, k) <= 1", {"k": None, "n": 1}, {"k": None, "n": 1}) == "unknown"
        assert judge("sum_by(n, k) = 1", {"k": "1", "n": 1}, {"k": None, "n": 1}) == "pass"


class TestFoundIn:
    """Whether the value is a key of another table."""

    @staticmethod
    def found(value: object, household: Table | None) -> str:
        others = {} if household is None else {"household": household}
        return judge("found_in(h, household)", {"h": value}, others=others)

    def test_among_the_keys(self) -> None:
        table = sheet({"household_id": "0017"}, {"household_id": "0018"})
        assert self.found("0017", table) == "pass"
        assert self.found("17", table) == "fail"

    def test_an_unknown_value(self) -> None:
        table = sheet({"household_id": "0017"})
        assert self.found(None, table) == "unknown"
        assert self.found(UNREADABLE, table) == "unknown"

    def test_an_absent_column(self) -> None:
        table = sheet({"household_id": "0017"})
        verdict = judge("found_in(h, household) OR no", RECORD, others={"household": table})
        assert verdict == "unknown"

    def test_an_absent_table(self) -> None:
        assert self.found("0017", None) == "unknown"

    def test_an_absent_key_column(self) -> None:
        assert self.found("0017", sheet({"has_land": True})) == "unknown"

    def test_a_table_without_records(self) -> None:
        assert self.found("0017", sheet(columns="household_id")) == "fail"

    def test_empty_keys_are_passed_over(self) -> None:
        table = sheet({"household_id": None}, {"household_id": "0017"})
        assert self.found("0017", table) == "pass"
        assert self.found("0018", table) == "fail"

    def test_a_key_that_could_not_be_read_may_be_the_one(self) -> None:
        table = sheet({"household_id": UNREADABLE}, {"household_id": "0017"})
        assert self.found("0017", table) == "pass"
        assert self.found("0018", table) == "unknown"

    def test_the_key_of_a_kind_must_be_given(self) -> None:
        reference = Reference({"loan": sheet({"h": "1"})}, {}, AS_OF)
        with pytest.raises(EvaluationError, match="key of loan"):
            reference.verdict("loan", 0, None, "found_in(h, loan)")


MISTAKES = [
    "five",
    "county",
    "NOT five",
    "five AND yes",
    "yes OR county",
    "five = county",
    "day > five",
    "yes = 1",
    "yes < no",
    "five + yes = 6",
    "day - day = 0",
    "-county = 1",
    "five LIKE '5'",
    "county LIKE 5",
    "five IN ('5')",
    "five IN (zero)",
    "share(county, five) > 0",
    "count_by(five, county) = 1",
    "sum_by(county, county) = 1",
    "year_of(five) = 2018",
    "add_months(five, 1) = day",
    "add_months(day, county) = day",
    "quarter_start(county, 1) = day",
    "CASE WHEN five THEN yes ELSE no END",
]


@pytest.mark.parametrize("text", MISTAKES)
def test_a_value_of_the_wrong_type_raises(text: str) -> None:
    with pytest.raises(EvaluationError):
        judge(text, RECORD)


def test_inexact_values_are_refused() -> None:
    with pytest.raises(EvaluationError, match=r"0\.5"):
        judge("a > 0", {"a": 0.5})
    with pytest.raises(EvaluationError, match=r"0\.5"):
        judge("five > half", RECORD, limits={"half": 0.5})


def test_a_value_in_an_empty_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="must be filled"):
        Cell(1, False)


def test_mistakes_of_the_caller_raise() -> None:
    reference = Reference({"loan": sheet({"a": 1})}, {}, AS_OF)
    with pytest.raises(IndexError):
        reference.verdict("loan", 1, None, "a = 1")
    with pytest.raises(IndexError):
        reference.verdict("loan", -1, None, "a = 1")
    with pytest.raises(EvaluationError, match="no table of household"):
        reference.verdict("household", 0, None, "a = 1")
    with pytest.raises(ExpressionError):
        reference.verdict("loan", 0, "a = 1 /", "a = 1")


def test_the_empty_cell_is_what_a_missing_entry_means() -> None:
    assert Cell(None, False) == EMPTY


def test_groups_are_made_once_for_all_records(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Aggregate] = []
    make = Reference._group_results

    def counting(self: Reference, node: Aggregate, scope: _Scope) -> Groups:
        made.append(node)
        return make(self, node, scope)

    monkeypatch.setattr(Reference, "_group_results", counting)
    rows: list[dict[str, object]] = [{"k": str(n % 10), "n": n} for n in range(40)]
    reference = Reference({"loan": sheet(*rows)}, {}, AS_OF)
    verdicts = [reference.verdict("loan", row, None, "sum_by(n, k) >= 64") for row in range(40)]
    assert verdicts == (["fail"] + ["pass"] * 9) * 4  # the group of n has n + (n+10) + (n+20) + (n+30)
    assert len(made) == 1
