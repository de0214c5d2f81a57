"""The kinds beyond the core: known by their names and headers, and never instead of a core kind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin.model.records import RECORDS
from fupin.reading.layout.recognise import Evidence, record_of_name
from fupin.reading.layout.tables import Layout, find_tables
from fupin.reading.layout.word_lists import word_list
from support.examples import examples
from support.sheets import make_sheet

CORE = sorted(record for record, model in RECORDS.items() if not model.further)
FURTHER = sorted(record for record, model in RECORDS.items() if model.further)


def recognised(headers: list[str], name: str | None = None) -> str | None:
    """The kind that a sheet of these headers and a record is taken for."""
    (table,) = find_tables(make_sheet([headers, ["1"] * len(headers)]), Evidence(name))
    return table.layout.record if isinstance(table.layout, Layout) else None


def own_headers(record: str) -> list[str]:
    """The headers of a kind that no other kind knows."""
    others = {
        field.header for other, model in RECORDS.items() if other != record for field in model.fields().values()
    }
    return [field.header for field in RECORDS[record].fields().values() if field.header not in others]


@st.composite
def core_headers(draw: st.DrawFn) -> list[str]:
    """Two or more headers of a core kind, each in one of its variants, among some that nobody knows."""
    record = draw(st.sampled_from(CORE))
    variants = word_list("aliases").get(record, {})
    fields = RECORDS[record].fields()
    names = draw(st.lists(st.sampled_from(list(fields)), min_size=2, unique=True))
    headers = [draw(st.sampled_from([fields[name].header, *variants.get(name, [])])) for name in names]
    return headers + draw(st.lists(st.sampled_from(["序号", "备注", "联系人"]), max_size=2, unique=True))


@given(core_headers())
@settings(max_examples=examples(200), deadline=None)
def test_headers_of_a_core_kind_are_never_taken_for_a_further_one(headers: list[str]) -> None:
    assert recognised(headers) not in FURTHER


@pytest.mark.parametrize("record", FURTHER)
def test_all_headers_of_a_further_kind_tell_it_whatever_the_sheet_is_called(record: str) -> None:
    headers = [field.header for field in RECORDS[record].fields().values()]
    assert recognised(headers) == recognised(headers, "Sheet1") == record
    assert recognised(list(RECORDS[record].fields())) == record


@pytest.mark.parametrize("record", FURTHER)
def test_the_headers_of_its_own_alone_tell_it(record: str) -> None:
    assert len(own_headers(record)) >= 3
    assert recognised(own_headers(record)) == record


@pytest.mark.parametrize("record", FURTHER)
def test_its_name_tells_it_though_a_core_kind_has_the_same_headers(record: str) -> None:
    fields = list(RECORDS[record].fields().values())
    assert recognised([field.header for field in fields[:3]], RECORDS[record].sheet) == record
    assert record_of_name(f"2018年{RECORDS[record].sheet}表") == record


@pytest.mark.parametrize("record", FURTHER)
def test_its_name_is_in_no_core_kinds_name_nor_the_other_way_round(record: str) -> None:
    sheet = RECORDS[record].sheet
    others = [model.sheet for other, model in RECORDS.items() if other != record]
    assert [other for other in others if sheet in other or (len(other) > 3 and other in sheet)] == []
