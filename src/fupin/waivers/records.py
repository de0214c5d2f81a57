"""The records of all submissions that waivers speak of, and what was found in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from fupin.model.finding import Finding
from fupin.model.fingerprints import finding_fingerprint
from fupin.model.verdict import Verdict
from fupin.model.waiver import Waiver
from fupin.result import RecordKeys, SubmissionResult


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record whose key a waiver names.

    Attributes:
        submission: the number of its submission, from 0.
        keys: its sheet.
        county: the county that it, its submission, or the place of its submission names; None where nothing does.
        digest: what its key comes to.
    """

    submission: int
    keys: RecordKeys
    county: str | None
    digest: str


class Records:
    """Finds records by what their keys come to.

    Args:
        submissions: what was found in each submission.
        wanted: the digests that will be asked for.
        rules: the rules that will be.
    """

    def __init__(
        self, submissions: Sequence[SubmissionResult], wanted: Collection[str], rules: Collection[str]
    ) -> None:
        self._found: dict[str, list[FoundRecord]] = {}
        for number, submission in enumerate(submissions):
            for found in _wanted_records(number, submission, wanted):
                self._found.setdefault(found.digest, []).append(found)
        self._findings: dict[tuple[int, str], Finding] = {}
        self._whole: set[tuple[int, str, str, str | None]] = set()
        for number, submission in enumerate(submissions):
            for finding in submission.findings:
                if finding.rule not in rules:
                    continue
                if finding.row is not None:
                    self._findings[number, finding.fingerprint] = finding
                elif finding.verdict is Verdict.UNKNOWN:
                    self._whole.add((number, finding.rule, finding.path, finding.sheet))

    def of(self, digest: str) -> list[FoundRecord]:
        """All records of a key, in the order of submissions and sheets."""
        return self._found.get(digest, [])

    def finding(self, waiver: Waiver, record: FoundRecord) -> Finding | None:
        """The finding of a waiver's rule about a record; None where there is none."""
        county, key = record.keys.county, list(waiver.key.values())
        fingerprint = finding_fingerprint(waiver.rule, waiver.record, county, key)
        return self._findings.get((record.submission, fingerprint))

    def unknown(self, waiver: Waiver, record: FoundRecord) -> bool:
        """Whether a waiver's rule can't be judged for a record, or for any of its sheet."""
        finding = self.finding(waiver, record)
        if finding is not None:
            return finding.verdict is Verdict.UNKNOWN
        return (record.submission, waiver.rule, record.keys.path, record.keys.sheet) in self._whole


def _wanted_records(number: int, submission: SubmissionResult, wanted: Collection[str]) -> Iterator[FoundRecord]:
    for keys in submission.keys:
        for digest in keys.digests:
            if digest in wanted:
                yield FoundRecord(number, keys, keys.county or submission.county, digest)
