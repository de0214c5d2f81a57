"""Tracing: a rule book held against the text of its policy; what is missing is data, who calls prints it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from fupin.tracing.accounts import body_accounts, idle_claims, sentences_without, unaccounted
from fupin.tracing.annex_checks import annex_accounts, annex_differences, annex_misses
from fupin.tracing.document import Document, read_document
from fupin.tracing.material import Material, load_material
from fupin.tracing.phrases import phrase_misses
from fupin.tracing.references import reference_misses
from fupin.tracing.result import About, Counts, Entry, FigureAccount, Kind, Trace
from fupin.tracing.ties import tie_misses
from fupin.tracing.values import sourced_limits, value_misses

__all__ = [
    "About",
    "Counts",
    "Document",
    "Entry",
    "Kind",
    "Material",
    "Trace",
    "held",
    "load_material",
    "missed",
    "read_document",
    "trace",
]


def trace(document: Path, folder: Path) -> Trace:
    """Holds a rule book against the text of its policy.

    Args:
        document: the policy's text.
        folder: the rule book.

    Raises:
        RuleBookError: the rule book can't be used, or has no provisions.
        UnreadableInputError: the document can't be read as a policy.
    """
    return held(read_document(document), load_material(folder))


def held(document: Document, material: Material) -> Trace:
    """Holds what is loaded of a rule book against the policy that is read."""
    figures = tuple(_figures(document, material))
    listed = (
        *sourced_limits(material),
        *(entry for entry, known in annex_differences(document, material) if known),
        *(entry for entry, needed in sentences_without(document, material) if not needed),
    )
    book = material.book
    return Trace(
        document.path,
        book.id,
        book.version,
        book.sha256,
        _counts(document, material, len(figures)),
        figures,
        tuple(dict.fromkeys(missed(document, material))),
        tuple(_placed(entry, document) for entry in listed),
    )


def missed(document: Document, material: Material) -> Iterator[Entry]:
    """What is missing, as it is found; an entry may come twice."""
    for miss in _missed(document, material):
        yield _placed(miss, document)


def _missed(document: Document, material: Material) -> Iterator[Entry]:
    yield from phrase_misses(document, material)
    yield from reference_misses(document, material)
    yield from value_misses(document, material)
    yield from tie_misses(document, material)
    yield from idle_claims(document, material)
    yield from unaccounted(_figures(document, material))
    yield from (entry for entry, needed in sentences_without(document, material) if needed)
    yield from annex_misses(document, material)
    yield from (entry for entry, known in annex_differences(document, material) if not known)


def _figures(document: Document, material: Material) -> Iterator[FigureAccount]:
    yield from body_accounts(document, material)
    yield from annex_accounts(document, material)


def _placed(entry: Entry, document: Document) -> Entry:
    """An entry with the line of its clause, where it has none of its own."""
    clause = None if entry.clause is None else document.clauses.get(entry.clause)
    return entry if clause is None or entry.line is not None else replace(entry, line=clause.line)


def _counts(document: Document, material: Material, figures: int) -> Counts:
    sentences = [len(clause.sentences()) for clause in document.clauses.values()]
    return Counts(
        clauses=sum(1 for count in sentences if count),
        sentences=sum(sentences),
        provisions=len(material.provisions),
        encoded=sum(1 for placed in material.provisions if placed.shape.encoded_by),
        figures=figures,
        rules=len(material.book.rules),
        limits=len(material.limits),
        targets=len(material.targets),
        tasks=len(material.tasks),
    )
