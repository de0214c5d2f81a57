"""Pages on the terminal: lines break within Chinese, and no word is torn from the marks around it."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from fupin.cli.app import app


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("DATA36", "按名册的 files、文件夹名、文件名和记录里的县名，都认不出或认出不止一个县。文件照"),
        ("DATA32", "检查所指的日期早于 granted_on 或晚于 expires_on（两日都含在内）；这条记录仍记为"),
        ("T18", "  采用的理解  建成并网，截至 2018 年底（T18）；附件写的是“完成”。"),
        ("贷款金额", "单位      写在单元格、表头或表格上方；没有写明的读作“无法判断”"),
    ],
)
def test_lines_are_filled_though_english_stands_among_the_chinese(page: str, line: str) -> None:
    result = CliRunner().invoke(app, ["explain", page, "--lang", "zh"], env={"COLUMNS": "80"})
    assert line in [each.rstrip() for each in result.stdout.splitlines()]
