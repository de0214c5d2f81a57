from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fupin.explaining.manual import manual, page_now
from fupin.explaining.page import Page, Table
from fupin.explaining.site import site_files
from fupin.explaining.stored import NAME, manual_text, stored_page
from fupin.model.errors import UsageError
from fupin.model.problems import ProblemCode
from fupin.model.records import RECORDS
from fupin.model.text import Language
from fupin.rulebook.loading import default_book, load_rule_book
from fupin.rulebook.policy_files import load_provisions, load_targets, load_tasks


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    return manual(default_book())


def _table(page: Page, key: str) -> Table | None:
    return next((part for part in page.parts if isinstance(part, Table) and part.key == key), None)


def test_the_stored_manual_is_what_the_rule_book_gives(pages: tuple[Page, ...]) -> None:
    """If this fails: `fupin explain --all --output-format manual --output rules/hebei-2018/manual.jsonl`."""
    stored = (default_book() / NAME).read_text(encoding="utf-8")
    fresh = manual_text(default_book(), pages)
    assert stored.split("\n") == fresh.split("\n")


def test_there_is_a_page_for_everything(pages: tuple[Page, ...]) -> None:
    have = {(page.kind, page.id) for page in pages}
    assert len(have) == len(pages)
    assert {("rule", rule.id) for rule in load_rule_book(default_book()).rules} <= have
    assert {("problem", code.value) for code in ProblemCode} <= have
    assert {("field", f"{record}.{name}") for record, model in RECORDS.items() for name in model.fields()} <= have
    provisions, targets, tasks = (
        load_provisions(default_book()),
        load_targets(default_book()),
        load_tasks(default_book()),
    )
    assert provisions is not None
    assert targets is not None
    assert tasks is not None
    assert {("provision", one.id) for one in provisions.shape.provisions} <= have
    assert {("target", one.id) for one in targets.shape.targets} <= have
    assert {("task", one.no) for one in tasks.shape.tasks} <= have


def test_every_rule_with_a_limit_has_a_table_around_it(pages: tuple[Page, ...]) -> None:
    rules = {rule.id: rule for rule in load_rule_book(default_book()).rules}
    for page in pages:
        if page.kind == "rule" and rules[page.id].limits:
            table = _table(page, "boundaries")
            left_out = set(rules[page.id].cases_left_out) & set(rules[page.id].limits)
            assert table is not None or left_out, page.id


def test_a_boundary_is_judged_by_the_engine(pages: tuple[Page, ...]) -> None:
    page = next(page for page in pages if page.id == "LOAN01")
    table = _table(page, "boundaries")
    assert table is not None
    assert [(row[2].en, row[3].en) for row in table.rows] == [
        ("amount_yuan 49,999.9999 yuan", "pass"),
        ("amount_yuan 50,000 yuan", "pass"),
        ("amount_yuan 50,000.0001 yuan", "fail"),
    ]


def test_a_page_shows_the_readings_of_its_provisions(pages: tuple[Page, ...]) -> None:
    provisions = load_provisions(default_book())
    assert provisions is not None
    unclear = {one.id for one in provisions.shape.provisions if one.readings}
    assert unclear
    for page in pages:
        if page.kind == "provision" and page.id in unclear:
            assert _table(page, "readings") is not None


@pytest.mark.parametrize(
    ("asked", "kind", "identity"),
    [
        ("loan01", "rule", "LOAN01"),
        ("ＬＯＡＮ０１", "rule", "LOAN01"),
        ("t18", "target", "T18"),
        ("26", "task", "26"),
        ("任务26", "task", "26"),
        ("五（二）", "clause", "五(二)"),
        ("5.2-b", "provision", "5.2-b"),
        ("贷款金额", "field", "loan.amount_yuan"),
        ("amount_yuan", "field", "loan.amount_yuan"),
        ("扶贫小额信贷", "record", "loan"),
        ("county", "record", "county"),
        ("data02", "problem", "DATA02"),
    ],
)
def test_a_page_is_found_by_what_people_type(asked: str, kind: str, identity: str) -> None:
    page = stored_page(default_book(), asked)
    assert page is not None
    assert (page.kind, page.id) == (kind, identity)


def test_a_name_of_several_things_gives_a_choice() -> None:
    page = stored_page(default_book(), "县名")
    assert page is not None
    table = _table(page, "pages")
    assert page.kind == "choice"
    assert table is not None
    assert ("loan.county", "loan.county") in [tuple(row[0]) for row in table.rows]


def test_an_unknown_name_suggests_near_ones() -> None:
    with pytest.raises(UsageError) as error:
        stored_page(default_book(), "LOAN99")
    assert "LOAN09" in str(error.value)


def test_a_stored_manual_of_other_rules_is_not_used(tmp_path: Path) -> None:
    book = tmp_path / "book"
    shutil.copytree(default_book(), book)
    assert stored_page(book, "LOAN01") is not None
    loans = book / "loan.yaml"
    loans.write_text(loans.read_text(encoding="utf-8").replace('"50000"', '"30000"', 1), encoding="utf-8")
    assert stored_page(book, "LOAN01") is None
    limits = _table(page_now(book, "LOAN01"), "limits")
    assert limits is not None
    assert limits.rows[0][1].en == "30,000 yuan"


@pytest.mark.parametrize("content", ["", "{", "[]\n", '{"format":"fupin-manual/2"}\n'])
def test_a_broken_stored_manual_is_not_used(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content, encoding="utf-8")
    assert stored_page(tmp_path, "LOAN01") is None


@pytest.mark.parametrize("language", list(Language))
def test_the_site_links_only_to_pages_that_it_has(pages: tuple[Page, ...], language: Language) -> None:
    import posixpath
    import re

    files = site_files(pages, language)
    assert len(files) > 150
    for path, text in files.items():
        for address in re.findall(r"\]\(([^)#]+)", text):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) in files, (path, address)
