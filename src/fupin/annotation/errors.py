"""Why a workbook can't be annotated."""

from __future__ import annotations

from fupin.model.errors import FupinError
from fupin.model.text import Text


class AnnotationError(FupinError):
    """The copy can't be made; nothing is written."""


def cannot_place(part: str, zh: str, en: str) -> AnnotationError:
    """The refusal of a package whose part is not as the format has it."""
    shown = "".join(sign if sign.isprintable() and sign not in "#:" else "?" for sign in part[:80])
    return AnnotationError(
        Text(
            f"无法标注：部件 {shown} {zh}；请用 Excel 或 WPS 打开后另存为 .xlsx 再试",
            f"can't annotate: the part {shown} {en}; open it in Excel or WPS, save it as .xlsx and try again",
        )
    )
