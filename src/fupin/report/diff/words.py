"""What the comparison of two reports says in words: standings, remarks, reasons, and its head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fupin.comparison import Compared, Comparison, Found, Gone, Kind, Remark, Standing
from fupin.comparison.files import Files
from fupin.comparison.result import Side, tallied
from fupin.model.records import RECORDS
from fupin.model.text import Text, joined
from fupin.model.verdict import Verdict
from fupin.report.diff.changes import change_words
from fupin.report.entries import UNREADABLE_INPUT, UNREADABLE_TITLE
from fupin.report.names import LEVELS, VERDICTS, field_name
from fupin.report.problem_notes import PROBLEM_NOTES

Titles = Mapping[str, Text]
"""The rules' titles by id, as far as they are known."""

STANDINGS = {
    Standing.NEW: Text("新出现", "new"),
    Standing.WORSENED: Text("变严重", "worsened"),
    Standing.MENDED: Text("已改好", "mended"),
    Standing.GONE: Text("无从核对", "gone"),
    Standing.KEPT: Text("仍存在", "kept"),
}
ABOUT = {
    Standing.NEW: Text("以前的报告里没有", "the earlier report doesn't have them"),
    Standing.WORSENED: Text("离限额更远，或由无法判断变为不符合", "further from the limit, or certain by now"),
    Standing.MENDED: Text("记录还在，问题没有了", "the record is there, and this is not found any more"),
    Standing.GONE: Text(
        "记录、文件或规则不在了，不能算改好", "record, file or rule is not there any more: not to be taken for mended"
    ),
    Standing.KEPT: Text("以前就有，没有变严重", "there before, and no worse"),
}
"""What the entries of a standing have in common."""
_REMARKS = {
    Remark.FURTHER: Text("离限额更远", "further from the limit"),
    Remark.NEARER: Text("有改进，仍不符合", "nearer to the limit, which it still misses"),
    Remark.NOW_CERTAIN: Text("以前无法判断，现在确定不符合", "could not be judged before, and fails now"),
    Remark.NOT_JUDGED: Text("以前不符合，现在无法判断，不算改好", "failed, and can no longer be judged: not mended"),
    Remark.WAIVED: Text("现已豁免", "waived by now"),
    Remark.NO_LONGER_WAIVED: Text("豁免已失效", "its waiver holds no more"),
    Remark.RECORD_NOT_SOUGHT: Text(
        "表太大或报告太旧，记录是否还在无从核对", "whether the record is still there can't be told from the report"
    ),
}
_GONE = {
    Gone.RECORD: Text("记录已不在表中", "the record is not there any more"),
    Gone.FILE_MISSING: Text("文件没有再报", "its file was not checked"),
    Gone.FILE_UNREADABLE: Text("文件读不了", "its file could not be read"),
    Gone.TABLE: Text("没有这种表了", "there is no table of its kind"),
    Gone.RULE: Text("这条规则没有用上", "its rule was not applied"),
    Gone.COLUMNS: Text("缺列或缺表，已无法判断", "it can't be judged for want of columns or of a table"),
    Gone.OTHER_FILE: Text(
        "另一个有同种记录的文件没有再报或读不了，合计、重复等无从核对",
        "another file with such records was not checked or can't be read: sums and repetitions can't be told",
    ),
    Gone.TOTALS: Text("合计行删掉了", "its totals were deleted"),
    Gone.CELL: Text("单元格现在是空的，规则要用", "its cell is empty now, and rules need it"),
}


def title_of(rule: str, titles: Titles) -> Text | None:
    """What a rule or a problem's code is about; None where it isn't known."""
    if rule in titles:
        return titles[rule]
    if rule == UNREADABLE_INPUT:
        return UNREADABLE_TITLE
    return next((note.title for code, note in PROBLEM_NOTES.items() if code.value == rule), None)


def state_of(found: Found) -> Text:
    """How serious an entry is, or that it can't be judged or is waived."""
    if found.kind is not Kind.FINDING or found.verdict is Verdict.FAIL:
        return LEVELS[found.level]
    return VERDICTS[found.verdict or Verdict.UNKNOWN]


def key_words(found: Found) -> Text:
    """The record's key with the names of its fields; empty where it has none."""
    fields = RECORDS[found.record].fields() if found.record in RECORDS else {}
    names = [
        (field_name(found.record or "", name) if name in fields else Text(name, name), text)
        for name, text in (found.key or {}).items()
        if text
    ]
    return Text(
        " · ".join(f"{name.zh} {text}" for name, text in names),
        " · ".join(f"{name.en} {text}" for name, text in names),
    )


def place_in_file(found: Found) -> str:
    """Sheet and cell, or row; empty where a whole file is told of."""
    spot = found.cell or (None if found.row is None else str(found.row))
    return "!".join(part for part in (found.sheet, spot) if part)


def entry_words(entry: Compared) -> list[Text]:
    """What is wrong; and where there is something, what has changed about it and what else is to be said."""
    message = Text(entry.found.message, entry.found.message)
    more = [] if entry.gone is None else [_GONE[entry.gone]]
    changed = change_words(entry)
    more += [] if changed is None else [changed]
    more += [] if entry.remark is None else [_REMARKS[entry.remark]]
    return [message, joined(more, "；", "; ")] if more else [message]


def side_words(side: Side) -> Text:
    """A report's file, date, rule book and records."""
    report = side.report
    book = f"{report.rulebook.id} {report.rulebook.version}"
    records, files = report.summary.records, len(report.inputs)
    return Text(
        f"{side.name} · 截至 {report.as_of} · 规则库 {book} · {files} 个文件 {records} 条记录",
        f"{side.name} · as of {report.as_of} · rule book {book} · files {files}, records {records}",
    )


def unlike(comparison: Comparison) -> Iterator[Text]:
    """In what the two checks differ besides what they found, so that a difference may be theirs."""
    old, new = comparison.old.report, comparison.new.report
    if old.rulebook.sha256 != new.rulebook.sha256:
        yield Text("两份报告所用的规则库不同", "the two reports are by different rule books")
    if old.as_of != new.as_of:
        yield Text(
            f"检查日期不同：{old.as_of} → {new.as_of}，有的限额可能随之不同",
            f"the dates of the checks differ: {old.as_of} → {new.as_of}; some limits may too",
        )
    if old.as_of > new.as_of:
        yield Text("第一份报告的日期更晚，两份是否颠倒了？", "the first report is the later one: are they swapped?")
    if old.options is not None and new.options is not None:
        names = [
            name
            for name in sorted({*old.options, *new.options} - _TOLD_APART)
            if old.options.get(name) != new.options.get(name)
        ]
        if names:
            listed = ", ".join(f"--{name.replace('_', '-')}" for name in names)
            yield Text(f"检查的选项不同：{listed}", f"the options of the checks differ: {listed}")
    elif {count.rule for count in old.verdicts} != {count.rule for count in new.verdicts}:
        yield Text("两次检查用到的规则不完全相同", "the two checks did not apply the same rules")
    yield from _missing_files(comparison)


def _missing_files(comparison: Comparison) -> Iterator[Text]:
    """The files that were not checked again, which may have had nothing to be told of."""
    files = Files(comparison.old.report, comparison.new.report)
    missing = [each.path for each in comparison.old.report.inputs if files.now(each.path) is None]
    if missing:
        count, more = len(missing), " …" if len(missing) > _NAMED_FILES else ""
        listed = ", ".join(missing[:_NAMED_FILES]) + more
        yield Text(
            f"以前的 {count} 个文件没有再报：{listed}", f"files that were not checked again: {count} ({listed})"
        )


_NAMED_FILES = 5
_TOLD_APART = frozenset({"as_of", "baseline"})
"""Options that are told of by themselves, or that change nothing that is found."""


def closing(comparison: Comparison) -> Text:
    """How many entries have become what, in a line."""
    counts = tallied(comparison.entries)
    return Text(
        " · ".join(f"{STANDINGS[standing].zh} {count}" for standing, count in counts.items()),
        " · ".join(f"{STANDINGS[standing].en} {count}" for standing, count in counts.items()),
    )
