from pathlib import Path

from fupin.rulebook.language import nodes as n
from fupin.rulebook.loading import load_rule_book
from fupin.rulebook.parsed import load_parsed_book, parse_rules
from rulebook.books import english, file_text, rule_text, write_book


def test_a_parsed_rule(tmp_path: Path) -> None:
    rule = rule_text(
        when="when: registered_poor AND found_in(household_id, household) AND found_in(loan_id, household)",
        require="require: amount_yuan <= amount_max OR found_in(bank, township)",
    )
    book = load_rule_book(write_book(tmp_path, {"loan": file_text(rule)}))

    (parsed,) = parse_rules(book.rules)

    assert parsed.rule is book.rules[0]
    assert isinstance(parsed.when, n.Both)
    assert isinstance(parsed.require, n.Either)
    assert [field.name for field in parsed.reads] == [
        *("amount_yuan", "bank", "registered_poor", "household_id", "loan_id"),
    ]
    assert parsed.tables == (("township", "township_id"), ("household", "household_id"))


def test_a_rule_without_when(tmp_path: Path) -> None:
    book = load_rule_book(write_book(tmp_path, {"loan": file_text(rule_text(when="# every loan"))}))

    assert parse_rules(book.rules)[0].when is None


def test_every_faulty_expression_at_its_line(tmp_path: Path) -> None:
    rules = (
        rule_text("LOAN01", when="when: registerd_poor"),
        rule_text("LOAN02", when="when: issued_on > 5", require="require: amount_yaun <= amount_max"),
        rule_text("LOAN03", require="require: >-\n      amount_yuan\n      / amount_max > 1"),
    )
    book = load_rule_book(write_book(tmp_path, {"loan": file_text(*rules)}))

    assert english(lambda: parse_rules(book.rules)) == [
        "loan.yaml:7: LOAN01.when: no field or limit is called registerd_poor; did you mean registered_poor?",
        "loan.yaml:32: LOAN02.when: a date can't be compared with a number: issued_on, 5",
        "loan.yaml:33: LOAN02.require: no field or limit is called amount_yaun; "
        "did you mean amount_yuan, amount_max?",
        "loan.yaml:58: LOAN03.require: character 13, /: there is no division; use share(part, whole)",
    ]


def test_the_faults_of_files_and_of_expressions_at_once(tmp_path: Path) -> None:
    rules = (rule_text("LOAN01", when="when: registerd_poor"), rule_text("LOAN02", force="force: most"))
    book = write_book(tmp_path, {"loan": file_text(*rules), "task": "x: [\n"})

    found = english(lambda: load_parsed_book(book))

    assert [line.split(": ")[0] for line in found] == ["loan.yaml:7", "loan.yaml:31", "task.yaml:2"]


def test_a_book_with_its_rules_parsed(tmp_path: Path) -> None:
    folder = write_book(tmp_path)

    book, rules = load_parsed_book(folder)

    assert book == load_rule_book(folder)
    assert rules == parse_rules(book.rules)


def test_a_book_whose_head_cannot_be_read(tmp_path: Path) -> None:
    assert "has no such file" in english(lambda: load_parsed_book(tmp_path))[0]
