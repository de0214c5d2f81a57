"""What accounts for every figure of the policy's body: a provision's figure in that sentence, or an exemption."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from fupin.model.text import Text
from fupin.rulebook.policy_shapes import FigureShape, ProvisionShape
from fupin.tracing.document import ANNEX_CLAUSE, HEAD_CLAUSE, Clause, Document, cited_clauses
from fupin.tracing.figures import Figure, figures_of
from fupin.tracing.material import Material
from fupin.tracing.passages import Passage, Span
from fupin.tracing.result import About, Entry, FigureAccount, Kind, Subject


@dataclass(frozen=True, slots=True)
class Claim:
    """A part of a passage whose figures are accounted for, and what does it."""

    span: Span
    by: str

    def accounts_for(self, figure: Figure, passage: Passage) -> bool:
        """Whether the figure lies in the part, or is the same amount in more words (`2018年`, `2018年底前`)."""
        if self.span.holds(figure.span):
            return True
        if not figure.span.holds(self.span):
            return False
        inner = figures_of(passage.part(self.span))
        return len(inner) == 1 and bool(inner[0].amounts) and inner[0].amounts == figure.amounts


def body_accounts(document: Document, material: Material) -> Iterator[FigureAccount]:
    """The figures of the body in order, with what accounts for each."""
    claims = _claims(document, material)
    for clause in document.clauses.values():
        yield from accounts_of(clause.name, clause.passage, claims[clause.name])


def accounts_of(clause: str, passage: Passage, claims: list[Claim]) -> Iterator[FigureAccount]:
    """The figures of a passage, with the claims that account for each."""
    for figure in figures_of(passage.text):
        by = tuple(dict.fromkeys(claim.by for claim in claims if claim.accounts_for(figure, passage)))
        yield FigureAccount(clause, passage.line_at(figure.span.start), figure.text, figure.amounts, by)


def unaccounted(accounts: Iterable[FigureAccount]) -> Iterator[Entry]:
    """Figures that nothing accounts for."""
    for account in accounts:
        if not account.accounted:
            text = Text(
                "这个数字没有去处：没有规定列出它，也没有说明它不是数字",
                "nothing accounts for this figure: no provision lists it, and no exemption names it",
            )
            yield Entry(Kind.FIGURE, Subject(About.FIGURE, account.text), text, account.clause, account.line)


def idle_claims(document: Document, material: Material) -> Iterator[Entry]:
    """Figures of provisions that don't stand in their sentence, and exemptions that exempt nothing."""
    for placed in material.provisions:
        for figure in placed.shape.figures:
            if not any(_places(clause, placed.shape, figure) for clause in _clauses(document, placed.shape)):
                text = Text(
                    f"数字“{figure.text}”不在要旨所在的句子里",
                    f"the figure “{figure.text}” does not stand in the sentence of the phrase",
                )
                subject = Subject(About.PROVISION, placed.shape.id)
                yield Entry(Kind.FIGURE, subject, text, placed.shape.clause, None, placed.source)
    for exemption in material.exemptions:
        shape = exemption.shape
        for name in cited_clauses(shape.clause):
            clause = document.clauses.get(name)
            if name.startswith(ANNEX_CLAUSE):
                continue
            if clause is None or not _exempts(clause.passage, shape.phrase):
                text = Text(
                    f"{name} 里没有“{shape.phrase}”，或其中没有数字和数字以外的字",
                    f"“{shape.phrase}” does not stand in {name}, or is not a figure with other words",
                )
                line = None if clause is None else clause.line
                yield Entry(Kind.FIGURE, Subject(About.EXEMPTION, shape.phrase), text, name, line, exemption.source)


def sentences_without(document: Document, material: Material) -> Iterator[tuple[Entry, bool]]:
    """Sentences of the body in which no provision's phrase stands, and whether one must.

    None must before the first part, where the policy only says what it is, nor in the words that head a paragraph.
    """
    spans: dict[str, list[Span]] = defaultdict(list)
    for placed in material.provisions:
        for clause in _clauses(document, placed.shape):
            spans[clause.name] += clause.passage.find_all(placed.shape.phrase)
    for clause in document.clauses.values():
        for sentence in clause.sentences():
            if not any(span.meets(sentence) for span in spans[clause.name]):
                words = clause.passage.part(sentence)
                text = Text("这一句没有规定", "no provision stands in this sentence")
                line = clause.passage.line_at(sentence.start)
                needed = clause.name != HEAD_CLAUSE and not clause.heads_paragraph(sentence)
                yield Entry(Kind.SENTENCE, Subject(About.SENTENCE, words), text, clause.name, line), needed


def _clauses(document: Document, provision: ProvisionShape) -> list[Clause]:
    return [document.clauses[name] for name in cited_clauses(provision.clause) if name in document.clauses]


def _claims(document: Document, material: Material) -> dict[str, list[Claim]]:
    claims: dict[str, list[Claim]] = defaultdict(list)
    for placed in material.provisions:
        for clause in _clauses(document, placed.shape):
            for figure in placed.shape.figures:
                by = " → ".join((placed.shape.id, "、".join(figure.by))) if figure.by else placed.shape.id
                claims[clause.name] += [Claim(span, by) for span in _places(clause, placed.shape, figure)]
    for exemption in material.exemptions:
        for name in cited_clauses(exemption.shape.clause):
            if name in document.clauses:
                spans = document.clauses[name].passage.find_all(exemption.shape.phrase)
                claims[name] += [Claim(span, exemption.shape.phrase) for span in spans]
    return claims


def _places(clause: Clause, provision: ProvisionShape, figure: FigureShape) -> tuple[Span, ...]:
    """Where a provision's figure stands: in the sentences that its phrase stands in."""
    return _places_beside(clause.passage, provision.phrase, figure.text)


@lru_cache(maxsize=4096)
def _places_beside(passage: Passage, phrase: str, figure: str) -> tuple[Span, ...]:
    phrases = passage.find_all(phrase)
    sentences = [one for one in passage.sentences() if any(place.meets(one) for place in phrases)]
    return tuple(
        place for place in passage.find_all(figure) if any(one.holds(place) for one in (*sentences, *phrases))
    )


def _exempts(passage: Passage, phrase: str) -> bool:
    """Whether words hold a figure of the passage, and more than it: a bare numeral would hide every other one."""
    return any(
        span.holds(figure.span) and span != figure.span
        for span in passage.find_all(phrase)
        for figure in figures_of(passage.text)
    )
