from pathlib import Path

import pytest

from fupin.model.verdict import Level
from fupin.rulebook.book import Source, identifiers, placeholders
from fupin.rulebook.loading import load_rule_book
from rulebook.books import write_book
from support.rules import make_rule


def test_a_rule_is_found_by_its_id(tmp_path: Path) -> None:
    book = load_rule_book(write_book(tmp_path))

    assert book.find("LOAN01") is book.rules[0]
    assert book.find("LOAN02") is None


def test_fields_named_and_level() -> None:
    rule = make_rule("amount_yuan > 0 AND bank <> 'term_months'", "registered_poor AND amount_yuan > 1").rule

    assert [field.name for field in rule.fields_named()] == ["amount_yuan", "bank", "registered_poor"]
    assert rule.level is Level.ERROR


def test_names_in_an_expression() -> None:
    assert identifiers("NOT a_1 = 'b ''c''' AND f(d) > 5e") == ("a_1", "f", "d", "e")


def test_placeholders() -> None:
    assert placeholders("{a} of {b}, {{c}} {a}") == {"a", "b"}


@pytest.mark.parametrize("message", ["{", "}", "{a!r}", "{a:>5}", "{a.b}", "{a[0]}", "{}", "{0}", "{a b}"])
def test_braces_hold_a_name_only(message: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        placeholders(message)


def test_the_line_of_a_key_is_the_rule_s_where_it_is_not_recorded() -> None:
    source = Source(Path("x.yaml"), 7, {"when": 9})

    assert source.line_of("when") == 9
    assert source.line_of("require") == 7
