"""The text report of a trace: what is missing, what is listed, and the counts."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as Styled

from fupin.model.text import Language, Text
from fupin.report.printer import Printer
from fupin.tracing.result import About, Entry, Trace

ABOUT = {
    About.CLAUSE: Text("条款", "clause"),
    About.SENTENCE: Text("句子", "sentence"),
    About.FIGURE: Text("数字", "figure"),
    About.PROVISION: Text("规定", "provision"),
    About.EXEMPTION: Text("例外", "exemption"),
    About.RULE: Text("规则", "rule"),
    About.LIMIT: Text("限额", "limit"),
    About.TARGET: Text("指标", "target"),
    About.TASK: Text("任务", "task"),
}
"""What an entry can be about."""
_LONGEST_NAME = 40


class TraceText:
    """Prints a trace to a console.

    Args:
        console: where to; its width and colours are used.
        language: the language of all texts.
    """

    def __init__(self, console: Console, language: Language) -> None:
        self._printer = Printer(console, language)

    def write(self, trace: Trace) -> None:
        """Prints the whole report; the last line tells the counts."""
        say = self._printer.say
        self._printer.print(Styled(str(trace.document), style="bold"))
        self._printer.print(
            say(f"对照规则库 {trace.book} {trace.version}", f"against the rule book {trace.book} {trace.version}")
        )
        self._part(say("缺漏", "missing"), trace.misses, "bold red")
        self._part(say("不算缺漏，列出备查", "listed, nothing missing"), trace.listed, "bold")
        self._printer.print()
        self._printer.print(self._printer.told(summary(trace)))

    def _part(self, head: str, entries: tuple[Entry, ...], style: str) -> None:
        if not entries:
            return
        self._printer.print()
        self._printer.print(Styled(f"{head} · {len(entries)}", style=style))
        for entry in entries:
            self._printer.print(Styled(self._printer.told(subject_text(entry)), style="bold"), indent=2)
            self._printer.print(self._printer.told(entry.text), indent=4)
            places = self._printer.told(places_text(entry))
            if places:
                self._printer.print(Styled(places, style="dim"), indent=4)


def subject_text(entry: Entry) -> Text:
    """What an entry is about, in words: `限额 LOAN01.amount_max`."""
    name = entry.subject.name
    shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    if entry.subject.about in (About.FIGURE, About.SENTENCE, About.EXEMPTION):
        shown = f"“{shown}”"
    about = ABOUT[entry.subject.about]
    return Text(f"{about.zh} {shown}", f"{about.en} {shown}")


def places_text(entry: Entry) -> Text:
    """Where an entry stands: the policy's line and clause, and the rule book's file and line."""
    zh, en = [], []
    if entry.line is not None or entry.clause is not None:
        line = entry.line
        zh.append("原文" + ("" if line is None else f"第 {line} 行") + (f" {entry.clause}" if entry.clause else ""))
        en.append("policy" + ("" if line is None else f" line {line}") + (f" {entry.clause}" if entry.clause else ""))
    if entry.source is not None:
        place = f"{entry.source.path}:{entry.source.line}"
        zh.append(place)
        en.append(place)
    return Text(" · ".join(zh), " · ".join(en))


def summary(trace: Trace) -> Text:
    """How much was held against the policy, and how much of it has something missing."""
    counts, missed = trace.counts, trace.missed
    left = counts.provisions - counts.encoded
    parts = [
        (
            f"规定 {counts.provisions}（已编码 {counts.encoded}，说明理由 {left}）",
            f"provisions {counts.provisions} ({counts.encoded} encoded, {left} with a reason)",
            missed(About.PROVISION),
        ),
        (f"句子 {counts.sentences}", f"sentences {counts.sentences}", missed(About.SENTENCE)),
        (f"数字 {counts.figures}", f"figures {counts.figures}", missed(About.FIGURE)),
        (f"规则 {counts.rules}", f"rules {counts.rules}", missed(About.RULE)),
        (f"限额 {counts.limits}", f"limits {counts.limits}", missed(About.LIMIT)),
        (f"指标 {counts.targets}", f"targets {counts.targets}", missed(About.TARGET)),
        (f"任务 {counts.tasks}", f"tasks {counts.tasks}", missed(About.TASK)),
    ]
    zh = " · ".join(_counted(text, f"缺 {missing}", missing) for text, _, missing in parts)
    en = " · ".join(_counted(text, f"{missing} missing", missing) for _, text, missing in parts)
    total = len(trace.misses)
    return Text(f"{zh}：共 {total} 处缺漏", f"{en}: {total} missing in all")


def _counted(text: str, missing: str, count: int) -> str:
    return f"{text}、{missing}" if count and not text.isascii() else f"{text}, {missing}" if count else text
