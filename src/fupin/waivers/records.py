"""The records of all submissions that waivers speak of, and what was found in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from fupin.model.county_names import same_county, squeezed
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
        folder: the county of its submission; None where nothing tells.
    """

    submission: int
    keys: RecordKeys
    county: str | None
    digest: str
    folder: str | None = None

    def is_of(self, county: str | None) -> bool:
        """Whether it is a record of a county, however that is spaced; of any where none is named.

        A record that calls its county by a part of the name that its submission has, or the other way round, is
        known by either: 阜平 in the file of 阜平县.
        """
        if county is None or self.county is None:
            return county is None
        names = [self.county]
        if self.folder is not None and same_county(self.county, self.folder):
            names.append(self.folder)
        return squeezed(county) in map(squeezed, names)


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
                yield FoundRecord(number, keys, keys.county or submission.county, digest, submission.county)
