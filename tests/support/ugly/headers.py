"""The header over one column: its words, the marks that a clerk adds, and the unit that it declares."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

import fupin
from fupin.model.fields import FieldSpec
from support.submissions.units import Scale

from .clerk import Clerk
from .words import INVISIBLE, RADICALS, VARIANTS_USED, looking_alike

_BRACKETS = ("({})", "（单位：{}）", "(单位:{})", "【{}】", "[{}]", "\n（{}）", " （ {} ）", "〔{}〕")
_NUMBERS = ("3.", "3、", "（3）", "12.", "三、")
_MARKS = ("*{}", "{}*", "{}：", "{} *", "＊{}", "{}:")


@cache
def _aliases() -> dict[str, dict[str, list[str]]]:
    path = Path(fupin.__file__).parent / "reading" / "layout" / "aliases.yaml"
    aliases: dict[str, dict[str, list[str]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return aliases


def header_text(clerk: Clerk, record: str, field: FieldSpec, unit: Scale | None) -> str:
    """Write the header of a field, with the unit that it is to declare."""
    words = field.header
    others = _aliases().get(record, {}).get(field.name, [])
    if others and clerk.now("header_synonyms"):
        words = clerk.pick("header_synonyms", others)
    words = _marked(clerk, _disguised(clerk, words))
    if clerk.now("header_numbers"):
        words = clerk.pick("header_numbers", _NUMBERS) + words
    if unit is not None:
        return words + _brackets(clerk).format(unit.name)
    return words + _remark(clerk, field)


def _remark(clerk: Clerk, field: FieldSpec) -> str:
    """Write what is to be done with a column behind its header."""
    if not clerk.now("header_remarks"):
        return ""
    own = {"flag": ("（是/否）", "(是或否)"), "date": ("（年/月/日）", "（格式：2018-08-28）")}.get(
        field.type.value, ()
    )
    return clerk.pick("header_remarks", ("（必填）", "(必填)", "【必填】", *own))


def _brackets(clerk: Clerk) -> str:
    return clerk.pick("unit_brackets", _BRACKETS) if clerk.now("unit_brackets") else "（{}）"


def _disguised(clerk: Clerk, words: str) -> str:
    """Write other characters that look the same."""
    for name, signs in (("header_radicals", RADICALS), ("header_variants", VARIANTS_USED)):
        if set(words) & set(signs) and clerk.now(name):
            words = looking_alike(words, signs)
    return words


def _marked(clerk: Clerk, words: str) -> str:
    """Put signs between and around the words."""
    if clerk.now("header_spaces"):
        words = clerk.pick("header_spaces", [" ", "　", "  "]).join(words)
    elif clerk.now("header_breaks"):
        at = clerk.random("header_breaks").randint(1, max(1, len(words) - 1))
        words = f"{words[:at]}\n{words[at:]}"
    if clerk.now("header_invisible"):
        at = clerk.random("header_invisible").randint(0, len(words))
        words = words[:at] + clerk.pick("header_invisible", INVISIBLE) + words[at:]
    if clerk.now("header_marks"):
        words = clerk.pick("header_marks", _MARKS).format(words)
    return words
