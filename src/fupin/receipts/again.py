"""What is needed to check again what a report says: its options, and its files under the names that it gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from fupin.checking import CheckOptions, with_named_files
from fupin.model.errors import UsageError
from fupin.model.personal import mask_numbers
from fupin.model.text import Text
from fupin.past_reports.shapes import PastReport
from fupin.reading.guard.limits import Limits
from fupin.reading.sources import Source, SourceFile
from fupin.receipts.matching import Pair

_KNOWN = frozenset(
    {"as_of", "record", "select", "ignore", "show_personal", "limit", "assume", "repair", "margins", "changed"}
)
"""Options that are taken from a report; the others name files."""


def options_again(
    report: PastReport, rules: Path | None, given: Mapping[str, Path | None], limits: Limits
) -> CheckOptions:
    """The options that a report was made with.

    Limits that were lifted have to be lifted by the user once more: a report comes from others, and with a file that
    goes with it, it could claim all memory there is.

    Args:
        report: the report.
        rules: folder of the rule book; None for the one that ships.
        given: by option, the other files as the user gave them.
        limits: the limits as the user lifts them.

    Raises:
        UsageError: the report doesn't say its options, or this version knows none such, or other limits were lifted.
        FaultsError: one of the other files can't be used.
    """
    if report.options is None:
        raise UsageError(
            Text(
                "报告没有写明检查时的选项（早期版本写的），无法照样再查；去掉 --again",
                "the report doesn't say its options (an earlier version wrote it), so it can't be checked again;"
                " leave out --again",
            )
        )
    said = report.options
    _refuse_unknown(name for name, value in said.items() if value and name not in _KNOWN and name not in given)
    _refuse_other_limits(_texts(said, "limit"), limits)
    options = CheckOptions(
        rules=rules,
        as_of=report.as_of,
        record=_text(said, "record"),
        select=_texts(said, "select"),
        ignore=_texts(said, "ignore"),
        show_personal=said.get("show_personal") is True,
        limits=limits,
        repair=said.get("repair") is True,
        margins=said.get("margins") is True,
        changed=said.get("changed") is True,
    )
    return with_named_files(
        options,
        mapping=given.get("mapping"),
        assume=_texts(said, "assume"),
        waivers=given.get("waivers"),
        roster=given.get("roster"),
    )


def _refuse_unknown(names: Iterable[str]) -> None:
    for name in names:
        raise UsageError(
            Text(
                f"本版本没有报告所用的选项 {name}，无法照样再查；请用写报告的版本",
                f"this version has no option {name}, which the report was made with; use the version that wrote it",
            )
        )


def _refuse_other_limits(reported: Sequence[str], limits: Limits) -> None:
    if sorted(reported) != sorted(limits.settings()):
        lifted = " ".join(f"--limit {setting}" for setting in reported)
        raise UsageError(
            Text(
                f"检查时放宽的上限与现在不同；确认可以照样放宽后，加上 {lifted}"
                if reported
                else "检查时没有放宽上限；去掉 --limit",
                f"the check had other limits; if they may be lifted again, add {lifted}"
                if reported
                else "the check lifted no limits; leave out --limit",
            )
        )


def sources_again(sources: Sequence[Source], pairs: Sequence[Pair], report: Path) -> list[Source]:
    """The submissions in the order of a report, each file under the name that it has there.

    Args:
        sources: the submissions as they are found now.
        pairs: the inputs of the report with the files that they are now.
        report: the report itself, which may lie beside the files.
    """
    order = {found.file.path: number for number, (_, found) in enumerate(pairs) if found is not None}
    names = {found.file.path: entry.path for entry, found in pairs if entry is not None and found is not None}
    folders, own = _folders(names), report.resolve()

    def named(files: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
        others = (file for file in files if file.path.resolve() != own)
        return tuple(_named(file, names.get(file.path) or _beside(file, folders)) for file in others)

    def place(source: Source) -> int:
        return min((order.get(file.path, len(order)) for file in source.files), default=-1)

    return [source.with_files(named) for source in sorted(sources, key=place)]


def _folders(names: Mapping[Path, str]) -> dict[Path, PurePath]:
    """By folder as it is now, its name in the report; of the folders above, those that keep their names."""
    folders: dict[Path, PurePath] = {}
    for path, name in names.items():
        now, then = path.parent, PurePath(name).parent
        folders[now] = then
        while now.name and now.name == then.name:
            now, then = now.parent, then.parent
            folders.setdefault(now, then)
    return folders


def _beside(file: SourceFile, folders: Mapping[Path, PurePath]) -> str:
    """What the report calls a file beside its inputs; its name now where its folder is none of the report's."""
    folder = folders.get(file.path.parent)
    return file.label if folder is None else str(folder / file.path.name)


def _named(file: SourceFile, label: str) -> SourceFile:
    """A file under the name that a report gives it; its own where only the masking makes them differ."""
    return file if mask_numbers(file.label) == label else replace(file, label=label)


def _text(said: Mapping[str, object], name: str) -> str | None:
    value = said.get(name)
    return value if isinstance(value, str) else None


def _texts(said: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = said.get(name)
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
