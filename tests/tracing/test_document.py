"""A policy's text falls into clauses and rows of its annex, however it is encoded and laid out."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin.model.errors import UnreadableInputError
from fupin.tracing.document import Document, cited_clauses, document_of, read_document
from support.policies import TEXT, write_policy

PATH = Path("bees.txt")


def clauses_of(document: Document) -> list[tuple[str, str, str]]:
    return [(one.name, one.heading, one.text) for one in document.clauses.values()]


def rows_of(document: Document) -> list[list[str]]:
    rows = () if document.annex is None else document.annex.rows.values()
    return [[part.text for part in (row.title, row.text, row.departments, row.deadline)] for row in rows]


def test_clauses_headings_and_lines() -> None:
    document = document_of(PATH, TEXT)
    assert [(one.name, one.heading, one.line) for one in document.clauses.values()] == [
        ("标题/称谓", "", 1),
        ("一", "总体要求", 6),
        ("一(一)", "任务目标", 7),
        ("二", "扶持办法", 9),
        ("二(一)", "发放养蜂贷款", 10),
        ("二(二)", "严格考核", 11),
    ]
    assert document.clauses["二(二)"].text == "蜂场台账每季度一更新，半年总结。"
    goal = document.clauses["一(一)"]
    assert [goal.passage.part(one) for one in goal.sentences()] == [
        "坚持稳步推进。",
        "到2020年底，养蜂户培训全覆盖，不搞一刀切。",
    ]
    assert [goal.heads_paragraph(one) for one in goal.sentences()] == [True, False]
    assert goal.passage.line_at(goal.passage.text.index("2020")) == 8


def test_rows_of_the_annex() -> None:
    annex = document_of(PATH, TEXT).annex
    assert annex is not None
    first, second = annex.rows.values()
    assert (first.no, first.title.text) == ("1", "发放养蜂贷款")
    assert first.named_departments() == (("省农业厅", "省金融办"), True)
    assert first.deadline.text == "2019年12月底发放贷款1.5亿元以上；其他工作2020年12月底完成"
    assert (second.no, second.title.text, second.text.text) == ("2", "严格考核", "蜂场台账每季度一更新，半年汇报。")
    assert second.named_departments() == (("省农业厅",), False)
    assert second.deadline.line_at(0) == 26
    assert annex.titles.text == "附件：工作任务清单\n序号\n任务内容"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_ends_of_lines(tmp_path: Path, encoding: str, ends: str) -> None:
    path = tmp_path / "bees.txt"
    path.write_bytes(TEXT.replace("\n", ends).encode(encoding))
    read, expected = read_document(path), document_of(PATH, TEXT)
    assert (clauses_of(read), rows_of(read)) == (clauses_of(expected), rows_of(expected))
    assert [one.line for one in read.clauses.values()] == [one.line for one in expected.clauses.values()]


def test_lines_that_were_broken_for_width_make_no_difference() -> None:
    body, _, annex = TEXT.partition("    附件：")
    broken = body.replace("每户贷款十万元以内", "每户贷款十\n万元以内").replace("养蜂户培训", "养蜂\n户培训")
    one, other = (clauses_of(document_of(PATH, f"{text}    附件：{annex}")) for text in (body, broken))
    assert one == other


@pytest.mark.parametrize(
    ("citation", "clauses"),
    [
        ("五(二)", ("五(二)",)),
        ("四(三)、四(四)", ("四(三)", "四(四)")),
        ("四（三）,六(一)", ("四(三)", "六(一)")),
        ("标题/称谓", ("标题/称谓",)),
    ],
)
def test_citations(citation: str, clauses: tuple[str, ...]) -> None:
    assert cited_clauses(citation) == clauses


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("只有一段话。".encode(), "no clauses numbered"),
        ("一、甲\n（一）乙。丙。\n（一）乙。丁。".encode(), "clause 一(一) stands twice (line 3)"),
        (b"\x00\x01\x02", "no text in UTF-8 or GB18030"),
        (b"\xff" * 9, "no text in UTF-8 or GB18030"),
        (b"", "no clauses numbered"),
    ],
)
def test_what_is_no_policy_is_refused(tmp_path: Path, raw: bytes, why: str) -> None:
    path = tmp_path / "bees.txt"
    path.write_bytes(raw)
    with pytest.raises(UnreadableInputError, match=why.replace("(", r"\(").replace(")", r"\)")):
        read_document(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="can't open"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(UnreadableInputError, match="can't open"):
        read_document(tmp_path)


def test_a_policy_may_have_no_annex(tmp_path: Path) -> None:
    document = read_document(write_policy(tmp_path, TEXT.partition("    附件：")[0]))
    assert document.annex is None
    assert list(document.clauses) == list(document_of(PATH, TEXT).clauses)
