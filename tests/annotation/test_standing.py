"""What an annotated copy tells of waived findings, of the baseline and of the receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from fupin.annotation.annotating import annotate
from fupin.annotation.tints import Tint
from fupin.model.since import Since
from fupin.model.text import Language
from fupin.model.verdict import Verdict
from fupin.model.waiver import Waiver
from fupin.report.standing_words import baseline_line, since_word, waiver_text
from fupin.result import Baseline, CheckResult
from support.annotated import SHEET, checked, plain
from support.copies import loaded

DAY = date(2018, 1, 1)


def lifted(result: CheckResult, document: str) -> CheckResult:
    """The result with every fail of LOAN01 waived, and compared with a baseline."""
    waiver = Waiver(
        "LOAN01", "loan", {}, None, "试点 <b>", "=省扶贫办", document, DAY, date(2019, 1, 1), "豁免.yaml", 3
    )
    findings = tuple(
        replace(each, verdict=Verdict.WAIVED, waiver=waiver, since=Since.KEPT)
        if each.rule == "LOAN01" and each.verdict is Verdict.FAIL
        else replace(each, since=Since.NEW)
        for each in result.findings
    )
    return replace(result, findings=findings, baseline=Baseline("旧.json", "ab" * 32, DAY, 3, 0, 1, 2, 0))


@pytest.mark.parametrize("language", Language)
def test_waived_cells_are_marked_in_a_colour_of_their_own(tmp_path: Path, language: Language) -> None:
    book = plain(tmp_path / "表.xlsx")
    result = lifted(checked(book), "冀扶办\x1b〔2018〕9号")
    stream, copy = BytesIO(), tmp_path / "copy.xlsx"
    annotate(book, result, language, ".xlsx", stream)
    copy.write_bytes(stream.getvalue())
    cell = loaded(copy)[SHEET]["C3"]
    lines = str(cell.comment.text).splitlines()
    kept = since_word(Since.KEPT).in_language(language)
    assert lines[0].startswith(
        f"【豁免 · {kept}】LOAN01" if language is Language.CHINESE else f"[waived · {kept}] LOAN01"
    )
    (waived,) = [each for each in result.findings if each.waiver]
    assert waived.waiver is not None
    said = waiver_text(waived.waiver).in_language(language).replace("\x1b", "␛")
    assert said in lines
    assert not any(line.startswith(("怎么办", "What to do")) for line in lines)
    assert cell.fill.fgColor.rgb == f"FF{Tint.WAIVED.value}"
    texts = [str(row[0]) for row in loaded(copy)["合规检查"].iter_rows(values_only=True)]
    assert result.receipt is not None and result.baseline is not None
    assert any(result.receipt.sha256[:12] in text for text in texts)
    assert baseline_line(result.baseline).in_language(language) in texts
