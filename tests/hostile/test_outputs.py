"""Nothing that a submission holds is live in a report: hostile texts through every format, checked by parsers.

So it is with what comes from elsewhere: waivers, the name of a baseline, counties, options.
"""

from __future__ import annotations

import io
from contextlib import chdir
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fupin.checking import CheckOptions
from fupin.cli.app import app
from fupin.cli.gathering import gather
from fupin.model.text import Language
from fupin.reading.sources import find_sources
from fupin.report.content import Content
from fupin.report.formats import REPORTERS, Need
from support.inertness import INERT, text_is_inert
from support.provincial import provincial
from support.reported import FURTHER_TEXTS, HOSTILE_TEXTS, submission


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """All that any format shows of the hostile submission, with hostile waivers, counties and a baseline."""
    folder = tmp_path_factory.mktemp("hostile")
    with chdir(folder):
        sources = find_sources(submission(folder, HOSTILE_TEXTS + FURTHER_TEXTS))
        plain = gather(sources, CheckOptions(as_of=date(2018, 12, 31)), frozenset(Need))
    return replace(plain, result=provincial(plain.result, HOSTILE_TEXTS + FURTHER_TEXTS))


def test_every_format_is_checked() -> None:
    assert REPORTERS.keys() <= INERT.keys()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("form", REPORTERS)
def test_hostile_texts_are_inert(content: Content, form: str, language: Language) -> None:
    stream = io.BytesIO()
    REPORTERS[form].write(content, stream, language)
    INERT[form](stream.getvalue())
    assert REPORTERS[form].binary or b"HYPERLINK" in stream.getvalue()  # the texts are there


def test_names_of_files_give_no_command_in_messages(tmp_path: Path) -> None:
    path = tmp_path / "a\n ::error::b##[error]\x1b[31m\u202e.csv"
    path.write_text("loan_id\n1\n", encoding="utf-8")
    told = CliRunner().invoke(app, ["check", str(path), "--output", str(path), "--lang", "en"])
    assert told.exit_code == 2
    assert "is an input" in told.stderr
    text_is_inert(told.stderr.encode())
