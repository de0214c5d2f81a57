from pathlib import Path

import pytest

from fupin.rulebook.head import base_of, read_head, rule_paths
from rulebook.books import english, write_book


def test_the_head(tmp_path: Path) -> None:
    head = read_head(write_book(tmp_path, head="policy: {title: {zh: 意见, en: Guidance}, date: 2018-08-28}\n"))

    assert head.shape.id == "test"
    assert head.shape.title.text() == ("测试规则库", "Test rule book")
    assert head.shape.extends is None
    assert head.shape.policy is not None


def test_a_folder_without_a_head(tmp_path: Path) -> None:
    assert english(lambda: read_head(tmp_path)) == [
        f"rulebook.yaml:1: rulebook.yaml: the folder {tmp_path} has no such file, so it is no rule book"
    ]


def test_rule_files_in_the_order_of_the_records(tmp_path: Path) -> None:
    for name in ("task.yaml", "loan.yaml", "project.yaml", "targets.yaml", "README.md", "rulebook.yaml", "notes.txt"):
        (tmp_path / name).touch()

    paths, faults = rule_paths(tmp_path)

    assert [path.name for path in paths] == ["project.yaml", "loan.yaml", "task.yaml"]
    assert faults == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hirng.yaml", "hirng.yaml: the file's name is no record kind; did you mean hiring"),
        ("借款.yaml", "借款.yaml: the file's name is no record kind"),
        ("hirng.yml", "hirng.yml: the file's name is no record kind; did you mean hiring"),
        ("loan.yml", "loan.yml: the suffix must be .yaml, or the file is not read"),
        ("loan.YAML", "loan.YAML: the suffix must be .yaml, or the file is not read"),
        ("rulebook.yml", "rulebook.yml: the suffix must be .yaml, or the file is not read"),
    ],
)
def test_files_that_would_be_passed_over(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).touch()

    paths, (fault,) = rule_paths(tmp_path)

    assert paths == []
    assert (fault.path.name, fault.line) == (name, 1)
    assert fault.text.en.startswith(text)


def test_a_folder_that_does_not_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)

    paths, (fault,) = rule_paths(tmp_path)

    assert paths == []
    assert fault.text.en == "can't be opened: Permission denied"


# --- extends -------------------------------------------------------------------------------------


def found_base(folder: Path, shipped: Path, before: tuple[Path, ...] = ()) -> Path | None:
    return base_of(folder, read_head(folder), shipped, (*before, folder.resolve()))


def test_a_book_that_extends_nothing(tmp_path: Path) -> None:
    assert found_base(write_book(tmp_path), tmp_path) is None


def test_a_name_is_looked_for_beside_the_book_then_in_it_then_among_those_that_ship(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    book = write_book(tmp_path / "books" / "county", head="extends: base\n")

    write_book(shipped / "base")
    assert found_base(book, shipped) == shipped / "base"
    write_book(book / "base")
    assert found_base(book, shipped) == book / "base"
    write_book(tmp_path / "books" / "base")
    assert found_base(book, shipped) == tmp_path / "books" / "base"


@pytest.mark.parametrize("path", ["../base", "./../base", "sub/../../base"])
def test_a_relative_path_is_taken_from_the_book(tmp_path: Path, path: str) -> None:
    book = write_book(tmp_path / "county", head=f"extends: {path}\n")
    (book / "sub").mkdir()
    write_book(tmp_path / "base")

    base = found_base(book, tmp_path / "shipped")

    assert base is not None
    assert base.resolve() == tmp_path / "base"


def test_a_book_may_have_the_name_of_the_one_it_extends(tmp_path: Path) -> None:
    shipped = write_book(tmp_path / "shipped" / "base").parent
    book = write_book(tmp_path / "base", head="extends: base\n")

    assert found_base(book, shipped) == shipped / "base"


@pytest.mark.parametrize("name", ["nowhere", "../nowhere", ".", "/", "rulebook.yaml"])
def test_a_book_that_is_not_there(tmp_path: Path, name: str) -> None:
    book = write_book(tmp_path / "county", head=f"extends: {name}\n")

    assert english(lambda: found_base(book, tmp_path)) == [
        f"rulebook.yaml:7: extends: no rule book {name}; expected a name or a relative path"
    ]


def test_an_absolute_path_is_refused_though_it_leads_to_a_book(tmp_path: Path) -> None:
    base = write_book(tmp_path / "base")
    book = write_book(tmp_path / "county", head=f"extends: {base}\n")

    assert "no rule book" in english(lambda: found_base(book, tmp_path))[0]


def test_a_circle(tmp_path: Path) -> None:
    first = write_book(tmp_path / "a", head="extends: b\n")
    second = write_book(tmp_path / "b", head="extends: a\n")

    assert english(lambda: found_base(second, tmp_path, (first.resolve(),))) == [
        "rulebook.yaml:7: extends: extends goes round in a circle: a → b → a"
    ]
