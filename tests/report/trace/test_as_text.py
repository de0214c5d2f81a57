"""The reports of a trace: whole outputs against files that a person can read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from fupin.model.text import Language, Text
from fupin.report.trace.as_json import write_trace_json
from fupin.report.trace.as_text import ABOUT, TraceText, subject_text
from fupin.tracing import About, Entry, Kind, Trace, trace
from fupin.tracing.result import Subject
from support.policies import LOANS, PROVISIONS, TEXT, write_bees, write_policy

EXPECTED = Path(__file__).parents[1] / "expected"


@pytest.fixture
def result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trace:
    """A trace with misses of several sorts."""
    monkeypatch.chdir(tmp_path)
    text = TEXT.replace("半年总结。（", "半年总结。蜂农应当建档。（")
    write_policy(Path(), text)
    write_bees(
        Path("rules"),
        loan=LOANS.replace('value: "100000"', 'value: "50000"'),
        provisions=PROVISIONS.replace("phrase: 一刀切", "phrase: 两刀切").replace('"2.2": b', '"2.2": c'),
    )
    return trace(Path("bees.txt"), Path("rules"))


def shown(result: Trace, language: Language) -> str:
    stream = io.StringIO()
    TraceText(Console(file=stream, width=100), language).write(result)
    return stream.getvalue()


@pytest.mark.parametrize("language", list(Language))
def test_the_text_names_each_miss_with_its_places_and_ends_with_the_counts(result: Trace, language: Language) -> None:
    assert shown(result, language) == (EXPECTED / f"trace.{language}.txt").read_text(encoding="utf-8")


def test_the_json_holds_every_miss_and_every_figure(result: Trace) -> None:
    stream = io.StringIO()
    write_trace_json(result, stream, Language.ENGLISH)
    report = json.loads(stream.getvalue())
    assert (report["format"], report["version"], report["document"]) == ("fupin-trace", 1, "bees.txt")
    assert report["rulebook"] == {"id": "bees", "version": "1.0", "sha256": result.sha256}
    assert report["summary"]["misses"] == len(report["misses"]) == len(result.misses) > 0
    assert report["misses"][1] == {
        "kind": "value",
        "about": "limit",
        "subject": "LOAN01.amount_max",
        "clause": "二(一)",
        "line": 10,
        "file": "rules/loan.yaml",
        "file_line": 8,
        "text": "the value is 50000 元, but “十万元” is 100000 元",
    }
    figures = {(one["clause"], one["text"]): one for one in report["figures"]}
    assert figures["二(一)", "3-5个"] == {
        "clause": "二(一)",
        "line": 10,
        "text": "3-5个",
        "amounts": [{"value": "3", "unit": "个", "bound": "lower"}, {"value": "5", "unit": "个", "bound": "upper"}],
        "accounted": ["2.1-e → T03"],
    }
    assert figures["一(一)", "一"]["accounted"] == []
    assert figures["标题/称谓", "2019年3月1日"]["amounts"] == [
        {"value": "2019", "unit": "年"},
        {"value": "2019-03-01", "unit": "日期"},
    ]


def test_every_sort_of_thing_has_a_name_in_both_languages() -> None:
    assert set(ABOUT) == set(About)


def test_a_long_sentence_is_shown_by_its_head() -> None:
    entry = Entry(Kind.SENTENCE, Subject(About.SENTENCE, "蜂" * 50), Text("", ""))
    assert subject_text(entry).zh == f"句子 “{'蜂' * 40}…”"
