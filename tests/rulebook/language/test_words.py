import pytest

from fupin.model.errors import ExpressionError
from fupin.rulebook.language.words import WordKind, words_of


def test_every_kind_of_word() -> None:
    words = words_of("a_1 >= 0.30 and x <> 'it''s' \n\t- y")

    assert [(word.kind, word.text, word.at) for word in words] == [
        (WordKind.NAME, "a_1", 1),
        (WordKind.SYMBOL, ">=", 5),
        (WordKind.NUMBER, "0.30", 8),
        (WordKind.KEYWORD, "AND", 13),
        (WordKind.NAME, "x", 17),
        (WordKind.SYMBOL, "<>", 19),
        (WordKind.TEXT, "'it''s'", 22),
        (WordKind.SYMBOL, "-", 32),
        (WordKind.NAME, "y", 34),
    ]


def test_words_need_no_space_between_them() -> None:
    assert [word.text for word in words_of("a<=-1")] == ["a", "<=", "-", "1"]


def test_keywords_in_any_case_names_as_they_stand() -> None:
    assert [word.text for word in words_of("Not Level")] == ["NOT", "Level"]


@pytest.mark.parametrize(
    ("text", "at", "found", "hint"),
    [
        ("a != 1", 3, "!=", "write <>"),
        ("a -- 1", 3, "--", "comments are not allowed"),
        ("a /* b */ = 1", 3, "/*", "comments are not allowed"),
        ("a / b > 1", 3, "/", "use share"),
        ('"a" = 1', 1, '"', "names are not quoted"),
        ("`a` = 1", 1, "`", "names are not quoted"),
        ("a = 'b", 5, "'", "not closed"),
        ("a = 'b\nc'", 5, "'", "not closed"),
        ("a = 'b\x00c'", 5, "'", "not closed"),
        ("a = 1e3", 5, "1e3", "plain decimals"),
        ("a = 0x1F", 5, "0x1F", "plain decimals"),
        ("a = 1_000", 5, "1_000", "plain decimals"),
        ("a = 1.", 5, "1.", "plain decimals"),
        ("a = 1.2.3", 5, "1.2.3", "plain decimals"),
        ("a = 5元", 6, "元", "no such sign"),
        ("a = .5", 5, ".", "no such sign"),
        ("a.b = 1", 2, ".", "no such sign"),
        ("a::date = b", 2, ":", "no such sign"),
        ("a || b = c", 3, "|", "no such sign"),
        ("a[1] = 1", 2, "[", "no such sign"),
        ("a = ?", 5, "?", "no such sign"),
        ("a = @b", 5, "@", "no such sign"),
        ("a = 1;", 6, ";", "no such sign"),
        ("a # b", 3, "#", "no such sign"),
        ("a ％ b", 3, "％", "write the plain “%”"),
        ("a ＞ b", 3, "＞", "write the plain “>”"),
        ("（a）", 1, "（", "write the plain “(”"),
        ("a = “b”", 5, "“", "no such sign"),
        ("\u3000a", 1, "U+3000", "write the plain “ ”"),
        ("a\x00", 2, "U+0000", "no such sign"),
        ("a \u200b= 1", 3, "U+200B", "no such sign"),
        ("贷款金额 > 1", 1, "贷", "no such sign"),
    ],
)
def test_what_is_no_word_is_refused_at_its_place(text: str, at: int, found: str, hint: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        words_of(text)

    assert f"character {at}, {found}:" in caught.value.text.en
    assert hint in caught.value.text.en
    assert f"第 {at} 个字符" in caught.value.text.zh
