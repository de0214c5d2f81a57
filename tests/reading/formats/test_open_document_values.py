"""Values as an OpenDocument cell says them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from fupin.reading.formats.open_document_names import named
from fupin.reading.formats.open_document_values import Value, typed_value


@pytest.mark.parametrize(
    ("kind", "attribute", "said", "value"),
    [
        ("float", "value", "1e3", 1000.0),
        ("float", "value", "-.5", -0.5),
        ("float", "value", "inf", "inf"),
        ("float", "value", "0x10", "0x10"),
        ("float", "value", "1_000", "1_000"),
        ("date", "date-value", "2018-08-28", date(2018, 8, 28)),
        ("date", "date-value", "2018-08-28T00:00:00", date(2018, 8, 28)),
        ("date", "date-value", "2018-08-28T09:30:15.1239Z", datetime(2018, 8, 28, 9, 30, 15, 124000)),
        ("date", "date-value", "2018-08-28T23:59:59.9999", date(2018, 8, 29)),
        ("date", "date-value", "9999-12-31T23:59:59.9999", "9999-12-31T23:59:59.9999"),
        ("date", "date-value", "2018-02-30", "2018-02-30"),
        ("date", "date-value", "28.08.2018", "28.08.2018"),
        ("time", "time-value", "PT09H30M00S", time(9, 30)),
        ("time", "time-value", "PT9H30M15,5S", time(9, 30, 15, 500000)),
        ("time", "time-value", "P1DT6H", timedelta(hours=30)),
        ("time", "time-value", "-PT1H", timedelta(hours=-1)),
        ("time", "time-value", "P999999999DT999999999H", "P999999999DT999999999H"),
        ("time", "time-value", "09:30", "09:30"),
        ("boolean", "boolean-value", "true", True),
        ("boolean", "boolean-value", "1", "1"),
        ("string", "string-value", "x", "x"),
        ("void", "value", "5", "shown"),
    ],
)
def test_a_value_by_its_type(kind: str, attribute: str, said: str, value: Value) -> None:
    found = typed_value(kind, {named(f"office:{attribute}"): said}, "shown")
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("kind", ["float", "date", "time", "boolean", "string", ""])
def test_the_text_shown_stands_for_a_value_that_is_not_there(kind: str) -> None:
    assert typed_value(kind, {}, "shown") == "shown"


@pytest.mark.parametrize(("said", "shown", "value"), [("1", "TRUE", True), ("0", "FALSE", False), ("2", "TRUE", 2.0)])
def test_truth_values_that_formulas_give_as_numbers(said: str, shown: str, value: Value) -> None:
    found = typed_value("float", {named("office:value"): said}, shown)
    assert (found, type(found)) == (value, type(value))
