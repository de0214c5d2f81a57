"""The report as JUnit XML: valid by the schema that Jenkins publishes, which GitLab and others read too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TextIO
from xml.sax.saxutils import escape

from fupin.model.text import Language
from fupin.report.junit.case import Case, Outcome, Suite
from fupin.report.junit.cases import suites
from fupin.result import CheckResult

_COUNTED = {"failure": "failures", "error": "errors", "skipped": "skipped"}
"""The figure of a suite, by the element of a case that it counts."""
_COMMAND = re.compile("#(?=#)")


def write_junit(result: CheckResult, stream: TextIO, language: Language) -> None:
    """Writes the report; it says the same every time it is written."""
    all_suites = list(suites(result, language))
    whole = _figures(case for suite in all_suites for case in suite.cases)
    del whole["skipped"]  # the schema has no place for it here
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(_start("testsuites", {"name": f"fupin {result.book.id}", "time": "0", **whole}) + "\n")
    for suite in all_suites:
        _write_suite(suite, result, stream)
    stream.write("</testsuites>\n")


def _figures(cases: Iterable[Case]) -> dict[str, str]:
    """How many cases there are, and how many of them did not pass."""
    elements = [outcome.name for case in cases for outcome in (*case.outcomes, _CASE)]
    found = Counter(elements)
    return {"tests": str(found[_CASE.name]), **{figure: str(found[name]) for name, figure in _COUNTED.items()}}


_CASE = Outcome("testcase", None, None, ())


def _write_suite(suite: Suite, result: CheckResult, stream: TextIO) -> None:
    timestamp = f"{result.as_of}T00:00:00"
    attributes = {"name": suite.name, **_figures(suite.cases), "time": "0", "timestamp": timestamp}
    stream.write(f"  {_start('testsuite', attributes)}\n")
    if suite.properties:
        stream.write("    <properties>\n")
        for name, value in suite.properties:
            stream.write(f"      {_start('property', {'name': name, 'value': value}, empty=True)}\n")
        stream.write("    </properties>\n")
    for case in suite.cases:
        attributes = {"classname": f"{result.book.id}.{case.kind}", "name": case.name, "time": "0"}
        stream.write(f"    {_start('testcase', attributes, empty=not case.outcomes)}\n")
        for outcome in case.outcomes:
            _write_outcome(outcome, stream)
        if case.outcomes:
            stream.write("    </testcase>\n")
    stream.write("  </testsuite>\n")


def _write_outcome(outcome: Outcome, stream: TextIO) -> None:
    named = {"type": outcome.type, "message": outcome.message}
    stream.write(f"      {_start(outcome.name, {name: text for name, text in named.items() if text is not None})}")
    for number, line in enumerate(outcome.lines):
        stream.write("\n" * bool(number) + _text(line))
    stream.write(f"</{outcome.name}>\n")


def _start(name: str, attributes: dict[str, str], *, empty: bool = False) -> str:
    written = "".join(f' {key}="{_text(text, {chr(34): "&quot;"})}"' for key, text in attributes.items())
    return f"<{name}{written}{'/' if empty else ''}>"


def _text(text: str, entities: dict[str, str] | None = None) -> str:
    """A text in XML. Where the file is shown in a log, `##[…]` in it must be no command to what runs the job."""
    return _COMMAND.sub("&#35;", escape(text, entities or {}))
