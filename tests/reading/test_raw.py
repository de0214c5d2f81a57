"""Places of cells."""

from __future__ import annotations

import pytest
from openpyxl.utils import get_column_letter

from fupin.reading.formats.delimited import read_delimited
from fupin.reading.raw import letters
from support.sheets import make_sheet


@pytest.mark.parametrize("number", [1, 2, 26, 27, 52, 53, 702, 703, 16384])
def test_columns_are_lettered_as_in_a_workbook(number: int) -> None:
    assert letters(number) == get_column_letter(number)


def test_a_cell_is_named_by_letters_and_row_in_a_workbook_and_by_line_and_column_elsewhere() -> None:
    assert make_sheet([["x"]], first_column=9).cell(17, 0) == "I17"
    assert make_sheet([["x"]], first_column=26).cell(17, 1) == "AA17"
    (csv,) = read_delimited(b"a,b\n")
    assert csv.cell(17, 1) == "17:2"


def test_the_texts_of_a_row_have_no_nulls() -> None:
    assert make_sheet([["a", None, "b"]]).row_texts(0) == ["a", "", "b"]
