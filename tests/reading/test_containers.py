"""Zip packages and OLE2 files by the names of their parts."""

from __future__ import annotations

import io

import pytest

from fupin.model.errors import UnreadableInputError
from fupin.reading.containers import kind_of_package, kind_of_streams
from fupin.reading.guard.compound import kind_of_compound
from fupin.reading.kinds import Kind
from support.hostile.compound import compound

ODS = b"application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("names", "mimetype", "kind"),
    [
        (["[Content_Types].xml", "xl/workbook.xml"], b"", Kind.WORKBOOK),
        (["[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"], b"", Kind.WORKBOOK),
        (["[Content_Types].xml", "book.xml"], b"", Kind.WORKBOOK),
        (["mimetype", "content.xml"], ODS, Kind.OPEN_DOCUMENT),
        (["mimetype", "content.xml"], ODS + b"-template\n", Kind.OPEN_DOCUMENT),
        (["content.xml"], b"", Kind.OPEN_DOCUMENT),
    ],
)
def test_packages_that_are_workbooks(names: list[str], mimetype: bytes, kind: Kind) -> None:
    assert kind_of_package(names, mimetype) is kind


@pytest.mark.parametrize(
    ("names", "mimetype", "says"),
    [
        (
            ["[Content_Types].xml", "word/document.xml", "word/embeddings/a.xlsx"],
            b"",
            "a Word document (.docx), not a",
        ),
        (["[Content_Types].xml", "ppt/presentation.xml"], b"", "a presentation (.pptx), not a"),
        (["[Content_Types].xml", "xl/workbook.bin"], b"", "a binary workbook (.xlsb), not a"),
        (["content.xml"], b"application/vnd.oasis.opendocument.text", "an OpenDocument file of another kind"),
        (["Index/Document.iwa"], b"", "an Apple iWork file"),
        (["贷款.xlsx", "企业.xlsx"], b"", "a zip package, not a workbook; unpack it"),
        ([], b"", "a zip package"),
    ],
)
def test_packages_that_are_none(names: list[str], mimetype: bytes, says: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        kind_of_package(names, mimetype)
    assert caught.value.text.en.startswith(says)


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ({"worddocument", "workbook"}, "a Word or WPS document (.doc, .wps), not a workbook"),
        ({"powerpoint document"}, "a presentation (.ppt, .dps)"),
        ({"__properties_version1.0"}, "an Outlook message"),
        ({"contents"}, "an Office file, not a workbook"),
        (set(), "an Office file, not a workbook"),
    ],
)
def test_ole2_files_that_are_no_workbooks(names: set[str], says: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        kind_of_streams(names)
    assert caught.value.text.en.startswith(says)


def test_ole2_files_are_told_by_what_lies_in_their_root() -> None:
    assert kind_of_compound(io.BytesIO(compound({"Workbook": b"x"}))) is Kind.OLD_WORKBOOK
    assert kind_of_compound(io.BytesIO(compound({"Book": b"x", "Other": b"y"}))) is Kind.OLD_WORKBOOK
    for streams, says in (
        ({"WordDocument": b"x"}, "a Word or WPS document"),
        ({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}, "protected by a password"),
        ({}, "an Office file, not a workbook"),
    ):
        with pytest.raises(UnreadableInputError) as caught:
            kind_of_compound(io.BytesIO(compound(streams)))
        assert says in caught.value.text.en


def test_a_document_inside_a_document_does_not_say_what_it_is() -> None:
    """A word processor's file that holds a workbook: the stream is there, but not in the root."""
    data = bytearray(compound({"WordDocument": b"x", "Workbook": b"y"}))
    at = data.index("WordDocument".encode("utf-16-le"))
    data[at + 72 : at + 76] = b"\xff\xff\xff\xff"  # nothing beside it
    with pytest.raises(UnreadableInputError, match="Word"):
        kind_of_compound(io.BytesIO(data))
    data = bytearray(compound({"Workbook": b"x", "WordDocument": b"y"}))
    at = data.index("Workbook".encode("utf-16-le"))
    data[at + 72 : at + 76] = b"\xff\xff\xff\xff"
    assert kind_of_compound(io.BytesIO(data)) is Kind.OLD_WORKBOOK
