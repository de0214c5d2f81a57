"""The county's places and people, all of them made up: townships, villages, households, names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .values import Dice

COUNTY = "示例县"
DIVISION = "139900"
"""A division code that the state has given to no county."""

_VILLAGES = {
    "城关镇": "东关村 西关村 南坡村",
    "柳河镇": "柳河村 上湾村 下湾村",
    "石桥镇": "石桥村 前庄村",
    "白杨乡": "白杨沟村 二道沟村 三道沟村",
    "北岭乡": "北岭村 大石头村",
    "青石乡": "青石峪村 杏树台村",
    "南河乡": "南河沿村 马蹄湾村",
    "高台乡": "高台村",
}
_ORDINARY = frozenset({"东关村", "西关村", "柳河村", "石桥村", "南河沿村"})
_DEEP = frozenset({"三道沟村", "大石头村", "杏树台村"})
_TOURISM = frozenset({"白杨沟村", "青石峪村", "马蹄湾村"})
HOUSEHOLDS_A_VILLAGE = (6, 4, 5, 4)
"""How many households of each village the sheets hold, over and over."""


@dataclass(frozen=True)
class Village:
    """A village and what the lists say of it."""

    id: str
    name: str
    township: str
    poor: bool
    deep: bool
    tourism: bool
    households: tuple[str, ...]


def townships() -> list[tuple[str, str]]:
    """The ids and names of the townships."""
    return [(f"{DIVISION}{100 + number}", name) for number, name in enumerate(_VILLAGES, 1)]


def villages() -> list[Village]:
    """The villages in the order of their ids, with the ids of their households."""
    found: list[Village] = []
    for township, name in townships():
        for number, village in enumerate(_VILLAGES[name].split(), 1):
            place = f"{township}{200 + number}"
            count = HOUSEHOLDS_A_VILLAGE[len(found) % len(HOUSEHOLDS_A_VILLAGE)]
            households = tuple(f"{place}{house:04d}" for house in range(1, count + 1))
            found.append(
                Village(
                    place, village, name, village not in _ORDINARY, village in _DEEP, village in _TOURISM, households
                )
            )
    return found


def poor_villages() -> list[Village]:
    """The villages on the list of poor villages."""
    return [village for village in villages() if village.poor]


def person(dice: Dice) -> str:
    """A name that nobody bears: every given name says that it is an example."""
    return dice.choice("赵钱孙李周吴郑王冯陈") + dice.choice("示例") + dice.choice("甲乙丙丁戊己庚辛")


def day_after(dice: Dice, day: date, least: int, most: int) -> date:
    """A working day some days after another."""
    later = day + timedelta(days=dice.randint(least, most))
    return later + timedelta(days=7 - later.weekday()) if later.weekday() >= _SATURDAY else later


_SATURDAY = 5
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def credit_code(number: int, kind: str = "91") -> str:
    """A unified social credit code that looks right and never is: its last character is off by one."""
    body = f"{kind}{DIVISION}MA0E{number:05d}"
    total = sum(_ALPHABET.index(mark) * weight for mark, weight in zip(body, _WEIGHTS, strict=True))
    right = (31 - total % 31) % 31
    return body + _ALPHABET[(right + 1) % 31]
