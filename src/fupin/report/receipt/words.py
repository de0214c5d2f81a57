"""The words for a report held against files."""

from __future__ import annotations

from fupin.model.text import Text
from fupin.receipts.result import Again, Fit, ReceiptCheck, State

STATES = {
    State.SAME: Text("相同", "same"),
    State.CHANGED: Text("已改动", "changed"),
    State.MISSING: Text("没有给出", "missing"),
    State.EXTRA: Text("报告里没有", "not in the report"),
    State.UNREADABLE: Text("现在打不开", "can't be opened now"),
    State.UNREAD: Text("当时未读", "was not read"),
}
FITS = {
    Fit.FITS: Text(
        "与报告所写的文件、规则库、选项、版本相符", "fits the files, rule book, options and version it names"
    ),
    Fit.DIFFERS: Text(
        "与报告所写的文件、规则库、选项、版本不符：报告被改过",
        "does not fit the files, rule book, options and version it names: the report was altered",
    ),
    Fit.ABSENT: Text("没有（早期版本写的，或被删去）", "none (written by an earlier version, or taken out)"),
}
FILES = {
    "rulebook": Text("规则库", "rule book"),
    "mapping": Text("对照文件", "mapping file"),
    "waivers": Text("豁免文件", "waivers"),
    "roster": Text("名册", "roster"),
    "baseline": Text("基线", "baseline"),
}
SECOND = {
    State.CHANGED: Text("不同", "differs"),
    State.MISSING: Text("再次检查没有", "not found by the second check"),
    State.EXTRA: Text("报告里没有", "not in the report"),
}
"""How an entry of the report stands to a second check."""


def conclusion(check: ReceiptCheck) -> Text:
    """The last line: whether the report belongs to the files."""
    if check.belongs:
        if not check.inputs:
            return Text(
                "报告没有检查任何文件，现在也没有给出文件。", "The report is of no files, and none were given."
            )
        if check.again is None:
            return Text("报告出自这些文件。", "The report was made from these files.")
        return Text(
            "报告出自这些文件，再次检查的结果相同。", "The report was made from these files; a second check agrees."
        )
    if not check.same_files:
        return _of_others(check)
    if check.fit is Fit.DIFFERS or check.contradictions:
        return Text(
            "文件没有变，但报告的内容不对。", "The files are the same, but what the report says is not right."
        )
    return Text(
        "文件的内容没有变，但再次检查的结果与报告不同：报告被改过；或者文件改了名、换了文件夹、"
        "不是照当时的样子给出（整个文件夹，或逐个文件）。",
        "The files hold the same, but a second check says otherwise than the report: it was altered; or the files"
        " were renamed, put into other folders, or not given as they were then (a folder, or files one by one).",
    )


def _of_others(check: ReceiptCheck) -> Text:
    """The last line where something is not what the report was made from: files, or only what else it rests on."""
    if not all(held.belongs for held in check.inputs):
        return Text("报告不是出自这些文件。", "The report was not made from these files.")
    others = [FILES[held.name] for held in (check.rulebook, *check.files) if not held.belongs]
    zh, en = "、".join(name.zh for name in others), ", ".join(name.en for name in others)
    return Text(
        f"文件相同，但{zh}不同，或没有给出、多给了：报告是不是这样得出的，无法断定。",
        f"The files are the same, but not: {en} (other, not given, or not used then). So how the report was made"
        " can't be told.",
    )


def again_words(again: Again) -> Text:
    """How the report stands to a second check."""
    if again.identical:
        return Text("再次检查：逐字节相同", "checked again: the same to the byte")
    if not again.differences:
        return Text(
            "再次检查：内容相同（写法或程序版本不同）", "checked again: the same content (other layout or version)"
        )
    count = len(again.differences)
    return Text(f"再次检查：有 {count} 处不同", f"checked again: {count} differences")
