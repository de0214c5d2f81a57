"""Small rule books for tests, written to a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from fupin.rulebook.faults import RuleBookFaultsError
from support import faults

HEAD = """\
format: fupin-rulebook/1
id: {id}
version: "1.0"
title:
  zh: 测试规则库
  en: Test rule book
"""

RULE = """\
  - id: {id}
    clause: 五(二)
    provisions: [5.2-b]
    force: must
    when: registered_poor
    require: amount_yuan <= amount_max
    limits:
      amount_max:
        value: "50000"
        unit: 元
        since: 2018-08-28
        provision: 5.2-b
        phrase: 5万元以下
    title: {{zh: 金额不超限, en: Amount within the limit}}
    requirement: {{zh: 金额不得高于上限。, en: The amount may not be above the limit.}}
    message:
      zh: 金额 {{amount_yuan}} 超过 {{amount_max}}
      en: Amount {{amount_yuan}} above {{amount_max}}
    remedy: {{zh: 调减金额。, en: Lower the amount.}}
    cases:
      - {{note: at the limit, given: {{registered_poor: 是, amount_yuan: "50000"}}, expect: pass}}
      - {{note: just above, given: {{registered_poor: 是, amount_yuan: "50000.0001"}}, expect: fail}}
      - {{note: just below, given: {{registered_poor: 是, amount_yuan: "49999.9999"}}, expect: pass}}
      - {{note: empty, given: {{registered_poor: 是}}, expect: unknown}}
      - {{note: not asked, given: {{registered_poor: 否, amount_yuan: "50000"}}, expect: not_applicable}}
"""


_CASES = "    cases:\n"


def rule_text(rule_id: str = "LOAN01", **replaced: str) -> str:
    """The YAML of one rule: lines of `RULE`, those that begin with a key of `replaced` put in its place.

    `require="require: term_months <= 36"` replaces the line `require: ...`.
    """
    lines = RULE.format(id=rule_id).splitlines()
    for key, line in replaced.items():
        at = next(number for number, text in enumerate(lines) if text.lstrip(" -").startswith(f"{key}:"))
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        lines[at] = indent + line
    return "\n".join(lines) + "\n"


def rule_with(*cases: str, rule_id: str = "LOAN01", **replaced: str) -> str:
    """A rule whose cases are the given lines; the first of them is line 23 of a file with one rule."""
    head, _, _ = rule_text(rule_id, **replaced).partition(_CASES)
    return head + _CASES + "".join(f"      - {{{case}}}\n" for case in cases)


def file_text(*rules: str, record: str = "loan") -> str:
    """The YAML of a rule file; its rules begin on line 3."""
    return f"record: {record}\nrules:\n{''.join(rules) or rule_text()}"


def write_book(folder: Path, files: Mapping[str, str] | None = None, head: str = "", book_id: str = "test") -> Path:
    """Writes a rule book: its head with more lines, and files by record kind; one rule where none are given."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rulebook.yaml").write_text(HEAD.format(id=book_id) + head, encoding="utf-8")
    for record, text in ({"loan": file_text()} if files is None else files).items():
        (folder / f"{record}.yaml").write_text(text, encoding="utf-8")
    return folder


def faults_of(load: Callable[[], Any]) -> list[tuple[str, int, str, str]]:
    """What is wrong with a rule book, as file name, line, Chinese and English text, in order."""
    return faults.faults_of(load, RuleBookFaultsError)


def english(load: Callable[[], Any]) -> list[str]:
    """What is wrong with a rule book, as `file:line: text` in English."""
    return faults.english(load, RuleBookFaultsError)


def changed(text: str, change: Callable[[dict[str, Any]], object]) -> str:
    """A YAML text with its data changed; every scalar stays text."""
    data = yaml.load(text, Loader=yaml.BaseLoader)
    change(data)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
