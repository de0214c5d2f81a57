"""The head of a rule book: `rulebook.yaml`, the files beside it, and the rule book that it extends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from fupin.model.records import RECORDS
from fupin.model.suggestions import suggestion
from fupin.model.text import Text
from fupin.rulebook.faults import RuleBookFaultsError
from fupin.rulebook.schema import RuleBookShape
from fupin.rulebook.shape_faults import shape_faults
from fupin.strict_yaml.faults import Fault, keyed
from fupin.strict_yaml.yaml_text import YamlText, read_yaml, unopened

HEAD = "rulebook.yaml"
_OTHER_FILES = ("rulebook", "targets", "tasks", "provisions", "changes")
"""Files of a rule book that hold no rules."""
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Head:
    """The head of a rule book without faults, and the file that it stands in."""

    shape: RuleBookShape
    source: YamlText


def read_head(folder: Path) -> Head:
    """Reads a rule book's head.

    Raises:
        RuleBookFaultsError: every fault of the head.
    """
    path = folder / HEAD
    if not path.exists():
        missing = Text(
            f"文件夹 {folder} 里没有这个文件，不是规则库",
            f"the folder {folder} has no such file, so it is no rule book",
        )
        raise RuleBookFaultsError([Fault(path, 1, keyed(HEAD, missing))])
    source = read_yaml(path, RuleBookFaultsError)
    try:
        return Head(RuleBookShape.model_validate(source.data), source)
    except ValidationError as error:
        raise RuleBookFaultsError(shape_faults(source, error, RuleBookShape)) from error


def books_of(paths: Iterable[Path]) -> list[Path]:
    """The rule books that files lie directly in, or that folders are, each once; other paths give none."""
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in paths)
    return [folder for folder in folders if (folder / HEAD).is_file()]


def rule_paths(folder: Path) -> tuple[list[Path], list[Fault]]:
    """The rule files of a rule book in the order of the record kinds, and the files that don't belong there."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)
    except OSError as error:
        return [], [unopened(folder, error)]
    faults = [fault for path in found for fault in _strange(path)]
    names = {path.name for path in found}
    return [folder / f"{record}.yaml" for record in RECORDS if f"{record}.yaml" in names], faults


def other_bytes(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a rule book that hold no rules, but for the head: name and bytes, as far as they can be read."""
    for name in _OTHER_FILES:
        path = folder / f"{name}.yaml"
        if path.name != HEAD and path.is_file():
            with suppress(OSError):  # the command that needs the file says what is wrong
                yield path.name, path.read_bytes()


def _strange(path: Path) -> list[Fault]:
    known = (*RECORDS, *_OTHER_FILES)
    if path.stem not in known:
        hint = suggestion(path.stem, known)
        found = Text(f"文件名不是记录种类{hint.zh}", f"the file's name is no record kind{hint.en}")
        return [Fault(path, 1, keyed(path.name, found))]
    if path.suffix != ".yaml":
        found = Text("扩展名应为 .yaml，否则不会读取", "the suffix must be .yaml, or the file is not read")
        return [Fault(path, 1, keyed(path.name, found))]
    return []


def base_of(folder: Path, head: Head, shipped: Path, before: tuple[Path, ...]) -> Path | None:
    """The folder of the rule book that one extends; None where it extends none.

    A name is looked for beside the folder, then in it, then among the rule books that ship; a
    relative path is taken from the folder itself.

    Args:
        folder: the rule book's folder.
        head: its head.
        shipped: the folder of the rule books that come with the program.
        before: the folders that led here by `extends`, this one last.

    Raises:
        RuleBookFaultsError: there is no such rule book, or it extends this one again.
    """
    name = head.shape.extends
    if name is None:
        return None
    plain = len(Path(name).parts) == 1 and not name.startswith(".")
    candidates = [folder.parent / name, folder / name, shipped / name] if plain else [folder / name]
    if Path(name).is_absolute():
        candidates = []
    folders = [path for path in candidates if path.is_dir() and path.resolve() != folder.resolve()]
    if not folders:
        raise _refused(
            head,
            f"找不到规则库 {name}；应为名称或相对路径",
            f"no rule book {name}; expected a name or a relative path",
        )
    if folders[0].resolve() in before:
        names = " → ".join(path.name for path in (*before, folders[0]))
        raise _refused(head, f"extends 绕成了圈：{names}", f"extends goes round in a circle: {names}")
    return folders[0]


def _refused(head: Head, zh: str, en: str) -> RuleBookFaultsError:
    return RuleBookFaultsError([head.source.fault(("extends",), "extends", Text(zh, en))])
