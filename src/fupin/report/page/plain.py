"""What the page says where scripts don't run: exact counts, and the first entries."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import islice

from fupin.model.text import Language, Text, visible
from fupin.report.counties import ABSENT, STRAY, province_figures
from fupin.report.entries import Entry, EntryKind, entries
from fupin.report.names import LEVELS, VERDICTS
from fupin.report.page.words import page_title
from fupin.report.receipt_words import receipt_line
from fupin.report.standing_words import baseline_line, since_word, waiver_text
from fupin.result import CheckResult

MOST = 200
"""How many entries are listed; all are counted."""


def plain_page(result: CheckResult, language: Language) -> str:
    """The page in plain HTML; everything from the submission is escaped."""
    return "".join(f"{line}\n" for line in _lines(result, language))


def _lines(result: CheckResult, language: Language) -> Iterator[str]:
    total = len(result.findings) + len(result.problems)
    total += sum(not report.readable for report in result.inputs)
    yield f"<main><h1>{_said(page_title(result), language)}</h1>"
    yield _paragraph(_figures(result), language)
    for text in _made(result):
        yield _paragraph(text, language)
    yield _paragraph(
        Text(
            f"脚本没有运行：下面列出 {total} 条中的前 {min(total, MOST)} 条。",
            f"Scripts don't run here: these are the first {min(total, MOST)} of {total} entries.",
        ),
        language,
    )
    yield "<ol>"
    for entry in islice(entries(result), MOST):
        yield _entry(entry, language)
    yield "</ol></main>"


def _figures(result: CheckResult) -> Text:
    summary, rules = result.summary, len(result.rules)
    waived = Text(f" · 豁免 {summary.waived}", f" · waived {summary.waived}") if summary.waived else Text("", "")
    zh = (
        f"记录 {summary.records} · 错误 {summary.error} · 警告 {summary.warning} · 提示 {summary.note}",
        f"无法判断 {summary.unknown}{waived.zh} · 数据问题 {summary.problems}",
        f"规则 {rules} · 截至 {result.as_of}",
    )
    en = (
        f"records {summary.records} · errors {summary.error} · warnings {summary.warning} · notes {summary.note}",
        f"unknown {summary.unknown}{waived.en} · data problems {summary.problems}",
        f"rules {rules} · as of {result.as_of}",
    )
    return Text(" · ".join(zh), " · ".join(en))


def _made(result: CheckResult) -> Iterator[Text]:
    """Which counties have submitted, how the result stands to its baseline, and its receipt, where there are such."""
    if result.counties:
        figures = province_figures(result)
        yield Text(f"各县：{figures.told.zh}", f"Counties: {figures.told.en}")
        strays = [each.county for each in figures.strays]
        for word, counties in ((ABSENT, figures.absent), (STRAY, strays)):
            if counties:
                names = [county.county for county in counties]
                yield Text(f"{word.zh}：{'、'.join(names)}", f"{word.en}: {', '.join(names)}")
    if result.baseline is not None:
        yield baseline_line(result.baseline)
    if result.receipt is not None:
        yield receipt_line(result.receipt, result)


def _entry(entry: Entry, language: Language) -> str:
    kind = LEVELS[entry.level] if entry.verdict is None else VERDICTS[entry.verdict]
    place = entry.path if entry.sheet is None else f"{entry.path} {entry.sheet}"
    if entry.cell or entry.row:
        place += f"!{entry.cell or entry.row}"
    rule = "" if entry.kind is EntryKind.INPUT else f"{entry.rule} "
    since = f"{_said(since_word(entry.since), language)} " if entry.since else ""
    waiver = "" if entry.waiver is None else f"<br><bdi>{_said(waiver_text(entry.waiver), language)}</bdi>"
    head = f"{since}{_said(kind, language)} {escape(rule)}{_said(entry.title, language)}"
    message = f"<bdi>{_said(entry.message, language)}</bdi>{waiver}"
    return f"<li><b>{head}</b> <bdi>{escape(visible(place))}</bdi><br>{message}</li>"


def _said(text: Text, language: Language) -> str:
    return escape(visible(text.in_language(language)))


def _paragraph(text: Text, language: Language) -> str:
    return f"<p>{_said(text, language)}</p>"
