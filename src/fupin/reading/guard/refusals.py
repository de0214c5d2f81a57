"""Refusals that no option lifts: files that are broken, crafted or protected."""

from __future__ import annotations

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text


def damaged(zh: str, en: str) -> UnreadableInputError:
    """The refusal of a workbook that could be read in more than one way, or only in part.

    Args:
        zh: what was found and where.
        en: the same in English.
    """
    return UnreadableInputError(
        Text(
            f"工作簿已损坏或被动过手脚：{zh}；请用 WPS 或 Excel 打开，核对后另存为 .xlsx 再报",
            f"the workbook is damaged or has been tampered with: {en};"
            " open it in WPS or Excel, check it and save it again as .xlsx",
        )
    )


def protected() -> UnreadableInputError:
    """The refusal of a file that can't be opened without a password."""
    return UnreadableInputError(
        Text(
            "工作簿有密码保护（文件没有损坏）；请去掉打开密码后另存再报",
            "the workbook is protected by a password (it is not corrupt); save it without one",
        )
    )


def unopened(error: OSError) -> UnreadableInputError:
    """The refusal of a file that the system won't open."""
    if isinstance(error, FileNotFoundError):
        return UnreadableInputError(Text("没有这个文件", "no such file"))
    return UnreadableInputError(Text(f"无法打开：{error.strerror}", f"can't be opened: {error.strerror}"))


def not_regular() -> UnreadableInputError:
    """The refusal of a path that is no file: a device, a pipe, a socket."""
    return UnreadableInputError(
        Text("不是普通文件（设备、管道等不能检查）", "not a regular file (devices and pipes can't be checked)")
    )
