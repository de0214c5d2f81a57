"""Records that only together say what a rule about a group asks: events, plans, applications of equal score."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from random import Random

from reference.evaluator import Value

Values = dict[str, Value]


def sets_of_values(random: Random, record: str) -> list[Values]:
    """Give the values of some records of a kind that belong together; none for other kinds and now and then."""
    make = _SETS.get(record)
    return [] if make is None or random.random() < 0.1 else make(random)


def _events(random: Random) -> list[Values]:
    """Give the province's events, one in each of the places named, with a fair or without."""
    held: Values = {"organiser_level": "省级", "held_on": date(2019, random.randint(1, 12), random.randint(1, 28))}
    shows: list[Values] = [{**held, "event_type": "推介会", "city": city} for city in ("北京", "上海市", "深圳")]
    fair: Values = {**held, "event_type": random.choice(["产销对接大会", "其他", "其他"]), "city": "石家庄"}
    return [*shows, fair]


def _plans(random: Random) -> list[Values]:
    """Give the documents that a province or a prefecture is to have, the last of them for the year."""
    level, names = random.choice(_PLANS)
    place: Values = {"planning_area": "P01", "area_level": level, "year": Fraction(random.choice([2018, 2019]))}
    return [{**place, "document": name} for name in names]


_PLANS = (
    ("省", ("产业扶贫规划", "工作方案", "年度工作要点")),
    ("市", ("推进机制", "产业扶贫规划", "政策措施", "年度计划")),
)


def _applications(random: Random) -> list[Values]:
    """Give two applications of equal score, of a poor area and of another, one of them accepted."""
    alike: Values = {
        "programme": random.choice(["合作社示范社", "提质增效行动计划"]),
        "applied_level": random.choice(["国家级", "省级"]),
        "year": Fraction(random.choice([2018, 2019])),
        "score": Fraction(random.randint(700, 990), 10),
    }
    accepted = random.random() < 0.5
    return [
        {**alike, "poor_area": True, "accepted": accepted},
        {**alike, "poor_area": False, "accepted": not accepted},
    ]


_SETS: Mapping[str, Callable[[Random], list[Values]]] = {
    "event": _events,
    "plan": _plans,
    "application": _applications,
}
