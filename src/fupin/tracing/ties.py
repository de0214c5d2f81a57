"""Whether limits and targets speak of the very words of their provision, and provisions of words of their own.

A phrase that stands somewhere in the clause is not enough: it must be the words of the figure that
names the limit or target, or, where the figure stands in another document, of the provision itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from fupin.model.text import Text
from fupin.rulebook.book import Rule
from fupin.rulebook.limits import Limit
from fupin.rulebook.policy_shapes import FigureShape, ProvisionShape, TargetShape
from fupin.tracing.document import Document, cited_clauses
from fupin.tracing.material import Material, Placed, place_in
from fupin.tracing.passages import Span
from fupin.tracing.result import About, Entry, Kind, Place, Subject

_AT_MOST = ("以下", "以内", "不超过", "不高于", "不多于", "消除")


def tie_misses(document: Document, material: Material) -> Iterator[Entry]:
    """Phrases that are other words than the provision's, and provisions that are the same words as others."""
    for rule, limit in material.limits.values():
        yield from _limit(document, material, rule, limit)
    for target in material.targets:
        yield from _target(document, material, target)
    yield from _same_words(document, material)


def _limit(document: Document, material: Material, rule: Rule, limit: Limit) -> Iterator[Entry]:
    placed = material.provision.get(limit.provision)
    name = f"{rule.id}.{limit.name}"
    subject, source = Subject(About.LIMIT, name), place_in(rule, "limits")
    if limit.source is None and material.policy_date not in (None, limit.values[0].since):
        text = Text(
            f"自 {limit.values[0].since} 起有效；应自文件之日 {material.policy_date} 起",
            f"in force since {limit.values[0].since}; expected the policy's day, {material.policy_date}",
        )
        yield Entry(Kind.VALUE, subject, text, None if placed is None else placed.shape.clause, None, source)
    if placed is None or (limit.source is not None and len(limit.values) > 1):
        return
    if limit.source is not None:
        own = _spots(document, placed.shape, [placed.shape.phrase])
        yield from _apart(document, placed.shape, limit.phrase, own, subject, source)
    else:
        yield from _tied(document, placed.shape, name, limit.phrase, subject, source)


def _target(document: Document, material: Material, placed: Placed[TargetShape]) -> Iterator[Entry]:
    target, subject = placed.shape, Subject(About.TARGET, placed.shape.id)
    provision = material.provision.get(target.provision)
    if provision is not None:
        yield from _tied(document, provision.shape, target.id, target.phrase, subject, placed.source)
    expected = "<=" if any(word in target.phrase for word in _AT_MOST) else ">="
    if target.op != expected:
        text = Text(
            f"op 是 {target.op}，按“{target.phrase}”应为 {expected}",
            f"op is {target.op}; “{target.phrase}” means {expected}",
        )
        yield Entry(Kind.VALUE, subject, text, target.clause, None, placed.source)


def _tied(
    document: Document, provision: ProvisionShape, name: str, phrase: str, subject: Subject, source: Place
) -> Iterator[Entry]:
    """Nothing where figures of the provision name this limit or target, and its phrase holds words of one."""
    figures = [figure for figure in provision.figures if name in figure.by]
    if not figures:
        text = Text(f"{provision.id} 没有一个数字的 by 列出它", f"no figure of {provision.id} names it in by")
        yield Entry(Kind.REFERENCE, subject, text, provision.clause, None, source)
        return
    yield from _apart(document, provision, phrase, _figure_spots(document, provision, figures), subject, source)


def _apart(
    document: Document, provision: ProvisionShape, phrase: str, spots: list[Span], subject: Subject, source: Place
) -> Iterator[Entry]:
    """A phrase that stands in the clause, but apart from all of the given spots."""
    here = _spots(document, provision, [phrase])
    if here and not any(one.meets(other) for one in here for other in spots):
        text = Text(
            f"“{phrase}”与 {provision.id} 里说它的字不在一处",
            f"“{phrase}” stands apart from the words of {provision.id} that it belongs to",
        )
        yield Entry(Kind.PHRASE, subject, text, provision.clause, None, source)


def _figure_spots(document: Document, provision: ProvisionShape, figures: list[FigureShape]) -> list[Span]:
    return _spots(document, provision, [figure.text for figure in figures])


def _spots(document: Document, provision: ProvisionShape, texts: Iterable[str]) -> list[Span]:
    clauses = [document.clauses[name] for name in cited_clauses(provision.clause) if name in document.clauses]
    return [span for clause in clauses for text in texts for span in clause.passage.find_all(text)]


def _same_words(document: Document, material: Material) -> Iterator[Entry]:
    """Provisions whose phrase stands nowhere but in the words of another provision's."""
    spots: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for placed in material.provisions:
        for span in _spots(document, placed.shape, [placed.shape.phrase]):
            spots[placed.shape.clause].append((placed.shape.id, span))
    for placed in material.provisions:
        provision = placed.shape
        own = [span for name, span in spots[provision.clause] if name == provision.id]
        others = [one for one in spots[provision.clause] if one[0] != provision.id]
        met = [[name for name, other in others if other.meets(span)] for span in own]
        if met and all(met):
            text = Text(
                f"“{provision.phrase}”与 {met[0][0]} 的要旨是同一处文字",
                f"“{provision.phrase}” is the same words as the phrase of {met[0][0]}",
            )
            subject = Subject(About.PROVISION, provision.id)
            yield Entry(Kind.PHRASE, subject, text, provision.clause, None, placed.source)
