"""Results that an earlier run has kept, found again for submissions that are the same in every respect."""

from __future__ import annotations

from dataclasses import fields, replace

from fupin.cache import CacheFolder, CacheReceipt, Flaw, Secret, hash_of, hashes_of, program_hash
from fupin.checking.ready import Ready
from fupin.model.errors import UnreadableInputError
from fupin.model.personal import mask_numbers
from fupin.reading.guard.inspection import inspect_size
from fupin.reading.sources import STANDARD_INPUT, Source
from fupin.result import SubmissionResult

_BY_ITSELF = frozenset({"options", "as_of", "book", "rules", "changes"})
"""What of `Ready` a receipt has by itself, or what follows from that."""


class Remembered:
    """The kept results of one check.

    Args:
        folder: where they are kept.
        ready: what the submissions are judged with.
    """

    def __init__(self, folder: CacheFolder, ready: Ready) -> None:
        self._folder = folder
        self._ready = ready
        self._options = _options_hash(ready)
        self._place = hash_of(str(ready.options.rules or ""))
        self._receipts: dict[int, tuple[CacheReceipt, Secret]] = {}

    def found(self, number: int, source: Source) -> SubmissionResult | None:
        """The kept result of a submission, whose files are hashed for it; None where there is none.

        Args:
            number: the submission's place in the check.
            source: its files.
        """
        made_from = self.made_from(source)
        if made_from is None:
            return None
        self._receipts[number] = made_from
        receipt, secret = made_from
        name = mask_numbers(source.files[0].label)
        result = self._folder.found(receipt, secret, name)
        if result is None:
            return None
        if not self._fits(result, source, receipt):
            self._folder.refuse(Flaw.FOREIGN, name)
            return None
        self._folder.used(receipt)
        return result

    def keep(self, number: int, source: Source, result: SubmissionResult) -> None:
        """Keeps a new result, if all of its files could be read and are still those that were hashed."""
        receipt, secret = self._receipts.get(number, (None, None))
        if receipt is not None and secret is not None and self._fits(result, source, receipt):
            self._folder.keep(receipt, secret, result)

    def made_from(self, source: Source) -> tuple[CacheReceipt, Secret] | None:
        """What a submission's result depends on, and what veils it; None where a file can't be read twice."""
        if not source.files or any(file.label == STANDARD_INPUT for file in source.files):
            return None
        try:
            for file in source.files:  # a pipe or device has no end to hash
                inspect_size(file.path, self._ready.options.limits)
            hashes, secret = hashes_of(file.path for file in source.files)
        except (OSError, UnreadableInputError):
            return None
        receipt = CacheReceipt(
            program=program_hash(),
            rulebook=self._ready.book.sha256,
            as_of=self._ready.as_of.isoformat(),
            options=self._options,
            place=self._place,
            name=hash_of(*(file.label for file in source.files)),
            submission=hash_of(repr(source)),
            files=hashes,
        )
        return receipt, secret

    def _fits(self, result: SubmissionResult, source: Source, receipt: CacheReceipt) -> bool:
        """Whether a result is of these files, all of them readable, and of these rules."""
        personal = self._ready.options.show_personal
        names = [file.label if personal else mask_numbers(file.label) for file in source.files]
        rules = set(self._ready.order)
        return (
            all(report.readable for report in result.inputs)
            and [report.path for report in result.inputs] == names
            and tuple(report.sha256 for report in result.inputs) == receipt.files
            and rules.issuperset(count.rule for count in result.verdicts)
            and rules.issuperset(finding.rule for finding in result.findings)
            and rules.issuperset(margin.rule for margin in result.margins)
        )


def _options_hash(ready: Ready) -> str:
    """A hash of all that was asked for, but for the date and the rule book.

    It is made of everything that the options hold, so that none can be forgotten that is added to them; only
    waivers and the roster play no part, for they are applied to what was kept: what the roster tells of a submission
    stands in its `Source`.
    """
    options = replace(ready.options, rules=None, as_of=None, waivers=None, roster=None)
    others = [(part.name, getattr(ready, part.name)) for part in fields(ready) if part.name not in _BY_ITSELF]
    return hash_of(repr(options), repr(others))
