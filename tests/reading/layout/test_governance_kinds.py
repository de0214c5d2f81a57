"""The kinds of governance and outreach: told by headers and titles, and no core kind's sheet told otherwise."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin.model.origins import Recognition
from fupin.model.records import RECORDS
from fupin.reading.layout.header_block import named_block
from fupin.reading.layout.recognise import Evidence, Score, block_scores, choose
from fupin.reading.layout.word_lists import word_list
from support.examples import examples

CORE = [record for record, model in RECORDS.items() if not model.further]
GOVERNANCE = list(RECORDS)[list(RECORDS).index("county_work") :]


def scores(headers: tuple[str, ...]) -> list[Score]:
    return block_scores(named_block(headers))


def told(found: list[Score]) -> str | None:
    """The kind that the headers alone tell, None where they leave it open."""
    chosen = choose(found, Evidence()) if found else None
    return None if chosen is None else chosen[0].record


def told_among_core(found: list[Score]) -> str | None:
    return told([score for score in found if score.record in CORE])


def headers_of(record: str) -> list[str]:
    """Canonical headers, English names and variants of a kind."""
    fields = RECORDS[record].fields()
    variants: dict[str, list[str]] = word_list("aliases").get(record, {})
    return [*(field.header for field in fields.values()), *fields, *chain.from_iterable(variants.values())]


@pytest.mark.parametrize("record", CORE)
@pytest.mark.parametrize("english", [False, True])
def test_two_headers_of_a_core_kind_tell_what_they_told_without_further_kinds(record: str, english: bool) -> None:
    fields = RECORDS[record].fields()
    names = list(fields) if english else [field.header for field in fields.values()]
    for pair in combinations(names, 2):
        found = scores(pair)
        assert told(found) == told_among_core(found), pair


@given(data=st.data(), record=st.sampled_from(CORE))
@settings(max_examples=examples(200), deadline=None)
def test_any_headers_of_a_core_kind_tell_what_they_told_before(data: st.DataObject, record: str) -> None:
    headers = data.draw(st.lists(st.sampled_from(headers_of(record)), min_size=2, max_size=12, unique=True))
    found = scores(tuple(headers))
    assert told(found) == told_among_core(found), headers


@pytest.mark.parametrize("record", GOVERNANCE)
def test_a_title_that_names_a_further_kind_tells_it(record: str) -> None:
    header = tuple(field.header for field in RECORDS[record].fields().values())
    chosen = choose(scores(header), Evidence("Sheet1", (f"示例县2018年{RECORDS[record].sheet}表",)))
    assert chosen is not None
    assert (chosen[0].record, chosen[1]) == (record, Recognition.TITLE)


@pytest.mark.parametrize(
    ("headers", "record"),
    [
        (("县名", "年度", "贫困户总数", "产业就业项目覆盖贫困户", "家庭微工厂数"), "county"),
        (("县名", "年度", "贫困户总数"), "county"),
        (("县名", "年度"), "county"),
        (("县名", "年度", "年末贫困户总数", "上年末贫困户总数"), "county_work"),
        (("县名", "年度", "是否贫困县", "涉农贷款余额（万元）", "上年涉农贷款余额（万元）"), "county_work"),
        (("县名", "是否贫困县"), "project"),
        (("村编号", "县名", "是否贫困村"), "village"),
        (("结对村编号", "县名", "结对村是否贫困村"), "pairing"),
        (("报送单位", "年度", "报送类型"), "progress_report"),
        (("报送单位代码", "报送单位名称", "报送单位层级"), "reporting_unit"),
        (("单位", "任务序号", "完成时限"), "task"),
        (("用地编号", "县名", "是否深度贫困县"), "land_use"),
    ],
)
def test_headers_that_a_core_and_a_further_kind_share_go_to_the_core(headers: tuple[str, ...], record: str) -> None:
    assert told(scores(headers)) == record
