"""Which areas' values may be put together: none that contain each other or may be the same."""

from __future__ import annotations

from collections.abc import Sequence

from fupin.model.text import Text
from fupin.rulebook.policy_shapes import AreasShape

_KINDS = ("县", "市", "区", "省")
_SHORTEST_STEM = 2


def is_whole(area: str | None, known: AreasShape | None) -> bool:
    """Whether an area is the one that the targets speak of."""
    return known is not None and area in known.whole


def is_large(area: str | None, known: AreasShape | None) -> bool:
    """Whether an area contains counties, or is not named at all."""
    return area is None or (known is not None and area in (*known.whole, *known.containing))


def why_apart(areas: Sequence[str | None], known: AreasShape | None) -> Text | None:
    """Why the values of several areas can't be put together; None where they can."""
    names = [area for area in areas if area is not None]
    if len(names) < len(areas):
        return Text("有的行没写地区，不知是否重复", "some rows name no area and may overlap with others")
    if known is None:
        return Text("规则库没有说明哪些地区含有别的地区", "the rule book doesn't say which areas contain others")
    large = [name for name in names if name in known.containing]
    small = [name for name in names if name not in (*known.containing, *known.apart, *known.whole)]
    if large and small:
        return Text(
            f"{large[0]}可能含有{small[0]}，相加会重复",
            f"{large[0]} may contain {small[0]}; a sum would count it twice",
        )
    stems: dict[str, str] = {}
    for name in names:
        first = stems.setdefault(_stem(name), name)
        if first != name:
            return Text(f"不知{first}和{name}是否同一地区", f"{first} and {name} may be the same area")
    return None


def _stem(name: str) -> str:
    return name[:-1] if name.endswith(_KINDS) and len(name) > _SHORTEST_STEM else name
