"""What the tests of workbooks share: the rich submission and its reports, written once in each language."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from contextlib import chdir
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from fupin.checking import CheckOptions
from fupin.cli.gathering import gather
from fupin.model.text import Language
from fupin.reading.sources import find_sources
from fupin.report.content import Content
from fupin.report.formats import REPORTERS, Need
from support.reported import submission


@pytest.fixture(scope="session")
def rich_content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The content of `support.reported.submission`, with the copies of its sheets, as of one county."""
    folder = tmp_path_factory.mktemp("reported")
    paths = submission(folder)
    with chdir(folder):
        content = gather(find_sources(paths), CheckOptions(as_of=date(2018, 12, 31)), {Need.COPIES})
    return replace(content, result=replace(content.result, counties=()))


def written(content: Content, language: Language) -> bytes:
    """The workbook of a content."""
    stream = io.BytesIO()
    REPORTERS["xlsx"].write(content, stream, language)
    return stream.getvalue()


@pytest.fixture(scope="session")
def write() -> Callable[[Content, Language], bytes]:
    """Writes the workbook of a content."""
    return written


@pytest.fixture(scope="session")
def reports(rich_content: Content) -> Mapping[Language, bytes]:
    """The workbook of the rich submission in each language."""
    return {language: written(rich_content, language) for language in Language}


@pytest.fixture(scope="session")
def books(reports: Mapping[Language, bytes]) -> Mapping[Language, Workbook]:
    """The same, read by another library."""
    return {language: load_workbook(io.BytesIO(data)) for language, data in reports.items()}
