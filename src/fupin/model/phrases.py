"""Numbers that are more than a number and a unit: `3年6个月`, `三年半`, `百分之三十`, `三成五`, `5元3角`.

All texts are squeezed and in simplified characters.
"""

from __future__ import annotations

import re
from decimal import Decimal

from fupin.model.numerals import NUMERAL_SIGNS, read_figure

FIGURE = rf"[0-9.,{NUMERAL_SIGNS}]+"
"""A pattern for what may be digits or a numeral; `read_figure` says whether it is one."""

_YEARS = re.compile(rf"^(?P<years>{FIGURE})年(?:[零又]?(?P<months>{FIGURE})个?月|半)$")
_AND_A_HALF_MONTH = re.compile(rf"^(?P<months>{FIGURE})个半月$")
_HALVES_OF_TERMS = {"半年": Decimal(6), "半年期": Decimal(6), "半个月": Decimal("0.5")}

_PARTS = re.compile(rf"^(?P<whole>[十百千万])分之(?P<parts>{FIGURE})$")
_PART_UNITS = {"百": "%", "千": "‰", "万": "‱", "十": "成"}
_TENTHS = re.compile(rf"^(?P<tenths>{FIGURE})成(?P<more>[1-9一二三四五六七八九半])$")
_ALL_TENTHS = 10
_HALF_OF = re.compile(r"^半(?P<unit>亩|公顷|成)$")
_AND_A_HALF = re.compile(rf"^(?P<whole>{FIGURE})(?P<unit>亩|公顷)半$")

_ONE_DIGIT = "[1-9一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
_TENTHS_OF_MU = re.compile(rf"^(?P<whole>{FIGURE})亩(?P<tenths>{_ONE_DIGIT})分$")
_COINS = re.compile(
    rf"^(?:(?P<yuan>{FIGURE})元)?(?:零?(?P<jiao>{_ONE_DIGIT})角)?(?:零?(?P<fen>{_ONE_DIGIT})分)?[整正]?$"
)


def read_term(text: str) -> Decimal | None:
    """The months of a term in years and months, or with a half: `1年3个月`, `三年半`, `半年`, `一个半月`.

    Returns:
        Months; None where the text is no such phrase.
    """
    if text in _HALVES_OF_TERMS:
        return _HALVES_OF_TERMS[text]
    if (found := _AND_A_HALF_MONTH.match(text)) is not None:
        return _plus(found["months"], Decimal("0.5"))
    if (found := _YEARS.match(text)) is None:
        return None
    more = _whole(found["months"]) if found["months"] else Decimal(6)
    return None if more is None else _plus(found["years"], more, times=12)


def read_phrase(text: str) -> tuple[Decimal, str] | None:
    """A phrase as a number and its unit: `百分之三十` as 30 and %, `三成五` as 3.5 and 成, `半亩`, `三亩五分`."""
    if (found := _PARTS.match(text)) is not None:
        figure = Decimal(100) if text == "百分之百" else read_figure(found["parts"])
        return None if figure is None else (figure, _PART_UNITS[found["whole"]])
    if (found := _TENTHS.match(text)) is not None:
        more = Decimal(5) if found["more"] == "半" else read_figure(found["more"])
        tenths = None if more is None else _plus(found["tenths"], more / 10)
        return None if tenths is None or tenths > _ALL_TENTHS else (tenths, "成")
    if (found := _HALF_OF.match(text)) is not None:
        return Decimal("0.5"), found["unit"]
    if (found := _AND_A_HALF.match(text)) is not None:
        whole = _plus(found["whole"], Decimal("0.5"))
        return None if whole is None else (whole, found["unit"])
    if (found := _TENTHS_OF_MU.match(text)) is not None:
        whole = _plus(found["whole"], (read_figure(found["tenths"]) or Decimal(0)) / 10)
        return None if whole is None else (whole, "亩")
    return None


def read_coins(text: str) -> tuple[Decimal, str] | None:
    """An amount with 角 or 分 in yuan, and 元: `五元三角`, `伍万元零伍角叁分`; None for other texts."""
    found = _COINS.match(text)
    if found is None or not (found["jiao"] or found["fen"]):
        return None
    jiao, fen = (read_figure(found[name] or "零") or Decimal(0) for name in ("jiao", "fen"))
    yuan = _plus(found["yuan"] or "零", jiao / 10 + fen / 100)
    return None if yuan is None else (yuan, "元")


def _plus(whole: str, more: Decimal, *, times: int = 1) -> Decimal | None:
    figure = _whole(whole)
    return None if figure is None else figure * times + more


def _whole(text: str) -> Decimal | None:
    figure = read_figure(text)
    return None if figure is None or figure % 1 else figure
