"""Whether limits and targets are the figures of their phrases, after both are in base units."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from fupin.model.cell import value_text
from fupin.model.text import Text
from fupin.rulebook.book import Rule
from fupin.rulebook.limits import Figure, Limit
from fupin.rulebook.policy_shapes import FigureShape, TargetShape
from fupin.tracing.amounts import DATE, SHARE, Amount, Bound, fits
from fupin.tracing.document import Document
from fupin.tracing.figures import figures_of
from fupin.tracing.material import Material, Placed, place_in
from fupin.tracing.passages import unspaced
from fupin.tracing.phrases import annex_row
from fupin.tracing.result import About, Entry, Kind, Subject

_BOUNDS = {">=": (Bound.NONE, Bound.LOWER), "<=": (Bound.NONE, Bound.UPPER)}
_ITEMS = "项"
_TASK = "task "
_LONGEST_TERM = 1200
"""Months; no policy reckons further from its day."""


def value_misses(document: Document, material: Material) -> Iterator[Entry]:
    """Limits and targets that aren't the figures of their phrases, and names in `by` that don't exist."""
    named = _named(material)
    for name, (rule, limit) in material.limits.items():
        if limit.source is None:
            yield from _limit(document, material, rule, limit, named[name])
        elif len(limit.values) == 1:
            yield from _sourced(rule, limit, limit.source)
    for target in material.targets:
        yield from _target(material, target, named[target.shape.id])
    yield from _by_names(material)


def sourced_limits(material: Material) -> Iterator[Entry]:
    """Limits whose figure stands in another document."""
    for name, (rule, limit) in material.limits.items():
        if limit.source is not None:
            text = Text(f"数字出自：{limit.source}", f"the figure stands in: {limit.source}")
            placed = material.provision.get(limit.provision)
            clause = rule.clause if placed is None else placed.shape.clause
            yield Entry(Kind.SOURCE, Subject(About.LIMIT, name), text, clause, None, place_in(rule, "limits"))


def amounts_in(text: str) -> tuple[Amount, ...]:
    """All that the figures of a text may be."""
    return tuple(amount for figure in figures_of(unspaced(text)) for amount in figure.amounts)


def _named(material: Material) -> dict[str, list[FigureShape]]:
    """By limit, target or task, the figures of provisions that name it."""
    named: dict[str, list[FigureShape]] = defaultdict(list)
    for placed in material.provisions:
        for figure in placed.shape.figures:
            for name in figure.by:
                named[name].append(figure)
    return named


def _limit(
    document: Document, material: Material, rule: Rule, limit: Limit, figures: list[FigureShape]
) -> Iterator[Entry]:
    subject, source = Subject(About.LIMIT, f"{rule.id}.{limit.name}"), place_in(rule, "limits")
    value = limit.values[0].value
    texts = [*(figure.text for figure in figures), limit.phrase]
    stated = {text: _values(amounts_in(text), limit.unit, material.policy_date) for text in texts}
    if not any(stated.values()) and (row := annex_row(document.annex, limit.provision)) is not None:
        stated = _rows(document, limit) if limit.unit == _ITEMS and row is not None else stated
    placed = material.provision.get(limit.provision)
    clause = rule.clause if placed is None else placed.shape.clause
    if not any(stated.values()):
        text = Text(
            f"“{limit.phrase}”里没有以{limit.unit}计的数字，也没有规定的数字列出它",
            f"“{limit.phrase}” holds no figure in {limit.unit}, and no provision's figure names it",
        )
        yield Entry(Kind.VALUE, subject, text, clause, None, source)
    for words, values in stated.items():
        named_without = not values and words != limit.phrase
        if named_without or (values and value not in values):
            text = _differs(value, limit.unit, words, values)
            yield Entry(Kind.VALUE, subject, text, clause, None, source)


def _sourced(rule: Rule, limit: Limit, source: str) -> Iterator[Entry]:
    """Whether a limit whose figure stands in another document is the figure that its source states."""
    subject, place = Subject(About.LIMIT, f"{rule.id}.{limit.name}"), place_in(rule, "limits")
    dated, amounts = limit.values[0], amounts_in(source)
    values, days = _values(amounts, limit.unit, None), _values(amounts, DATE, None)
    if dated.value not in values:
        yield Entry(Kind.VALUE, subject, _differs(dated.value, limit.unit, source, values), rule.clause, None, place)
    if days and dated.since not in days:
        yield Entry(Kind.VALUE, subject, _differs(dated.since, DATE, source, days), rule.clause, None, place)


def _rows(document: Document, limit: Limit) -> dict[str, set[Figure]]:
    """How many tasks the annex has, for a limit that counts them."""
    rows = {} if document.annex is None else document.annex.rows
    return {limit.phrase: {Decimal(len(rows))}}


def _target(material: Material, placed: Placed[TargetShape], figures: list[FigureShape]) -> Iterator[Entry]:
    target = placed.shape
    bounds = _BOUNDS[target.op]
    texts = [*(figure.text for figure in figures), target.phrase]
    stated = {
        text: _values((amount for amount in amounts_in(text) if amount.bound in bounds), target.unit, None)
        for text in texts
    }
    if not any(stated.values()):
        text = Text(
            f"“{target.phrase}”里没有以{target.unit}计的数字，也没有规定的数字列出它",
            f"“{target.phrase}” holds no figure in {target.unit}, and no provision's figure names it",
        )
        yield Entry(Kind.VALUE, Subject(About.TARGET, target.id), text, target.clause, None, placed.source)
    for words, values in stated.items():
        if values and target.value not in values:
            text = _differs(target.value, target.unit, words, values)
            yield Entry(Kind.VALUE, Subject(About.TARGET, target.id), text, target.clause, None, placed.source)
    yield from _due(material, placed)
    for figure in figures:
        days = _values(amounts_in(figure.text), DATE, None)
        if days and target.due not in days and target.kind != "yearly":
            yield Entry(
                Kind.VALUE,
                Subject(About.TARGET, target.id),
                _differs(target.due, DATE, figure.text, days),
                target.clause,
                None,
                placed.source,
            )


def _due(material: Material, placed: Placed[TargetShape]) -> Iterator[Entry]:
    """Whether a target is due at its task's deadline; a yearly one at the end of each year until then."""
    target = placed.shape
    task = material.task.get(target.task)
    deadlines = [] if task is None else [one.deadline for one in task.shape.milestones if target.id in one.targets]
    if not deadlines:
        if material.tasks:
            return  # that no deadline lists it is a miss of its own
        deadlines = [value for value in _values(_dates(material, target), DATE, None) if isinstance(value, date)]
    due, years = {day.isoformat() for day in deadlines}, [""]
    if target.kind == "yearly" and deadlines:
        first = target.due.year if material.policy_date is None else material.policy_date.year
        years = [str(year) for year in range(first, max(deadlines).year + 1)]
        due = {f"{first}-12-31"}
    if target.due.isoformat() not in due:
        expected = "、".join(sorted(due)) or "—"
        text = Text(
            f"时限 {target.due.isoformat()}；应为 {expected}", f"due {target.due.isoformat()}; expected {expected}"
        )
        yield Entry(Kind.VALUE, Subject(About.TARGET, target.id), text, target.clause, None, placed.source)
    if years != (target.years or [""]):
        text = Text(
            f"年度 {'、'.join(target.years) or '—'}；应为 {'、'.join(years)}",
            f"years {', '.join(target.years) or '—'}; expected {', '.join(years)}",
        )
        yield Entry(Kind.VALUE, Subject(About.TARGET, target.id), text, target.clause, None, placed.source)


def _dates(material: Material, target: TargetShape) -> tuple[Amount, ...]:
    """The days of a target's phrase and of its provision's figures."""
    placed = material.provision.get(target.provision)
    texts = [target.phrase] if placed is None else [target.phrase, *(one.text for one in placed.shape.figures)]
    return tuple(amount for text in texts for amount in amounts_in(text))


def _by_names(material: Material) -> Iterator[Entry]:
    """Names in a figure's `by` that are no limit, target or task, and tasks not due at the figure's day."""
    for placed in material.provisions:
        for figure in placed.shape.figures:
            for name in figure.by:
                problem = _problem_of(material, figure, name)
                if problem is not None:
                    subject = Subject(About.PROVISION, placed.shape.id)
                    yield Entry(Kind.REFERENCE, subject, problem, placed.shape.clause, None, placed.source)


def _problem_of(material: Material, figure: FigureShape, name: str) -> Text | None:
    if name in material.limits or name in material.target:
        return None
    if not name.startswith(_TASK):
        return Text(
            f"数字“{figure.text}”的 by 里的 {name} 不是限额、指标或任务",
            f"by of the figure “{figure.text}” names {name}, which is no limit, target or task",
        )
    task = material.task.get(name.removeprefix(_TASK))
    deadlines = set() if task is None else {one.deadline for one in task.shape.milestones}
    days = _values(amounts_in(figure.text), DATE, None)
    if deadlines & days:
        return None
    return Text(
        f"数字“{figure.text}”不是任务 {name.removeprefix(_TASK)} 的时限",
        f"the figure “{figure.text}” is no deadline of {name}",
    )


def _values(amounts: Iterable[Amount], unit: str, policy_date: date | None) -> set[Figure]:
    """The amounts that can be values in a unit; for days also the policy's day and a term from it on."""
    values: set[Figure] = set()
    for amount in amounts:
        if fits(amount, unit):
            values.add(amount.value)
        elif unit == DATE and amount.term and policy_date is not None and isinstance(amount.value, Decimal):
            later = _months_later(policy_date, amount.value)
            values |= set() if later is None else {later}
    return values


def _months_later(day: date, months: Decimal) -> date | None:
    if months != int(months) or months > _LONGEST_TERM:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + int(months), 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _differs(value: Figure, unit: str, words: str, values: set[Figure]) -> Text:
    expected = "、".join(sorted(_shown(one, unit) for one in values)) or "—"
    return Text(
        f"值为 {_shown(value, unit)}，“{words}”却是 {expected}",
        f"the value is {_shown(value, unit)}, but “{words}” is {expected}",
    )


def _shown(value: Figure, unit: str) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if unit == SHARE:
        return f"{value_text(value * 100)}%"
    return f"{value_text(value)} {unit}"
