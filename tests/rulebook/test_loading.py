from pathlib import Path

import pytest

from fupin.model.errors import RuleBookError
from fupin.rulebook import shipped
from fupin.rulebook.loading import default_book, load_rule_book, shipped_rules
from rulebook.books import english, file_text, rule_text, write_book


def test_a_rule_book(tmp_path: Path) -> None:
    book = load_rule_book(write_book(tmp_path))

    assert (book.id, book.version, book.title.zh) == ("test", "1.0", "测试规则库")
    assert [rule.id for rule in book.rules] == ["LOAN01"]
    assert len(book.sha256) == 64


def test_rules_in_the_order_of_the_record_kinds(tmp_path: Path) -> None:
    files = {
        "loan": file_text(rule_text("LOAN02"), rule_text("LOAN01")),
        "project": file_text(
            rule_text("PRJ01", when="when: in_library", require="require: special_funds_yuan <= amount_max")
            .replace("registered_poor", "in_library")
            .replace("amount_yuan", "special_funds_yuan"),
            record="project",
        ),
    }

    assert [rule.id for rule in load_rule_book(write_book(tmp_path, files)).rules] == ["PRJ01", "LOAN02", "LOAN01"]


def test_the_hash_is_of_every_file(tmp_path: Path) -> None:
    def hashed(name: str, files: dict[str, str] | None = None, head: str = "") -> str:
        return load_rule_book(write_book(tmp_path / name, files, head)).sha256

    assert hashed("a") == hashed("b")
    other_rule = hashed("c", {"loan": file_text(rule_text(clause="clause: 五(三)"))})
    other_head = hashed("d", head="# changed\n")
    extending = hashed("e", {}, "extends: a\n")
    (tmp_path / "a" / "rulebook.yaml").write_text(
        (tmp_path / "a" / "rulebook.yaml").read_text(encoding="utf-8") + "# changed\n", encoding="utf-8"
    )
    extending_another = load_rule_book(tmp_path / "e").sha256

    write_book(tmp_path / "g")
    (tmp_path / "g" / "targets.yaml").write_text("targets: []\n", encoding="utf-8")
    with_targets = load_rule_book(tmp_path / "g").sha256

    assert len({hashed("f"), other_rule, other_head, extending, extending_another, with_targets}) == 6


def test_no_such_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "none", tmp_path / "file"):
        with pytest.raises(RuleBookError) as caught:
            load_rule_book(folder)
        assert caught.value.text == (f"没有规则库文件夹 {folder}", f"there is no rule book folder {folder}")


def test_an_empty_folder(tmp_path: Path) -> None:
    assert "has no such file, so it is no rule book" in english(lambda: load_rule_book(tmp_path))[0]


def test_a_book_without_rules(tmp_path: Path) -> None:
    assert load_rule_book(write_book(tmp_path, {})).rules == ()


def test_the_faults_of_all_files_at_once(tmp_path: Path) -> None:
    book = write_book(
        tmp_path,
        {
            "loan": file_text(rule_text(force="force: most")),
            "task": "record: loan\nrules: []\n",
            "village": "- a\n",
            "county": "a: [\n",
            "lone": "",
        },
        head="overrides: []\n",
    )
    (book / "station.yaml").write_bytes(b"\x00\xff")
    (book / "household.yaml").mkdir()
    (book / "workshop.yml").touch()

    found = english(lambda: load_rule_book(book))

    assert [line.split(": ")[0] for line in found] == [
        "county.yaml:2",
        "household.yaml:1",
        "loan.yaml:6",
        "lone.yaml:1",
        "rulebook.yaml:7",
        "station.yaml:1",
        "task.yaml:1",
        "task.yaml:2",
        "village.yaml:1",
        "workshop.yml:1",
    ]


def test_an_id_twice_in_a_book(tmp_path: Path) -> None:
    book = write_book(tmp_path, {"loan": file_text(rule_text(), rule_text())})

    assert english(lambda: load_rule_book(book)) == [
        f"loan.yaml:28: id: the rule LOAN01 stands already at {tmp_path / 'loan.yaml'}:3"
    ]


# --- extends -------------------------------------------------------------------------------------


def test_a_book_that_adds_rules(tmp_path: Path) -> None:
    write_book(tmp_path / "base")
    county = write_book(tmp_path / "county", {"loan": file_text(rule_text("LOAN90"))}, "extends: base\n", "county")

    book = load_rule_book(county)

    assert (book.id, [rule.id for rule in book.rules]) == ("county", ["LOAN01", "LOAN90"])
    assert book.rules[0].source.path == tmp_path / "base" / "loan.yaml"


def test_a_rule_of_the_base_is_not_defined_again(tmp_path: Path) -> None:
    write_book(tmp_path / "base")
    county = write_book(tmp_path / "county", head="extends: ../base\n")

    assert "the rule LOAN01 stands already at" in english(lambda: load_rule_book(county))[0]


def test_the_faults_of_the_base_are_told_with_those_of_the_book(tmp_path: Path) -> None:
    write_book(tmp_path / "base", {"loan": file_text(rule_text(force="force: most"))})
    override = "overrides: {LOAN01: {limits: {amount_max: {value: '5', since: 2019-01-01, source: x}}}}\n"
    county = write_book(tmp_path / "county", {"task": "x: [\n"}, f"extends: base\n{override}")

    found = english(lambda: load_rule_book(county))

    assert [line.split(": ")[0] for line in found] == ["loan.yaml:6", "task.yaml:2"]


def test_a_base_whose_head_is_faulty(tmp_path: Path) -> None:
    write_book(tmp_path / "base", head="extend: x\n")
    county = write_book(tmp_path / "county", {}, "extends: base\n")

    assert english(lambda: load_rule_book(county)) == [
        "rulebook.yaml:7: extend: there is no such key; did you mean extends?"
    ]


def test_a_base_that_is_no_rule_book(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    county = write_book(tmp_path / "county", {}, "extends: base\n")

    assert "has no such file, so it is no rule book" in english(lambda: load_rule_book(county))[0]


def test_a_circle(tmp_path: Path) -> None:
    first = write_book(tmp_path / "a", {}, "extends: b\n")
    write_book(tmp_path / "b", {}, "extends: c\n")
    write_book(tmp_path / "c", {}, "extends: ../a\n")

    expected = ["rulebook.yaml:7: extends: extends goes round in a circle: a → b → c → a"]
    assert english(lambda: load_rule_book(first)) == expected


# --- what ships ----------------------------------------------------------------------------------


def test_what_ships_is_found_in_a_checkout_and_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert default_book() == shipped_rules() / "hebei-2018"
    assert (default_book() / "rulebook.yaml").is_file()

    module = tmp_path / "site-packages" / "fupin" / "rulebook" / "shipped.py"
    (module.parent.parent / "_rules").mkdir(parents=True)
    monkeypatch.setattr(shipped, "__file__", str(module))

    assert shipped_rules() == module.parent.parent / "_rules"
