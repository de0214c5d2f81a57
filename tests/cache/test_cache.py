"""Kept results: used only where nothing has changed, and never believed."""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fupin.cache import CacheFolder, CacheReceipt, Flaw, Secret, entries, folder, programs, receipts
from fupin.cache.unusable import UnusableEntryError, unwritten
from fupin.checking import CheckOptions, check_sources, remembered, running, working_off
from fupin.checking.ready import Ready
from fupin.checking.running import Task
from fupin.model.text import Language, Text
from fupin.province.assigning import assigned
from fupin.reading.guard.limits import Limits
from fupin.reading.pin_file import pins_of
from fupin.reading.sources import Source, find_sources
from fupin.report.json_report.report import write_json
from fupin.result import SubmissionResult
from fupin.waivers import read_waivers
from support.folders import MAPPING, write_folders
from waivers.making import waiver, waiver_file

AS_OF = date(2018, 12, 31)
READABLE = 6
"""Submissions of `write_folders` that can be read; the other one is never kept."""


class Checks:
    """Checks of one province with one cache, and the submissions that were really checked in each.

    Attributes:
        province: the folder of submissions.
        cache: the folder of kept results.
        checked: the folders of the submissions that were checked last.
        notes: what the user was told of the cache last.
        plain: the report without a cache.
    """

    def __init__(self, place: Path) -> None:
        self.province, self.cache = place / "province", place / "cache"
        write_folders(self.province)
        mapping = place / "mapping.yaml"
        mapping.write_text(MAPPING, encoding="utf-8")
        self.options = CheckOptions(as_of=AS_OF, pins=pins_of(mapping, ()), repair=True, margins=True)
        self.checked: list[str] = []
        self.notes: list[str] = []
        self.plain = self.without_cache()
        assert self() == self.plain
        self._kept = {path: path.read_bytes() for path in self.entries()}

    def restore(self) -> None:
        """The cache as it is after the first check."""
        shutil.rmtree(self.cache, ignore_errors=True)
        self.cache.unlink(missing_ok=True)
        self.cache.mkdir()
        for path, data in self._kept.items():
            path.write_bytes(data)

    def __call__(self, key: bytes = b"", *, keep: bool = False, place: Path | None = None, **changed: object) -> str:
        """The JSON report of a check."""
        cache = CacheFolder(place or self.cache, key)
        options = replace(self.options, **changed)  # type: ignore[arg-type]
        found = check_sources(find_sources([str(self.province)]), options, cache=cache, keep=keep)
        self.notes = [note.en for note in cache.notes()]
        return as_json(found.result)

    def without_cache(self) -> str:
        return as_json(check_sources(find_sources([str(self.province)]), self.options).result)

    @property
    def source(self) -> Source:
        """The submission of 甲县."""
        sources = assigned(find_sources([str(self.province)]), None)
        return next(each for each in sources if each.files[0].path.parent.name == "甲县")

    def entries(self) -> list[Path]:
        return sorted(self.cache.glob("*.cached"))


def as_json(result: object) -> str:
    text = io.StringIO()
    write_json(result, text, Language.ENGLISH)  # type: ignore[arg-type]
    return text.getvalue()


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Checks:
    return Checks(tmp_path_factory.mktemp("made"))


@pytest.fixture
def checks(_made: Checks, monkeypatch: pytest.MonkeyPatch) -> Checks:
    def outcomes(tasks: Sequence[Task], *others: Any, **named: Any) -> Any:
        _made.checked = [task.source.files[0].path.parent.name for task in tasks if task.judge]
        return running.outcomes(tasks, *others, **named)

    monkeypatch.setattr(working_off, "outcomes", outcomes)
    _made.restore()
    return _made


def test_the_report_is_the_same_with_and_without(checks: Checks) -> None:
    assert all(f'"{part}"' in checks.plain for part in ("changes", "nearest", "DATA01", "DATA12", "DATA25", "DATA28"))
    assert checks() == checks.plain
    assert checks.checked == ["己县"]  # it can't be read
    assert checks(keep=True) == checks.plain
    assert checks.checked == ["己县"]
    assert not checks.notes


def test_only_what_has_changed_is_checked(checks: Checks) -> None:
    loans, beside = checks.province / "甲县" / "loan.csv", checks.province / "丁县" / "附件.docx"
    old = loans.read_text(encoding="utf-8")
    loans.write_text(old.replace("45000", "95000"), encoding="utf-8")
    beside.write_bytes(b"PK")
    edited = checks()
    assert set(checks.checked) == {"甲县", "丁县", "己县"}
    assert edited == checks.without_cache() != checks.plain
    assert len(checks.entries()) == READABLE  # the new results have taken the places of the old
    assert not checks.notes
    loans.write_text(old, encoding="utf-8")
    beside.unlink()


def test_what_is_asked_for_counts(checks: Checks) -> None:
    options = checks.options
    asked = [
        options,
        replace(options, as_of=date(2019, 1, 1)),
        replace(options, select=("LOAN01",)),
        replace(options, ignore=("LOAN01",)),
        replace(options, repair=False),
        replace(options, margins=False),
        replace(options, no_margins=True),
        replace(options, show_personal=True),
        replace(options, record="loan"),
        replace(options, pins=pins_of(None, ())),
        replace(options, pins=pins_of(None, ["loan.amount_yuan=万元"])),
        replace(options, limits=Limits(cpu_s=9)),
    ]
    receipts = [made_from(checks, each)[0] for each in asked]
    assert len(set(receipts)) == len(asked)
    assert receipts[0].slot == receipts[1].slot  # another day takes the old one's place
    assert len({each.slot for each in receipts}) == len(asked) - 1
    assert receipts[0] == made_from(checks, options)[0]
    checks(select=("LOAN01",))
    assert len(checks.checked) == READABLE + 1 and not checks.notes


def test_waivers_are_held_against_kept_results_too(checks: Checks, tmp_path: Path) -> None:
    file = read_waivers(waiver_file(tmp_path, waiver()))
    sources = find_sources([str(checks.province)])
    plain = as_json(check_sources(sources, replace(checks.options, waivers=file)).result)
    assert checks(waivers=file) == plain != checks.plain
    assert checks.checked == ["己县"] and not checks.notes


def made_from(checks: Checks, options: CheckOptions) -> tuple[CacheReceipt, Secret]:
    found = remembered.Remembered(CacheFolder(checks.cache), Ready.for_options(options)).made_from(checks.source)
    assert found is not None
    return found


def test_another_program_checks_anew(checks: Checks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "program_hash", lambda: "another")
    assert checks() == checks.plain
    assert len(checks.checked) == READABLE + 1 and not checks.notes


def test_a_program_is_known_by_its_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert programs.program_hash() == programs.program_hash.__wrapped__()
    monkeypatch.setattr(programs, "_PACKAGE", tmp_path)
    (tmp_path / "a.py").write_text("1", encoding="ascii")
    first = programs.program_hash.__wrapped__()
    (tmp_path / "a.py").write_text("2", encoding="ascii")
    assert programs.program_hash.__wrapped__() != first


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def with_head(data: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    first, _, rest = data.partition(b"\n")
    head = json.loads(first)
    change(head)
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + rest


TAMPERED: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _: b"",
    "cut in the head": lambda data: data[:200],
    "cut at the end": lambda data: data[:-1],
    "longer": lambda data: data + b" ",
    "no JSON": lambda data: b"\xff" + data,
    "deep JSON": lambda data: b"[" * 100_000 + data,
    "a long head": lambda data: b" " * (1 << 21) + data,
    "newer": lambda data: with_head(data, lambda head: head.update(fupin_cache=entries.SCHEMA + 1)),
    "another seal": lambda data: with_head(data, lambda head: head.update(seal="0" * 64)),
    "no seal": lambda data: with_head(data, lambda head: head.pop("seal")),
    "seal of another kind": lambda data: with_head(data, lambda head: head.update(seal=7)),
    "another date": lambda data: data.replace(b"2018-12-31", b"2018-12-30"),
}


def test_no_tampered_entry_is_believed(checks: Checks) -> None:
    receipt, secret = made_from(checks, checks.options)
    path = next(path for path in checks.entries() if path.stem == receipt.slot)
    good = path.read_bytes()
    assert entries.receipt_in(good, b"") == receipt
    assert entries.result_in(good, secret).county == "甲县"
    tampered = {name: change(good) for name, change in TAMPERED.items()}
    tampered |= {f"flipped at {at}": flipped(good, at) for at in range(0, len(good), 23)}
    for name, data in tampered.items():
        with pytest.raises(UnusableEntryError) as caught:
            entries.receipt_in(data, b"")
            print(name)
        assert (caught.value.flaw is Flaw.NEWER) == (name == "newer")


def test_a_tampered_entry_is_passed_over_told_and_written_again(checks: Checks) -> None:
    for path, name in zip(
        checks.entries(), ("emptied", "cut at the end", "newer", "another date", "no seal"), strict=False
    ):
        path.write_bytes(TAMPERED[name](path.read_bytes()))
    assert checks() == checks.plain
    assert len(checks.checked) == 6
    assert sorted(note.partition(";")[0] for note in checks.notes) == [
        "1 of the cached results not used (written by a newer version of the program)",
        "2 of the cached results not used (changed since, or another FUPIN_CACHE_KEY)",
        "2 of the cached results not used (incomplete or damaged)",
    ]
    assert all(".csv" in note for note in checks.notes)
    assert checks() == checks.plain
    assert checks.checked == ["己县"] and not checks.notes


def test_entries_that_were_swapped(checks: Checks) -> None:
    first, second, *_ = checks.entries()
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)
    assert checks() == checks.plain
    assert "2 of the cached results not used (of other files" in checks.notes[0]


def test_a_finding_edited_away(checks: Checks) -> None:
    """Whoever has the files and the program, and may write here, can forge an entry; not where there is a key."""
    receipt, secret = made_from(checks, checks.options)
    path = checks.cache / f"{receipt.slot}.cached"
    result = entries.result_in(path.read_bytes(), secret)
    less = replace(result, findings=result.findings[1:])
    forged = entries.written(receipt, less, secret, b"")
    assert forged is not None
    first, _, body = forged.partition(b"\n")
    path.write_bytes(path.read_bytes().partition(b"\n")[0] + b"\n" + body)
    assert checks() == checks.plain and "changed since" in checks.notes[0]
    digest = json.loads(first)["result"]
    path.write_bytes(
        with_head(path.read_bytes().partition(b"\n")[0] + b"\n" + body, lambda h: h.update(result=digest))
    )
    assert checks() == checks.plain and "changed since" in checks.notes[0]
    path.write_bytes(forged)
    assert checks(b"a key") == checks.plain
    assert f"{READABLE} of the cached results not used (changed since, or another FUPIN_CACHE_KEY)" in checks.notes[0]
    assert checks(b"a key") == checks.plain and not checks.notes
    assert checks.checked == ["己县"]


def test_another_files_secret_opens_nothing(checks: Checks) -> None:
    receipt, _ = made_from(checks, checks.options)
    data = (checks.cache / f"{receipt.slot}.cached").read_bytes()
    with pytest.raises(UnusableEntryError):
        entries.result_in(data, Secret(b"0" * 64))


def test_a_result_that_does_not_fit_its_files(checks: Checks, monkeypatch: pytest.MonkeyPatch) -> None:
    strange = [
        lambda result: replace(result, inputs=()),
        lambda result: replace(result, inputs=tuple(replace(each, sha256="0" * 64) for each in result.inputs)),
        lambda result: replace(result, verdicts=tuple(replace(each, rule="NONE01") for each in result.verdicts)),
        lambda result: replace(result, findings=tuple(replace(each, rule="NONE01") for each in result.findings)),
    ]
    real = CacheFolder.found
    for change in strange:
        monkeypatch.setattr(CacheFolder, "found", lambda *given, change=change: change(real(*given)))
        cache = CacheFolder(checks.cache)
        assert remembered.Remembered(cache, Ready.for_options(checks.options)).found(0, checks.source) is None
        assert ["of other files" in note.en for note in cache.notes()] == [True]


def test_files_are_for_this_user_alone_and_tell_nothing(checks: Checks) -> None:
    shutil.rmtree(checks.cache)
    checks()
    assert stat.S_IMODE(checks.cache.stat().st_mode) == 0o700
    assert {path.name for path in checks.cache.iterdir()} == {*(p.name for p in checks.entries()), "CACHEDIR.TAG"}
    for path in checks.cache.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    data = b"".join(path.read_bytes() for path in checks.entries())
    for text in ("LOAN01", "loan.csv", "示例", "甲县", "13010219800101123X", "amount_yuan"):
        assert text.encode() not in data
    assert not find_sources([str(checks.cache)])


@pytest.mark.parametrize("kind", ["a file", "below a file", "not writable"])
def test_a_folder_that_can_not_be_used(checks: Checks, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    shutil.rmtree(checks.cache)
    if kind == "not writable":

        def full(*_: object) -> None:
            raise OSError(28, os.strerror(28))

        monkeypatch.setattr(folder, "_write", full)
    else:
        checks.cache.write_bytes(b"")
    place = checks.cache / "below" if kind == "below a file" else checks.cache
    assert checks(place=place) == checks.plain
    (note,) = checks.notes
    assert "can't write to the cache folder" in note and "the check is not affected" in note


def test_why_nothing_can_be_written_is_said_in_both_languages() -> None:
    assert unwritten(OSError(28, "No space left on device")) == Text("磁盘已满", "No space left on device")
    assert unwritten(OSError("odd")) == Text("OSError", "OSError")


def test_what_is_no_plain_file_is_no_entry(checks: Checks, tmp_path: Path) -> None:
    link, pipe, place, *_ = checks.entries()
    link.rename(tmp_path / "elsewhere")
    link.symlink_to(tmp_path / "elsewhere")
    pipe.unlink()
    os.mkfifo(pipe)
    place.unlink()
    place.mkdir()
    assert checks() == checks.plain
    assert len(checks.checked) == 4
    assert "can't write to the cache folder" in checks.notes[-1]  # a folder is in the way
    assert link.is_file() and not link.is_symlink() and pipe.is_file()


def test_a_folder_with_other_files_is_not_tagged(checks: Checks, tmp_path: Path) -> None:
    new, used = tmp_path / "new", tmp_path / "used"
    used.mkdir()
    (used / "loan.csv").write_bytes(b"")
    for place in (new, used):
        assert checks(place=place) == checks.plain
        assert len(list(place.glob("*.cached"))) == READABLE
    tag = "CACHEDIR.TAG"
    assert (new / tag).is_file() and not (used / tag).exists()


def test_a_file_that_changes_meanwhile_is_not_kept(checks: Checks, monkeypatch: pytest.MonkeyPatch) -> None:
    real = receipts.hashes_of

    def hashes_of(paths: object) -> object:
        hashes, secret = real(paths)  # type: ignore[arg-type]
        return tuple("0" * 64 for _ in hashes), secret

    monkeypatch.setattr(remembered, "hashes_of", hashes_of)
    shutil.rmtree(checks.cache)
    checks()
    assert not checks.entries()


def test_old_entries_go(checks: Checks) -> None:
    first, second, *_ = checks.entries()
    stray, other = checks.cache / ".new-abcd_123.cached", checks.cache / ".new-notes"
    for path in (stray, other):
        path.write_bytes(b"")
    long_ago = first.stat().st_mtime - 91 * 86_400
    for path in (first, stray, other):
        os.utime(path, (long_ago, long_ago))
    lately = second.stat().st_mtime - 40 * 86_400
    os.utime(second, (lately, lately))
    checks()
    assert not stray.exists() and other.exists()
    assert second.stat().st_mtime > lately  # it was used
    assert first.exists() and first.stat().st_mtime > long_ago  # so was the old one, which therefore stays
    os.utime(first, (long_ago, long_ago))
    CacheFolder(checks.cache).clear_old()
    assert not first.exists()


def test_a_text_that_is_no_unicode_is_not_kept(checks: Checks) -> None:
    result = SubmissionResult("\ud800", (), (), (), ())
    receipt, secret = made_from(checks, checks.options)
    assert entries.written(receipt, result, secret, b"") is None
    assert entries.written(receipt, replace(result, county="甲县"), secret, b"") is not None
