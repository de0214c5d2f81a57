"""The rules that a check applied, and the kinds of data problem, as SARIF describes them."""

from __future__ import annotations

from typing import Any

from fupin.model.problems import ProblemCode
from fupin.model.text import Language, Text
from fupin.model.verdict import Level
from fupin.report.entries import UNREADABLE_INPUT, UNREADABLE_TITLE
from fupin.report.markdown.text import escaped
from fupin.report.problem_notes import PROBLEM_NOTES
from fupin.report.sarif.texts import inert, message
from fupin.result import CheckResult
from fupin.rulebook.book import Rule

_REQUIREMENT, _REMEDY = Text("要求", "Requirement"), Text("怎么办", "What to do")

_UNREADABLE = (
    Text(
        "每个文件都要能读、能检查；读不了的文件没有检查。",
        "Every file has to be read; one that can't be is not checked.",
    ),
    Text("按提示改好文件，再检查一次。", "Mend the file as the message says, and check again."),
)
"""What is required of an input, and what to do."""


def rule_descriptors(result: CheckResult, language: Language) -> list[dict[str, Any]]:
    """The rules in the order of the rule book, then every kind of data problem."""
    rules = [_rule(each.rule, language) for each in result.rules.values()]
    return rules + [_problem(code, language) for code in ProblemCode]


def notification_descriptors(language: Language) -> list[dict[str, Any]]:
    """What is told of the check itself: that a file could not be read."""
    told = _descriptor(UNREADABLE_INPUT, UNREADABLE_TITLE, Level.ERROR, language)
    return [told | _explained(*_UNREADABLE, language)]


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    properties = {"clause": rule.clause, "force": rule.force.value, "record": rule.record, "tags": [rule.record]}
    told = _descriptor(rule.id, rule.title, rule.level, language)
    return told | _explained(rule.requirement, rule.remedy, language) | {"properties": properties}


def _problem(code: ProblemCode, language: Language) -> dict[str, Any]:
    note = PROBLEM_NOTES[code]
    told = _descriptor(code.value, note.title, code.level, language)
    return told | _explained(note.meaning, note.remedy, language) | {"properties": {"tags": ["data"]}}


def _descriptor(name: str, title: Text, level: Level, language: Language) -> dict[str, Any]:
    return {
        "id": name,
        "shortDescription": message(title.in_language(language)),
        "defaultConfiguration": {"level": level.value},
    }


def _explained(requirement: Text, remedy: Text, language: Language) -> dict[str, Any]:
    parts = [(_REQUIREMENT, requirement), (_REMEDY, remedy)]
    told = [(name.in_language(language), text.in_language(language)) for name, text in parts]
    markdown = "\n\n".join(f"**{name}** {escaped(text)}" for name, text in told)
    return {
        "fullDescription": message(told[0][1]),
        "help": message(told[1][1]) | {"markdown": inert(markdown)},
    }
