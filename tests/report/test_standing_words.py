"""The words for waivers and for the baseline, which all reports share."""

from __future__ import annotations

from datetime import date

import pytest

from fupin.model.since import Since
from fupin.model.waiver import Waiver
from fupin.report.standing_words import (
    baseline_line,
    baseline_name,
    freshness,
    since_word,
    waiver_parts,
    waiver_text,
    waiver_values,
)
from fupin.result import Baseline

WAIVER = Waiver(
    rule="PRJ01",
    record="project",
    key={"project_id": "P1"},
    county=None,
    reason="应急抢险",
    authority="县领导小组",
    document="〔2018〕7号",
    granted_on=date(2018, 6, 1),
    expires_on=date(2019, 2, 28),
    path="豁免.yaml",
    line=3,
)


def baseline(mended: int, gone: int) -> Baseline:
    return Baseline("旧.json", "0" * 64, date(2018, 9, 30), new=1, worsened=2, kept=3, mended=mended, gone=gone)


def test_a_waiver_names_document_authority_last_day_and_reason() -> None:
    assert waiver_text(WAIVER).zh == "豁免依据：〔2018〕7号（县领导小组），有效期至 2019-02-28；理由：应急抢险"
    assert waiver_text(WAIVER).en == "waived under 〔2018〕7号 (县领导小组) until 2019-02-28; reason: 应急抢险"
    assert waiver_values(WAIVER) == ("〔2018〕7号", "县领导小组", "2019-02-28", "应急抢险")
    assert [part.zh for part in waiver_parts(WAIVER)] == [
        "豁免文号 〔2018〕7号",
        "批准单位 县领导小组",
        "有效期至 2019-02-28",
        "豁免理由 应急抢险",
    ]


@pytest.mark.parametrize(
    ("mended", "gone", "zh", "en"),
    [
        (4, 0, "已改好 4", "mended 4"),
        (4, 3, "已改好 1 · 无从核对 3", "mended 1 · gone 3"),
    ],
)
def test_what_is_gone_is_not_called_mended(mended: int, gone: int, zh: str, en: str) -> None:
    line = baseline_line(baseline(mended, gone))
    assert line.zh == f"与基线相比：新出现 1 · 变严重 2 · 仍存在 3 · {zh}"
    assert line.en == f"Since the baseline: new 1 · worsened 2 · kept 3 · {en}"
    assert baseline_name(baseline(mended, gone)).zh == "基线：旧.json，截至 2018-09-30"


def test_new_stands_before_worsened_before_kept_and_without_a_baseline_all_are_alike() -> None:
    assert sorted([Since.KEPT, Since.WORSENED, Since.NEW], key=freshness) == [Since.NEW, Since.WORSENED, Since.KEPT]
    assert freshness(None) == 0
    assert since_word(None).zh == ""
