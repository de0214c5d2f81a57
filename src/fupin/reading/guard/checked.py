"""Reading as it is done in the reading process: what a reader gives is checked before it is passed on."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.files import FileContents, read_file


def read_checked(path: Path, encoding: str | None = None) -> FileContents:
    """Reads a file as `read_file` does, and makes sure that its texts are texts.

    Native readers take texts from crafted files as they are; the rest of the program relies on
    them being UTF-8.

    Args:
        path: the file.
        encoding: the encoding of a text file as the user says it; None where it is to be found.

    Raises:
        UnreadableInputError: see `read_file`; or a column's memory is no column of texts.
    """
    contents = read_file(path, encoding)
    try:
        for sheet in contents.sheets:
            for column in sheet.raw.columns:
                column.validate(full=True)
    except pa.ArrowInvalid as error:
        raise UnreadableInputError(
            Text("文件里有不是 UTF-8 的文字", "the file has texts that are not UTF-8")
        ) from error
    return contents
