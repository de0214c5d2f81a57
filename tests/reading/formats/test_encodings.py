"""Which encoding a text is in: its mark, else the one that makes a table of records of it; a tie is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin.model.errors import UnreadableInputError, UsageError
from fupin.reading.formats.encodings import could_be_text, decoded, wide_encoding
from fupin.reading.formats.recoding import is_utf8
from support.examples import examples

TABLE = "贷款编号,县名,是否财政贴息\n0017,甲县,是\n"


def name(data: bytes, pinned: str | None = None) -> str:
    return decoded(data, pinned).encoding.name


def reason(data: bytes, pinned: str | None = None) -> str:
    with pytest.raises(UnreadableInputError) as caught:
        decoded(data, pinned)
    assert caught.value.text.zh
    return caught.value.text.en


@pytest.mark.parametrize(
    ("codec", "shown"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 BOM"),
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
        ("gb2312", "GB18030"),
        ("utf-16", "UTF-16 LE"),
        ("utf-16-le", "UTF-16 LE"),
        ("utf-16-be", "UTF-16 BE"),
    ],
)
@pytest.mark.parametrize("text", [TABLE, TABLE * 4000, TABLE.replace("\n", "\r"), "题,目\n甲,乙\n" * 9000])
def test_each_encoding_is_told(codec: str, shown: str, text: str) -> None:
    assert decoded(text.encode(codec)) == (text.encode(), decoded(text.encode(codec)).encoding)
    assert name(text.encode(codec)) == shown


@pytest.mark.parametrize(
    ("mark", "codec", "shown"),
    [
        (b"\xef\xbb\xbf", "utf-8", "UTF-8 BOM"),
        (b"\xff\xfe", "utf-16-le", "UTF-16 LE"),
        (b"\xfe\xff", "utf-16-be", "UTF-16 BE"),
        (b"\x84\x31\x95\x33", "gb18030", "GB18030"),
    ],
)
def test_a_mark_decides_and_is_no_part_of_the_text(mark: bytes, codec: str, shown: str) -> None:
    found = decoded(mark + "没有,表头\n".encode(codec))
    assert (found.body.decode(), found.encoding.name) == ("没有,表头\n", shown)


def test_what_is_not_in_the_encoding_of_its_mark_is_refused() -> None:
    assert reason(b"\xef\xbb\xbfa\n" + TABLE.encode("gb18030")) == "not UTF-8 BOM (line 2); save it as CSV UTF-8"
    assert reason(b"\xff\xfea") == "not UTF-16 LE (line 1); save it as CSV UTF-8"
    assert reason(TABLE.encode("utf-32")) == "is in UTF-32, which is not read; save it as CSV UTF-8"


def test_what_is_in_no_encoding_is_refused() -> None:
    assert reason(b"a,b\n\xff\xff,1\n") == "neither UTF-8 nor GB18030 (line 2); save it as CSV UTF-8"
    assert reason(TABLE.encode("utf-16-le") + b"x") == "not UTF-16 LE (line 3); save it as CSV UTF-8"


@pytest.mark.parametrize(
    "data",
    [
        bytes(100),
        b"loan_id,county\n12,3\n4,\0\n",
        b"\xef\xbb\xbfa,\0",
        bytes(range(256)) * 20,
        b"\0",
        b"MZ\x90\0\3\0\0\0\4\0\0",
    ],
)
def test_what_holds_bytes_of_zero_and_is_no_utf16_is_no_text(data: bytes) -> None:
    assert reason(data) == "not a text file"


def test_headers_decide_between_two_encodings_that_are_both_possible() -> None:
    data = "county,贷款余额\n1,2\n".encode()  # an even number of signs of three bytes each
    assert data.decode("gb18030") != data.decode()
    assert name(data) == "UTF-8"
    chance = "asset_id,原值\n1,2\n".encode("gb18030")
    assert chance.decode() == "asset_id,\u052d\u05b5\n1,2\n"  # valid UTF-8, by chance
    assert name(chance) == "GB18030"


def test_values_decide_where_headers_do_not() -> None:
    assert name("loan_id,collateral\n1,信用\n".encode()) == "UTF-8"
    assert name("loan_id,collateral\n1,信用\n".encode("gb18030")) == "GB18030"


def test_everyday_chinese_decides_for_utf8_where_all_else_is_alike() -> None:
    data = "loan_id,county\n1,甲县\n".encode()
    assert data.decode("gb18030") != data.decode()
    assert name(data) == "UTF-8"


@pytest.mark.parametrize(
    "data",
    [
        "loan_id,county\n1,é\n".encode(),  # 茅 in GB18030
        "loan_id,county\n1,摹\n".encode("gb18030"),  # ġ in UTF-8
        "loan_id,county\n1,㎡县\n".encode(),
    ],
)
def test_a_tie_is_refused_with_both_names_and_what_to_do(data: bytes) -> None:
    said = reason(data)
    assert "UTF-8 and as GB18030" in said
    assert "save it as CSV UTF-8" in said
    assert "--mapping" in said
    assert name(data, "utf-8") == "UTF-8"
    assert name(data, "GBK") == "GB18030"


def test_no_tie_where_both_encodings_give_one_text_or_no_header_is_known() -> None:
    assert name(b"loan_id,county\n1,x\n") == "UTF-8"
    assert name("甲乙,丙丁\n1,é\n".encode()) == "UTF-8"


@pytest.mark.parametrize("at", [10, 5000])
def test_utf8_with_a_broken_byte_is_not_taken_for_gb18030(at: int) -> None:
    rows = ["loan_id,county", *(f"{number},城南庄镇阜平县" for number in range(6000))]
    lines = [row.encode() for row in rows]
    lines[at] = lines[at][:-1]
    assert reason(b"\n".join(lines)).startswith("UTF-8, but with bytes that are broken (line ")


def test_the_user_says_the_encoding() -> None:
    assert name(TABLE.encode("utf-16-le"), "utf-16") == "UTF-16 LE"
    assert name(TABLE.encode("utf-16"), "UTF-16") == "UTF-16 LE"
    assert name(TABLE.encode("utf-8-sig"), "utf8") == "UTF-8 BOM"
    assert name("é\n".encode(), "gb_2312") == "GB18030"
    assert reason(TABLE.encode("gb18030"), "utf-8") == "not UTF-8 (line 1); save it as CSV UTF-8"
    assert reason(TABLE.encode("utf-8-sig"), "gbk").startswith("the mapping file says gbk, the mark")
    assert reason(TABLE.encode("utf-16-le"), "gbk") == "not GB18030 (line 1); save it as CSV UTF-8"
    assert reason(TABLE.encode(), "utf-16") == "not a text file"
    with pytest.raises(UsageError, match="no encoding klingon; known: utf-8, gb18030"):
        decoded(b"", "klingon")


@pytest.mark.parametrize(
    ("data", "pinned", "codec"),
    [
        (TABLE.encode(), None, None),
        (TABLE.encode("gb18030"), None, None),
        (TABLE.encode("utf-8-sig"), None, None),
        (TABLE.encode("utf-16"), None, "utf-16-le"),
        (TABLE.encode("utf-16-be"), None, "utf-16-be"),
        (TABLE.encode("utf-16-le"), "utf-16", "utf-16-le"),
        (TABLE.encode("utf-16-le"), "gbk", None),
        (TABLE.encode(), "gbk", None),
        (TABLE.encode(), "utf-16-be", "utf-16-be"),
        (bytes(50), None, None),
    ],
)
def test_the_guard_is_told_the_utf16_that_the_reader_will_take(
    data: bytes, pinned: str | None, codec: str | None
) -> None:
    found = wide_encoding(data, pinned)
    assert (None if found is None else found.codec) == codec


def test_what_could_be_text() -> None:
    assert all(could_be_text(TABLE.encode(codec)[:31]) for codec in ("utf-8", "gb18030", "utf-16", "utf-16-be"))
    assert not could_be_text(b"a,b\n\xff\xff")
    assert not could_be_text(bytes(range(256)))


@given(st.binary(max_size=12))
@settings(max_examples=examples(150))
def test_utf8_is_told_as_python_tells_it(data: bytes) -> None:
    try:
        data.decode()
        expected = True
    except UnicodeDecodeError:
        expected = False
    assert is_utf8(data) is expected


@given(st.binary(max_size=40))
@settings(max_examples=examples(150), deadline=None)
def test_any_bytes_are_text_in_their_encoding_or_refused(data: bytes) -> None:
    try:
        found = decoded(data)
    except UnreadableInputError:
        return
    body = found.body.decode()
    assert data.removeprefix(found.encoding.mark).decode(found.encoding.codec).removeprefix(
        "\ufeff"
    ) == body.removeprefix("\ufeff")
