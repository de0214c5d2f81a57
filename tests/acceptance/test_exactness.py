"""No digit is lost between a cell and a verdict: decimals of 14 and 4 digits in every format."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fupin
from fupin.model.finding import Finding
from support.submissions import seeds
from support.submissions.units import decimal_text

Row = dict[str, Fraction | str]
Write = Callable[[list[dict[str, str]], Path], None]

AS_OF = date(2018, 12, 31)
LAST_DIGIT = Fraction(1, 10**4)
DIGITS = 10**18 - 1
SETTINGS = settings(
    max_examples=3 * len(seeds(1)), deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

amounts = st.integers(-DIGITS, DIGITS) | st.integers(-(10**7), 10**7)
"""Numbers of last digits: 14 digits before the point, 4 after."""
positive = amounts.map(lambda number: abs(number) + 1).filter(lambda number: number <= DIGITS)
beside = st.integers(-1, 1)


def as_csv(rows: list[dict[str, str]], folder: Path) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([rows[0], *(row.values() for row in rows)])
    (folder / "table.csv").write_text(text.getvalue(), encoding="utf-8")


def as_json_numbers(rows: list[dict[str, str]], folder: Path) -> None:
    records = [", ".join(f'"{name}": {_json(name, text)}' for name, text in row.items()) for row in rows]
    (folder / "table.json").write_text("[" + ", ".join(f"{{{record}}}" for record in records) + "]", encoding="utf-8")


def _json(name: str, text: str) -> str:
    return text if name.endswith("_yuan") else f'"{text}"'


def as_parquet_decimals(rows: list[dict[str, str]], folder: Path) -> None:
    columns = {
        name: pa.array([Decimal(row[name]) for row in rows], pa.decimal128(38, 4))
        if name.endswith("_yuan")
        else pa.array([row[name] for row in rows])
        for name in rows[0]
    }
    pq.write_table(pa.table(columns), folder / "table.parquet")


def as_workbook_texts(rows: list[dict[str, str]], folder: Path) -> None:
    """Write texts: an Excel number has no more than 15 digits."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(list(rows[0]))
    for row in rows:
        book.worksheets[0].append(list(row.values()))
    book.save(folder / "table.xlsx")


def failures(rows: list[Row], record: str, rule: str, write: Write) -> dict[str, Finding]:
    """Check records by one rule and give its findings by the record's key, which is a row's first text."""
    key = next(iter(rows[0]))
    texts = [{name: _text(value) for name, value in row.items()} for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        write(texts, Path(folder))
        result = fupin.check(folder, as_of=AS_OF, record=record, select=[rule])
    found = {finding.key[key]: finding for finding in result.findings if finding.key is not None}
    (count,) = result.verdicts
    assert (count.passed, count.fail) == (len(rows) - len(found), len(found))
    return found


def _text(value: Fraction | str) -> str:
    return value if isinstance(value, str) else decimal_text(value) or ""


@pytest.mark.parametrize("write", [as_csv, as_json_numbers, as_parquet_decimals, as_workbook_texts])
@given(pairs=st.lists(st.tuples(amounts, beside), min_size=10, max_size=40))
@SETTINGS
def test_amounts_are_compared_to_the_last_digit(write: Write, pairs: list[tuple[int, int]]) -> None:
    rows: list[Row] = [
        {
            "asset_id": f"A{number}",
            "initial_value_yuan": initial * LAST_DIGIT,
            "current_value_yuan": max(-DIGITS, min(DIGITS, initial + shift)) * LAST_DIGIT,
        }
        for number, (initial, shift) in enumerate(pairs)
    ]
    found = failures(rows, "asset_project", "AST09", write)
    for row in rows:
        initial, current = row["initial_value_yuan"], row["current_value_yuan"]
        assert isinstance(initial, Fraction)
        assert isinstance(current, Fraction)
        assert (row["asset_id"] in found) == (current < initial)
        if finding := found.get(str(row["asset_id"])):
            values = {cell.field: cell.value for cell in finding.cells}
            assert values == {
                "initial_value_yuan": decimal_text(initial),
                "current_value_yuan": decimal_text(current),
            }


@pytest.mark.parametrize("write", [as_csv, as_parquet_decimals])
@given(groups=st.lists(st.tuples(st.lists(amounts, min_size=1, max_size=6), beside), min_size=5, max_size=12))
@SETTINGS
def test_sums_are_exact(write: Write, groups: list[tuple[list[int], int]]) -> None:
    """Each household's balances sum to the limit, a last digit more, a last digit less, or far away."""
    rows: list[Row] = []
    over: set[str] = set()
    for household, (numbers, shift) in enumerate(groups):
        last = 50_000 * 10**4 + shift - sum(numbers)
        balances = [*numbers, last] if abs(last) <= DIGITS else numbers
        names = [f"L{household}-{number}" for number in range(len(balances))]
        rows += [
            {"loan_id": name, "household_id": f"H{household}", "balance_yuan": balance * LAST_DIGIT}
            for name, balance in zip(names, balances, strict=True)
        ]
        over |= set(names) if sum(balances) > 50_000 * 10**4 else set()
    assert failures(rows, "loan", "LOAN10", write).keys() == over


@pytest.mark.parametrize("write", [as_csv, as_parquet_decimals])
@given(quads=st.lists(st.tuples(*[st.integers(1, 10**9)] * 2, beside, positive, positive), min_size=10, max_size=30))
@SETTINGS
def test_products_are_exact(write: Write, quads: list[tuple[int, int, int, int, int]]) -> None:
    """The growth to poor counties and that of the province, equal, one last digit apart, or far apart."""
    rows: list[Row] = []
    less = set()
    for number, (poor, factor, shift, all_last, all_this) in enumerate(quads):
        if number % 2:
            all_this, all_last = min(all_last, 10**9) * factor, min(all_last, 10**9)
        poor_this = max(0, poor * factor + shift)
        rows.append(
            {
                "fund_line": f"F{number}",
                "poor_this_yuan": poor_this * LAST_DIGIT,
                "poor_last_yuan": poor * LAST_DIGIT,
                "all_this_yuan": all_this * LAST_DIGIT,
                "all_last_yuan": all_last * LAST_DIGIT,
            }
        )
        if Fraction(poor_this, poor) < Fraction(all_this, all_last):
            less.add(f"F{number}")
    assert failures(rows, "fund_line", "FND01", write).keys() == less


@pytest.mark.parametrize("write", [as_csv, as_parquet_decimals])
@given(wholes=st.lists(st.tuples(positive, beside), min_size=10, max_size=30))
@SETTINGS
def test_shares_are_exact(write: Write, wholes: list[tuple[int, int]]) -> None:
    """Nine tenths of the rent, or the nearest amounts to it."""
    rows: list[Row] = [
        {
            "credit_code": f"E{number}",
            "model": "379",
            "rent_total_yuan": whole * LAST_DIGIT,
            "rent_to_poor_yuan": (whole * 9 // 10 + shift) * LAST_DIGIT,
        }
        for number, (whole, shift) in enumerate(wholes)
    ]
    less = {
        f"E{number}" for number, (whole, shift) in enumerate(wholes) if (whole * 9 // 10 + shift) * 10 < whole * 9
    }
    assert failures(rows, "enterprise", "ENT03", write).keys() == less
