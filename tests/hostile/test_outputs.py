"""Nothing that a submission holds is live in a report: hostile texts through every format, checked by parsers."""

from __future__ import annotations

import io
from contextlib import chdir
from datetime import date

import pytest

from fupin.checking import CheckOptions
from fupin.cli.gathering import gather
from fupin.model.text import Language
from fupin.reading.sources import find_sources
from fupin.report.content import Content
from fupin.report.formats import REPORTERS, Need
from support.inertness import INERT
from support.reported import FURTHER_TEXTS, HOSTILE_TEXTS, submission


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """All that any format shows of the hostile submission."""
    folder = tmp_path_factory.mktemp("hostile")
    with chdir(folder):
        sources = find_sources(submission(folder, HOSTILE_TEXTS + FURTHER_TEXTS))
        return gather(sources, CheckOptions(as_of=date(2018, 12, 31)), frozenset(Need))


def test_every_format_is_checked() -> None:
    assert REPORTERS.keys() <= INERT.keys()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("form", REPORTERS)
def test_hostile_texts_are_inert(content: Content, form: str, language: Language) -> None:
    stream = io.BytesIO()
    REPORTERS[form].write(content, stream, language)
    INERT[form](stream.getvalue())


@pytest.mark.parametrize("form", sorted(REPORTERS.keys() - {"xlsx"}))
def test_the_texts_are_in_the_report(content: Content, form: str) -> None:
    stream = io.BytesIO()
    REPORTERS[form].write(content, stream, Language.ENGLISH)
    assert b"HYPERLINK" in stream.getvalue()
