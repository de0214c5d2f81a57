"""The JSON report of a trace, version 1: every figure with what accounts for it, every miss, an entry a line."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any, TextIO

from fupin.model.cell import value_text
from fupin.model.text import Language
from fupin.report.json_report.writing import write_object
from fupin.tracing.amounts import Amount, Bound
from fupin.tracing.result import Entry, FigureAccount, Trace
from fupin.version import __version__

FORMAT, VERSION = "fupin-trace", 1


def write_trace_json(trace: Trace, stream: TextIO, language: Language) -> None:
    """Writes the trace; texts are in the given language, all else is the same in every one."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "tool": {"name": "fupin", "version": __version__},
        "document": str(trace.document),
        "rulebook": {"id": trace.book, "version": trace.version, "sha256": trace.sha256},
        "summary": {**asdict(trace.counts), "misses": len(trace.misses)},
    }
    lists = {
        "misses": (_entry(entry, language) for entry in trace.misses),
        "listed": (_entry(entry, language) for entry in trace.listed),
        "figures": (_figure(account) for account in trace.figures),
    }
    write_object(stream, {**head, **lists})
    stream.write("\n")


def _entry(entry: Entry, language: Language) -> dict[str, Any]:
    source = entry.source
    return {
        "kind": entry.kind.value,
        "about": entry.subject.about.value,
        "subject": entry.subject.name,
        "clause": entry.clause,
        "line": entry.line,
        "file": None if source is None else str(source.path),
        "file_line": None if source is None else source.line,
        "text": entry.text.in_language(language),
    }


def _figure(account: FigureAccount) -> dict[str, Any]:
    return {
        "clause": account.clause,
        "line": account.line,
        "text": account.text,
        "amounts": [_amount(amount) for amount in account.amounts],
        "accounted": list(account.accounted),
    }


def _amount(amount: Amount) -> dict[str, Any]:
    value = amount.value.isoformat() if isinstance(amount.value, date) else value_text(amount.value)
    bound = {} if amount.bound is Bound.NONE else {"bound": amount.bound.value}
    return {"value": value, "unit": amount.unit or None, **bound}
