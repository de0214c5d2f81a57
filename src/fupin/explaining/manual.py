"""The manual: every page of a rule book, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from fupin.explaining.clauses import clause_page, provision_page
from fupin.explaining.data import difference_page, field_page, problem_page, record_page
from fupin.explaining.goals import target_page, task_page
from fupin.explaining.library import Library, clauses, load_library
from fupin.explaining.page import Page
from fupin.explaining.rules import rule_page
from fupin.explaining.stored import found_page
from fupin.model.problems import ProblemCode
from fupin.model.records import RECORDS
from fupin.verification.boundary_table import BoundaryRow, boundary_rows


def manual(folder: Path) -> tuple[Page, ...]:
    """All pages of a rule book: rules, targets, tasks, clauses, provisions, records, fields, data problems.

    Raises:
        RuleBookError: every fault of the rule book.
    """
    library = load_library(folder)
    return tuple(_pages(library, boundary_rows(library.book.rules)))


def _pages(library: Library, boundaries: Mapping[str, Sequence[BoundaryRow]]) -> Iterator[Page]:
    for rule in library.book.rules:
        yield rule_page(rule, library, boundaries.get(rule.id, ()))
    for target in library.targets.values():
        yield target_page(target, library)
    for task in library.tasks.values():
        yield task_page(task, library)
    for clause in clauses(library):
        yield clause_page(clause, library)
    for provision in library.provisions.values():
        yield provision_page(provision, library)
    for record, model in RECORDS.items():
        yield record_page(record, library)
        for field in model.fields().values():
            yield field_page(record, field, library)
    for code in ProblemCode:
        yield problem_page(code)
    yield difference_page()


def page_now(folder: Path, identity: str) -> Page:
    """The page of a name, made from the rule book's files as they stand.

    Raises:
        RuleBookError: every fault of the rule book.
        UsageError: nothing has that name.
    """
    library = load_library(folder)
    page = found_page(identity, _pages(library, {}))
    rule = library.book.find(page.id) if page.kind == "rule" else None
    return page if rule is None else rule_page(rule, library, boundary_rows([rule]).get(rule.id, ()))
