"""Whether every phrase that the rule book cites stands in the clause that it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fupin.model.text import Text
from fupin.rulebook.book import Rule
from fupin.rulebook.limits import Limit
from fupin.rulebook.policy_shapes import TargetShape, TaskShape
from fupin.tracing.annex import Annex, AnnexRow
from fupin.tracing.document import ANNEX_CLAUSE, HEAD_CLAUSE, Document, cited_clauses
from fupin.tracing.figures import figures_of
from fupin.tracing.material import Material, Placed, place_in
from fupin.tracing.passages import unspaced
from fupin.tracing.result import About, Entry, Kind, Place, Subject

ANNEX_PROVISION = "A-"


def phrase_misses(document: Document, material: Material) -> Iterator[Entry]:
    """Citations of clauses that don't exist, and phrases that don't stand in theirs."""
    yield from _policy(document, material)
    for provision in material.provisions:
        shape = provision.shape
        yield from _standing(
            document, shape.clause, shape.phrase, Subject(About.PROVISION, shape.id), provision.source
        )
    for rule in material.book.rules:
        yield from _rule(document, material, rule)
    for target in material.targets:
        yield from _target(document, material, target)
    for task in material.tasks:
        yield from _milestones(document, task)


def annex_row(annex: Annex | None, provision: str) -> AnnexRow | None:
    """The row of the annex that a provision's id names: `A-05` the fifth; None for other ids."""
    if annex is None or not provision.startswith(ANNEX_PROVISION):
        return None
    return annex.rows.get(provision.removeprefix(ANNEX_PROVISION).lstrip("0"))


def _policy(document: Document, material: Material) -> Iterator[Entry]:
    """Nothing where the policy's title and day stand before its first part."""
    head, policy = document.clauses.get(HEAD_CLAUSE), material.policy
    if policy is None:
        return
    subject = Subject(About.CLAUSE, HEAD_CLAUSE)
    if head is None or not head.passage.find_all(policy.title.zh):
        yield _absent(policy.title.zh, HEAD_CLAUSE, subject, 1, material.head)
    figures = () if head is None else figures_of(head.passage.text)
    if not any(amount.value == policy.date for figure in figures for amount in figure.amounts):
        yield _absent(policy.date.isoformat(), HEAD_CLAUSE, subject, 1, material.head)


def _rule(document: Document, material: Material, rule: Rule) -> Iterator[Entry]:
    subject, source = Subject(About.RULE, rule.id), place_in(rule, "clause")
    clauses = cited_clauses(rule.clause)
    yield from _unknown_clauses(document, clauses, subject, source)
    of_provisions = {
        clause
        for name in rule.provisions
        if (placed := material.provision.get(name)) is not None
        for clause in cited_clauses(placed.shape.clause)
    }
    for clause in clauses:
        if clause in document.clauses and of_provisions and clause not in of_provisions:
            text = Text(f"依据 {clause}，却没有该条款的规定", f"cites {clause}, but no provision of it")
            yield Entry(Kind.REFERENCE, subject, text, clause, document.clauses[clause].line, source)
    for limit in rule.limits.values():
        yield from _limit(document, material, rule, limit)


def _limit(document: Document, material: Material, rule: Rule, limit: Limit) -> Iterator[Entry]:
    subject, source = Subject(About.LIMIT, f"{rule.id}.{limit.name}"), place_in(rule, "limits")
    if limit.source is not None and len(limit.values) > 1:
        return  # an extending rule book took the figure and its phrase from another document
    placed = material.provision.get(limit.provision)
    if placed is not None:
        yield from _standing(document, placed.shape.clause, limit.phrase, subject, source)
        return
    row = annex_row(document.annex, limit.provision)
    if row is not None and not _in_annex(document.annex, row, limit.phrase):
        yield _absent(limit.phrase, f"{ANNEX_CLAUSE} {row.no}", subject, row.text.first_line, source)


def _target(document: Document, material: Material, placed: Placed[TargetShape]) -> Iterator[Entry]:
    target, subject = placed.shape, Subject(About.TARGET, placed.shape.id)
    yield from _standing(document, target.clause, target.phrase, subject, placed.source)
    provision = material.provision.get(target.provision)
    if provision is not None and provision.shape.clause not in cited_clauses(target.clause):
        text = Text(
            f"依据 {target.clause}，所体现的规定 {target.provision} 却在 {provision.shape.clause}",
            f"cites {target.clause}, but its provision {target.provision} is in {provision.shape.clause}",
        )
        yield Entry(Kind.REFERENCE, subject, text, target.clause, None, placed.source)


def _milestones(document: Document, placed: Placed[TaskShape]) -> Iterator[Entry]:
    task = placed.shape
    subject = Subject(About.TASK, task.no)
    yield from _unknown_clauses(document, cited_clauses(task.clause), subject, placed.source)
    row = None if document.annex is None else document.annex.rows.get(task.no)
    if row is None:
        return
    for milestone in task.milestones:
        if unspaced(milestone.phrase) not in row.deadline.text:
            where = f"{ANNEX_CLAUSE} {task.no}"
            yield _absent(milestone.phrase, where, subject, row.deadline.first_line, placed.source)


def _standing(document: Document, citation: str, phrase: str, subject: Subject, source: Place) -> Iterator[Entry]:
    """Nothing where a phrase stands in one of the clauses of a citation."""
    clauses = cited_clauses(citation)
    yield from _unknown_clauses(document, clauses, subject, source)
    known = [document.clauses[clause] for clause in clauses if clause in document.clauses]
    if known and not any(clause.passage.find_all(phrase) for clause in known):
        yield _absent(phrase, citation, subject, known[0].line, source)


def _in_annex(annex: Annex | None, row: AnnexRow, phrase: str) -> bool:
    """Whether words stand in a row of the annex, or in its titles."""
    titles = () if annex is None else (annex.titles,)
    words = unspaced(phrase)
    return any(words in part.text for part in (row.title, row.text, row.departments, row.deadline, *titles))


def _absent(phrase: str, where: str, subject: Subject, line: int, source: Place) -> Entry:
    text = Text(f"“{phrase}”不在 {where} 里", f"“{phrase}” does not stand in {where}")
    return Entry(Kind.PHRASE, subject, text, where, line, source)


def _unknown_clauses(document: Document, clauses: Iterable[str], subject: Subject, source: Place) -> Iterator[Entry]:
    for clause in clauses:
        annexed = clause == ANNEX_CLAUSE and document.annex is not None
        if clause not in document.clauses and not annexed:
            text = Text(f"文件里没有条款 {clause}", f"the document has no clause {clause}")
            yield Entry(Kind.CLAUSE, subject, text, clause, None, source)
