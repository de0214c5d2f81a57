"""Fingerprints: by them a finding or a problem is known again in a later report.

A fingerprint speaks of rule, record kind, county and record key; of no row, file or folder. Its first
six hexadecimal digits are the record's digest, the same for everything that is found of one record.
Records that no key tells apart have one fingerprint.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath, PureWindowsPath

from fupin.model.problems import Problem, ProblemCode

DIGEST_BYTES = 3
"""Bytes of a record's digest: too few to find out from it which key was digested."""
DIGEST_SIGNS = 4
"""Signs in Base64 of a record's digest."""
_LENGTH = 32
_SEPARATOR = "\x1f"
_OF_FILES = frozenset({ProblemCode.FILE_PASSED_OVER, ProblemCode.OWN_REPORT, ProblemCode.NOT_ON_ROSTER})
"""Problems that are about a file by its name; of others the same is known again in a file that was renamed."""


def record_digest(record: str, county: str | None, key: Sequence[str]) -> bytes:
    """A record's digest.

    Args:
        record: the record kind.
        county: the county that the record names, else the only one that its submission names.
        key: the texts of its key's fields, unmasked and in the order of the record model.
    """
    identity = _SEPARATOR.join((record, county or "", *key))
    return hashlib.blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES).digest()


def key_digest(record: str, key: Sequence[str]) -> str:
    """What a record's key comes to in any county; equal keys, and only those, come to the same.

    Args:
        record: the record kind.
        key: the texts of its key's fields, unmasked and in the order of the record model.
    """
    return digest_of_parts([record, list(key)])


def digest_of_parts(parts: Sequence[object]) -> str:
    """What parts that JSON knows come to, each told from the next; as long as a fingerprint."""
    text = json.dumps(parts, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def joined_digests(digests: Iterable[bytes]) -> str:
    """The digests of a sheet's records in Base64, four signs a record, in their order."""
    return base64.b64encode(b"".join(digests)).decode()


def digest_at(joined: str | None, record: int) -> bytes:
    """The digest of one record (from 0) among those that `joined_digests` joined; zeros where there are none."""
    if joined is None:
        return bytes(DIGEST_BYTES)
    return base64.b64decode(joined[DIGEST_SIGNS * record : DIGEST_SIGNS * (record + 1)])


def finding_fingerprint(rule: str, record: str, county: str | None, key: Sequence[str] | None) -> str:
    """The fingerprint of a finding; `key` is None where it is about a whole sheet."""
    parts = [rule, record, county, None if key is None else list(key)]
    return _fingerprint(record_digest(record, county, key or ()), parts)


def record_problem_fingerprint(problem: Problem, record: str, county: str | None, key: Sequence[str]) -> str:
    """The fingerprint of a problem that lies in a record's cell or row, whatever stands there."""
    return _fingerprint(record_digest(record, county, key), [problem.code, record, county, list(key), problem.field])


def marked_problem_fingerprint(problem: Problem, digest: bytes, key: str) -> str:
    """The fingerprint of a problem that lies in a record's cell, where the record's key itself is not at hand.

    Args:
        problem: the problem, with the record kind and county that it belongs to.
        digest: the record's digest.
        key: a digest of its key, which is the same for the same key.
    """
    return _fingerprint(digest, [problem.code, problem.record, problem.county, key, problem.field])


def problem_fingerprint(problem: Problem) -> str:
    """The fingerprint of a problem that no record's key tells of: by sheet, field and header."""
    name = _name(problem.path) if problem.code in _OF_FILES else None
    about = problem.header if problem.field else problem.text
    parts = [problem.code, name, problem.sheet, problem.field, about, problem.params.get("county")]
    return _fingerprint(bytes(DIGEST_BYTES), parts)


def digest_of(fingerprint: str) -> bytes | None:
    """The record's digest in a fingerprint; None where it is not one that this program makes."""
    try:
        digest = bytes.fromhex(fingerprint[: 2 * DIGEST_BYTES])
    except ValueError:
        return None
    return digest if len(digest) == DIGEST_BYTES else None


def _fingerprint(digest: bytes, parts: Sequence[object]) -> str:
    return (digest.hex() + digest_of_parts(parts))[:_LENGTH]


def _name(path: str) -> str:
    """The name of a file, whichever system's separators its path has."""
    return PureWindowsPath(PurePosixPath(path).name).name
