"""Holding a report against files."""

from __future__ import annotations

import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from fupin.model.personal import mask_numbers
from fupin.past_reports.shapes import PastReport
from fupin.reading.sources import Source, SourceFile
from fupin.receipts.contradictions import contradictions, fit_of
from fupin.receipts.matching import FoundFile, Pair, held_inputs, paired
from fupin.receipts.result import Held, ReceiptCheck, State
from fupin.rulebook.identity import identity_of
from fupin.submissions import sha256_of
from fupin.version import __version__

FILE_OPTIONS = ("mapping", "waivers", "roster", "baseline")
"""Options that name a file whose hash a receipt has."""


def pairs_of(report: PastReport, sources: Sequence[Source]) -> list[Pair]:
    """The inputs of a report with the files that they are now."""
    files = [file for source in sources for file in source.files]
    return paired(report.inputs, [FoundFile(file, _hash_of(file)) for file in files])


def hold(
    path: Path, report: PastReport, pairs: Sequence[Pair], rules: Path, given: Mapping[str, Path | None]
) -> ReceiptCheck:
    """Holds a report against files.

    Args:
        path: the report's path as the user named it.
        report: the report.
        pairs: its inputs with the files that they are now.
        rules: the folder of the rule book.
        given: by option, the other files as the user gave them; see `FILE_OPTIONS`.

    Raises:
        FaultsError: the rule book can't be read.
    """
    return ReceiptCheck(
        report=mask_numbers(str(path)),
        as_of=report.as_of.isoformat(),
        version=report.tool.version,
        version_now=__version__,
        receipt=report.receipt,
        fit=fit_of(report),
        contradictions=tuple(contradictions(report)),
        rulebook=_rule_book(report, rules),
        inputs=tuple(held_inputs(pairs)),
        files=tuple(
            held for name in FILE_OPTIONS if (held := _option_file(name, report, given.get(name))) is not None
        ),
    )


def _rule_book(report: PastReport, folder: Path) -> Held:
    book, said = identity_of(folder), report.rulebook
    state = State.SAME if book.sha256 == said.sha256 else State.CHANGED
    return Held("rulebook", state, f"{said.id} {said.version}", f"{book.id} {book.version}", said.sha256, book.sha256)


def _option_file(name: str, report: PastReport, path: Path | None) -> Held | None:
    said = None if report.options is None else report.options.get(name)
    reported = said if isinstance(said, str) else None
    if reported is None and path is None:
        return None
    found = None if path is None else _hash_of(SourceFile(path, str(path)))
    if path is None:
        state = State.MISSING
    elif reported is None:
        state = State.EXTRA
    elif found is None:
        state = State.UNREADABLE
    else:
        state = State.SAME if found == reported else State.CHANGED
    return Held(name, state, None, None if path is None else mask_numbers(str(path)), reported, found)


def _hash_of(file: SourceFile) -> str | None:
    """The hash of a file; None where it can't be opened or has no end, as a pipe or device."""
    try:
        return sha256_of(file.path) if stat.S_ISREG(file.path.stat().st_mode) else None
    except OSError:
        return None
