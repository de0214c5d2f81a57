"""Comments of an annotated copy: what they say, and those that were there before."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

import fupin
from fupin.annotation.annotating import annotate
from fupin.annotation.errors import AnnotationError
from fupin.model.errors import FupinError
from fupin.model.guide import LISTING_SHEET, LISTING_TITLE
from fupin.model.text import Language
from support.annotated import HEAD, ROWS, SHEET, SHEET_PART, annotated, bent, checked, make_book, plain, rich, written
from support.copies import loaded, parts_of, prove_parts

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


def comment(copy: Path, cell: str) -> str:
    found = loaded(copy)[SHEET][cell].comment
    return "" if found is None else str(found.text)


def test_a_comment_tells_level_rule_reason_remedy_and_clause(tmp_path: Path) -> None:
    _, copy, _ = annotated(plain(tmp_path / "表.xlsx"))
    lines = comment(copy, "C3").splitlines()
    assert lines[0] == "【错误】LOAN01 贷款金额不超过 5 万元"
    assert "52,000" in lines[1]
    assert lines[-2].startswith("怎么办：") and lines[-1] == "依据：五(二)"
    assert loaded(copy)[SHEET]["C3"].fill.fgColor.rgb == "FFFFC7CE"


def test_in_english_nothing_of_ours_is_chinese_but_clauses_and_headers(tmp_path: Path) -> None:
    _, copy, _ = annotated(plain(tmp_path / "t.xlsx"), Language.ENGLISH)
    said = comment(copy, "C3")
    assert said.startswith("[error] LOAN01 ") and "Clause: 五(二)" in said
    assert not re.search("[\u4e00-\u9fff：]", said.rpartition("Clause")[0])


def test_a_comment_that_was_there_stands_first(tmp_path: Path) -> None:
    _, copy, _ = annotated(rich(tmp_path / "表.xlsx"))
    assert comment(copy, "C4").startswith("县里的批注\n第二行\n\n【错误】LOAN01")
    assert comment(copy, "A3") == "另一条"


def test_the_added_sheet_lists_everything_and_links_to_it(tmp_path: Path) -> None:
    result, copy, _ = annotated(written(tmp_path / "表.xlsx"))
    page = loaded(copy)["合规检查"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=8)]
    assert len(rows) == len(result.findings) + len(result.problems)
    assert [row[1] for row in rows][: len(result.findings)] == [finding.rule for finding in result.findings]
    targets = {cell.hyperlink.location for row in page.iter_rows() for cell in row if cell.hyperlink}
    assert f"'{SHEET}'!C3" in targets


def test_annotated_again_a_comment_isnt_said_twice_and_the_copy_says_so(tmp_path: Path) -> None:
    _, copy, _ = annotated(plain(tmp_path / "表.xlsx"))
    before = comment(copy, "C3")
    _, again, said = annotated(copy)
    assert comment(again, "C3") == before
    assert loaded(again).sheetnames == [SHEET, "合规检查", "合规检查(2)"]
    assert [text.zh for text in said] == [
        "原件已有工作表“合规检查”，以前加的批注和底色都还在；最好对没有标注过的原件加标注"
    ]


def test_a_conversation_is_left_alone(tmp_path: Path) -> None:
    talk = f'<ThreadedComments xmlns="{_THREADS}"><threadedComment ref="C3" id="{{1}}"/></ThreadedComments>'
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/>'
    path = bent(
        written(tmp_path / "表.xlsx"),
        {"xl/worksheets/_rels/sheet1.xml.rels": lambda text: text.replace("</Rel", relation + "</Rel", 1)},
        {"xl/threadedComments/threadedComment1.xml": talk},
    )
    _, copy, said = annotated(path)
    prove_parts(path.read_bytes(), copy.read_bytes())
    assert comment(copy, "C3") == "原有批注"
    assert loaded(copy)[SHEET]["C3"].fill.fgColor.rgb == "FFFFC7CE"
    assert [text.zh for text in said] == [f"“{SHEET}”有 1 个单元格已有对话批注，只加底色"]


def test_a_sheet_whose_comments_arent_whole_gets_fills_only(tmp_path: Path) -> None:
    path = bent(
        written(tmp_path / "表.xlsx"),
        {"xl/comments1.xml": lambda text: re.sub("<commentList>.*</commentList>", "", text)},
    )
    _, copy, said = annotated(path)
    changed = prove_parts(path.read_bytes(), copy.read_bytes())
    assert SHEET_PART in changed and "xl/comments1.xml" not in changed
    assert len(said) == 1 and "只加底色，没有批注" in said[0].zh


def test_a_merged_cell_is_marked_where_it_is_shown(tmp_path: Path) -> None:
    merge = '</sheetData><mergeCells count="1"><mergeCell ref="C3:C4"/></mergeCells>'
    path = bent(plain(tmp_path / "表.xlsx"), {SHEET_PART: lambda text: text.replace("</sheetData>", merge)})
    result, copy, _ = annotated(path)
    assert [f.cells[0].cell for f in result.findings if f.rule == "LOAN01"][:2] == ["C3", "C4"]
    prove_parts(path.read_bytes(), copy.read_bytes())
    assert comment(copy, "C3").count("LOAN01") == 2
    assert not re.search('<comment ref="C4"', parts_of(copy.read_bytes())["xl/comments1.xml"].decode())


def test_a_signature_stays_and_is_told_of(tmp_path: Path) -> None:
    path = bent(plain(tmp_path / "表.xlsx"), {}, {"_xmlsignatures/sig1.xml": "<Signature/>"})
    _, copy, said = annotated(path)
    assert parts_of(copy.read_bytes())["_xmlsignatures/sig1.xml"] == b"<Signature/>"
    assert "签名对副本不再有效" in said[0].zh


def test_a_workbook_without_formats_gets_a_table_of_them(tmp_path: Path) -> None:
    path = bent(
        plain(tmp_path / "表.xlsx"),
        {
            "xl/_rels/workbook.xml.rels": lambda text: re.sub("<Relationship [^>]*styles[^>]*/>", "", text),
            "[Content_Types].xml": lambda text: re.sub("<Override [^>]*styles[^>]*/>", "", text),
            SHEET_PART: lambda text: re.sub(' s="[0-9]+"', "", text),
        },
        without=["xl/styles.xml"],
    )
    _, copy, _ = annotated(path)
    assert loaded(copy)[SHEET]["C3"].fill.fgColor.rgb == "FFFFC7CE"


@pytest.mark.parametrize(
    ("spoil", "ending", "said"),
    [
        (lambda path: path.write_bytes(path.read_bytes() + b"\n"), ".xlsx", "被改过"),
        (lambda path: path.unlink(), ".xlsx", "打不开"),
        (lambda path: None, ".xlsm", "也应以 .xlsx 结尾"),
    ],
)
def test_what_cannot_be_annotated_is_told(tmp_path: Path, spoil: object, ending: str, said: str) -> None:
    path = plain(tmp_path / "表.xlsx")
    result = checked(path)
    assert callable(spoil)
    spoil(path)
    stream = BytesIO()
    with pytest.raises(AnnotationError) as caught:
        annotate(path, result, Language.CHINESE, ending, stream)
    assert said in caught.value.text.zh
    assert stream.getvalue() == b""


def test_a_sheet_named_as_ours_is_read_where_it_holds_records(tmp_path: Path) -> None:
    path = make_book(tmp_path / "表.xlsx", ([LISTING_TITLE.zh], HEAD, *ROWS))
    bent(path, {"xl/workbook.xml": lambda text: text.replace(SHEET, LISTING_SHEET)})
    assert fupin.check(path, as_of=date(2018, 12, 31), select=["LOAN01"]).summary.records == len(ROWS)


@pytest.mark.parametrize(
    "spoiled",
    [
        "<!DOCTYPE comments [<!ENTITY a 'b'>]><comments/>",
        "<?xml version='1.0' encoding='EUC-KR'?><comments/>",
        "<comments><authors>",
        "",
    ],
)
def test_spoiled_comments_never_end_in_an_error_of_ours(tmp_path: Path, spoiled: str) -> None:
    path = bent(written(tmp_path / "表.xlsx"), {"xl/comments1.xml": lambda _: spoiled})
    result = checked(path)
    try:
        said = annotate(path, result, Language.CHINESE, ".xlsx", BytesIO())
    except FupinError as error:
        assert "批注" in error.text.zh or "comments1.xml" in error.text.zh or "读不了" in error.text.zh
    else:
        assert "没有批注" in said[0].zh
