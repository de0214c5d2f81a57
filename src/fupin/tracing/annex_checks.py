"""Whether the annex says what the body and the tasks say: words, departments, deadlines, and every figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from fupin.model.text import Text
from fupin.rulebook.policy_shapes import TaskShape
from fupin.tracing.accounts import Claim, accounts_of
from fupin.tracing.amounts import DATE
from fupin.tracing.annex import Annex, AnnexRow, departments_of
from fupin.tracing.days import day_at
from fupin.tracing.document import ANNEX_CLAUSE, HEAD_CLAUSE, Clause, Document
from fupin.tracing.figures import figures_of
from fupin.tracing.material import Material, Placed
from fupin.tracing.passages import Passage, Span, places_of, unspaced
from fupin.tracing.result import About, Entry, FigureAccount, Kind, Subject

_ENDS = "，。；、！？”』」）)》\n"
_WORDS_BEHIND = 6
"""So many signs behind a figure must be the body's too, up to the next mark: `10万人次以上`."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the annex and the words that the body has in their place; either may be empty."""

    span: Span
    annex: str
    body: str


def annex_accounts(document: Document, material: Material) -> Iterator[FigureAccount]:
    """The figures of the annex in order, with what accounts for each: the body, a deadline, or an exemption."""
    annex = document.annex
    if annex is None:
        return
    head = document.clauses.get(HEAD_CLAUSE)
    titles = [] if head is None else _same_words(annex.titles, head.passage, head.name)
    yield from accounts_of(ANNEX_CLAUSE, annex.titles, [*titles, *_exempt(annex.titles, ANNEX_CLAUSE, material)])
    for row in annex.rows.values():
        name = f"{ANNEX_CLAUSE} {row.no}"
        placed = material.task.get(row.no)
        clause = None if placed is None else document.clauses.get(placed.shape.clause)
        for part in (row.title, row.text, row.deadline):
            claims = _exempt(part, name, material)
            if clause is not None:
                same = (
                    _unchanged(part, clause) if part is row.text else _same_words(part, clause.passage, clause.name)
                )
                claims += same
            if part is row.deadline and placed is not None:
                claims += _deadlines(part, placed.shape)
            yield from accounts_of(name, part, claims)


def annex_misses(document: Document, material: Material) -> Iterator[Entry]:
    """What of the annex isn't in the tasks or not as the body says it, and the other way round."""
    annex = document.annex
    rows = {} if annex is None else annex.rows
    for task in material.tasks:
        if task.shape.no not in rows:
            text = Text("附件里没有这项任务", "the annex has no such task")
            yield Entry(Kind.ANNEX, Subject(About.TASK, task.shape.no), text, ANNEX_CLAUSE, None, task.source)
    if annex is None:
        return
    for number in annex.repeated:
        text = Text("附件里这个序号出现两次", "the annex has two rows of this number")
        yield Entry(Kind.ANNEX, Subject(About.TASK, number), text, ANNEX_CLAUSE, rows[number].text.first_line)
    for row in rows.values():
        placed = material.task.get(row.no)
        if placed is None:
            text = Text("tasks.yaml 里没有这项任务", "tasks.yaml has no such task")
            yield Entry(Kind.ANNEX, Subject(About.TASK, row.no), text, ANNEX_CLAUSE, row.text.first_line)
        else:
            yield from _row(document, row, placed)
    yield from _idle(annex, document, material)


def annex_differences(document: Document, material: Material) -> Iterator[tuple[Entry, bool]]:
    """Where the text of the annex isn't the body's, and whether an exemption names it."""
    annex = document.annex
    for row in () if annex is None else annex.rows.values():
        placed = material.task.get(row.no)
        clause = None if placed is None else document.clauses.get(placed.shape.clause)
        if placed is None or clause is None:
            continue
        name = f"{ANNEX_CLAUSE} {row.no}"
        exempt = _exempt(row.text, name, material)
        for difference in differences(row.text.text, clause.text):
            text = Text(
                f"附件写“{difference.annex}”，正文 {clause.name} 写“{difference.body}”",
                f"the annex has “{difference.annex}”, the body's {clause.name} “{difference.body}”",
            )
            line = row.text.line_at(difference.span.start)
            known = any(claim.span.holds(difference.span) for claim in exempt)
            yield Entry(Kind.ANNEX, Subject(About.TASK, row.no), text, name, line, placed.source), known


@lru_cache(maxsize=256)
def differences(annex: str, body: str) -> tuple[Difference, ...]:
    """Where two texts differ, in order."""
    if annex == body:
        return ()
    parts = SequenceMatcher(None, body, annex, autojunk=False).get_opcodes()
    return tuple(
        Difference(Span(start, end), annex[start:end], body[first:last])
        for what, first, last, start, end in parts
        if what != "equal"
    )


def _row(document: Document, row: AnnexRow, placed: Placed[TaskShape]) -> Iterator[Entry]:
    task, name = placed.shape, f"{ANNEX_CLAUSE} {row.no}"
    clause = document.clauses.get(task.clause)
    problems: list[tuple[Passage, Text]] = []
    if clause is not None and row.title.text != clause.heading:
        problems.append((row.title, _two("任务名称", "the task's name", row.title.text, clause.heading)))
    problems += [(row.departments, text) for text in _departments(row, task, clause)]
    stated = {amount.value for figure in figures_of(row.deadline.text) for amount in figure.amounts}
    due = {milestone.deadline for milestone in task.milestones}
    for milestone in task.milestones:
        in_phrase = {amount.value for figure in figures_of(unspaced(milestone.phrase)) for amount in figure.amounts}
        if milestone.deadline not in in_phrase or milestone.deadline not in stated:
            day = milestone.deadline.isoformat()
            text = Text(f"时限 {day} 不是“{milestone.phrase}”", f"the deadline {day} is not “{milestone.phrase}”")
            problems.append((row.deadline, text))
    if not due:
        problems.append((row.deadline, Text("没有时限", "no deadline")))
    for passage, text in problems:
        yield Entry(Kind.ANNEX, Subject(About.TASK, row.no), text, name, passage.first_line, placed.source)


def _departments(row: AnnexRow, task: TaskShape, clause: Clause | None) -> Iterator[Text]:
    """Departments of the tasks file, and of the body, that aren't those of the annex."""
    listed, local = row.named_departments()
    named = tuple(unspaced(name) for name in task.departments)
    if sorted(listed) != sorted(named):
        yield _two("责任部门", "the departments", "、".join(listed), "、".join(named))
    if local != (task.local == "true"):
        yield Text(
            "市、县各有关部门是否同为责任部门，附件与 tasks.yaml 不同",
            "annex and tasks.yaml differ on whether cities' and counties' departments share it",
        )
    if clause is None or clause.text_end == len(clause.passage.text):
        return
    cell = clause.passage.text[clause.text_end :].partition("：")[2].removesuffix("）")
    if departments_of(cell) != (listed, local):
        yield _two("责任部门", "the departments", row.departments.text, cell)


def _two(zh: str, en: str, annex: str, other: str) -> Text:
    return Text(f"{zh}：附件为“{annex}”，另一处为“{other}”", f"{en}: “{annex}” in the annex, “{other}” elsewhere")


def _exempt(part: Passage, name: str, material: Material) -> list[Claim]:
    """The parts that exemptions of the annex, or of this row of it, name."""
    return [
        Claim(span, exemption.shape.phrase)
        for exemption in material.exemptions
        if exemption.shape.clause in (ANNEX_CLAUSE, name)
        for span in part.find_all(exemption.shape.phrase)
    ]


def _idle(annex: Annex, document: Document, material: Material) -> Iterator[Entry]:
    """Exemptions of the annex that exempt no figure and no difference."""
    parts = [(ANNEX_CLAUSE, annex.titles, "")]
    for row in annex.rows.values():
        placed = material.task.get(row.no)
        clause = None if placed is None else document.clauses.get(placed.shape.clause)
        parts += [(f"{ANNEX_CLAUSE} {row.no}", row.text, "" if clause is None else clause.text)]
        parts += [(f"{ANNEX_CLAUSE} {row.no}", part, "") for part in (row.title, row.deadline)]
    for exemption in material.exemptions:
        shape = exemption.shape
        if not shape.clause.startswith(ANNEX_CLAUSE):
            continue
        held = [(part, body) for name, part, body in parts if shape.clause in (ANNEX_CLAUSE, name)]
        if not any(_useful(part, body, shape.phrase) for part, body in held):
            text = Text(
                f"附件里没有“{shape.phrase}”，或其中没有数字，也与正文没有不同",
                f"“{shape.phrase}” does not stand in the annex, or holds neither a figure nor a difference",
            )
            yield Entry(
                Kind.FIGURE, Subject(About.EXEMPTION, shape.phrase), text, shape.clause, None, exemption.source
            )


def _useful(part: Passage, body: str, phrase: str) -> bool:
    changed = differences(part.text, body) if body else ()
    spans = [*(figure.span for figure in figures_of(part.text)), *(one.span for one in changed)]
    return any(place.holds(span) for place in part.find_all(phrase) for span in spans)


def _unchanged(part: Passage, clause: Clause) -> list[Claim]:
    """The parts of a row's text that are the body's."""
    claims, at = [], 0
    changed = differences(part.text, clause.text)
    for start, end in (*((one.span.start, one.span.end) for one in changed), (len(part.text), len(part.text))):
        claims.append(Claim(Span(at, start), clause.name))
        at = end
    return claims


def _same_words(part: Passage, body: Passage, name: str) -> list[Claim]:
    """The figures that stand in the body with the same words behind them."""
    claims = []
    figures = figures_of(part.text)
    for index, figure in enumerate(figures):
        last = figures[index + 1].span.start if index + 1 < len(figures) else len(part.text)
        end = figure.span.end
        while end < min(last, figure.span.end + _WORDS_BEHIND) and part.text[end] not in _ENDS:
            end += 1
        if next(places_of(part.text[figure.span.start : end], body.text), None) is not None:
            claims.append(Claim(figure.span, name))
    return claims


def _deadlines(part: Passage, task: TaskShape) -> list[Claim]:
    """The days of a deadline cell that are deadlines of the task, where the milestone's phrase stands."""
    due: dict[object, str] = {one.deadline: unspaced(one.phrase) for one in task.milestones}
    claims = []
    for figure in figures_of(part.text):
        if day_at(part.text, figure.span.start) is None:
            continue
        for amount in figure.amounts:
            phrase = due.get(amount.value) if amount.unit == DATE else None
            if phrase and any(place.meets(figure.span) for place in places_of(phrase, part.text)):
                claims.append(Claim(figure.span, f"task {task.no}"))
    return claims
