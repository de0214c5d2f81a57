"""Reading yes or no: words, ticks and crosses, numbered choices, and boxes of a printed form."""

from __future__ import annotations

import re

from fupin.model.cell import Reading, unread
from fupin.model.look_alikes import look_alike_folded
from fupin.model.problems import ProblemCode
from fupin.model.units import squeeze

YES, NO = "是", "否"
_TICKS, _CROSSES = "√✓✔☑✅", "×✗✘✕✖❌"
_TICKED_BOXES = "☑✅"
_WORDS = {
    **dict.fromkeys(("是", "有", "对", "y", "yes", "true", "1", *_TICKS), True),
    **dict.fromkeys(("否", "无", "没有", "不是", "n", "no", "false", "0", *_CROSSES), False),
}
_LAST_STOP = re.compile("(?<=[是否有无对])[。.;,]$")
_NUMBERED = re.compile(r"^(?:(?P<number>[012])[.、,:)]?|\((?P<enclosed>[012])\))(?P<word>[是否])$")
_NUMBERS = {YES: ("1",), NO: ("0", "2")}

_LABEL, _MARK = "[是有否无]", f"[{_TICKS}{_CROSSES}]"
_MARKED = re.compile(rf"^(?:(?P<word>{_LABEL})(?P<mark>{_MARK})|(?P<front>{_MARK})(?P<behind>{_LABEL}))$")
_BRACKETS = re.compile(rf"[(\[]({_MARK}?)[)\]]")
"""A box as it is typed: `(√)` where it is marked, `( )` where it is not."""
_FILLED, _EMPTY = f"{_TICKS}■☒●▣◉", "□☐○◯▢◻⬜"
_BOX = f"[{_FILLED}{_EMPTY}{_CROSSES}]"
_ONE, _OTHER = (rf"(?:[012][.、])?(?P<{name}>{_LABEL})" for name in ("one", "other"))
_ONE_BOX, _OTHER_BOX = (f"(?P<{name}>{_BOX})" for name in ("one_box", "other_box"))
_BOXES = (
    re.compile(f"^{_ONE_BOX}{_ONE}[/、,;|]?{_OTHER_BOX}{_OTHER}$"),
    re.compile(f"^{_ONE}{_ONE_BOX}[/、,;|]?{_OTHER}{_OTHER_BOX}$"),
)
_PAIRS = ({"是", "否"}, {"有", "无"})
_EITHER = re.compile(f"[是有].{{0,3}}[否无]|[否无].{{0,3}}[是有]|^{_BOX}{_LABEL}?$|^{_LABEL}{_BOX}$")
_PICTURES = dict.fromkeys(map(ord, "\ufe0e\ufe0f"))
"""Signs that only choose between the plain and the coloured picture of the sign before them."""
_LONGEST = 20


def read_flag(text: str) -> Reading:
    """Reads a cell of a flag field: true or false, or a problem, with both readings where it could be either."""
    plain = look_alike_folded(squeeze(text)).casefold().translate(_PICTURES)
    if len(plain) > _LONGEST:
        return unread(ProblemCode.UNREADABLE)
    plain = _BRACKETS.sub(lambda box: box[1] or _EMPTY[0], plain)
    word = _LAST_STOP.sub("", plain)
    for flag in (_WORDS.get(word), _of_number(word), _of_mark(word), _of_boxes(plain)):
        if flag is not None:
            return Reading(flag, filled=True)
    return unread(ProblemCode.UNREADABLE, readings=(YES, NO) if _could_be_either(word) else ())


def _of_number(text: str) -> bool | None:
    """`1.是`, `2、否`: a choice with its usual number."""
    found = _NUMBERED.match(text)
    if found is None or (found["number"] or found["enclosed"]) not in _NUMBERS[found["word"]]:
        return None
    return found["word"] == YES


def _of_mark(text: str) -> bool | None:
    """`是√`: a word with a mark that says the same, or with a ticked box; None where they may contradict."""
    found = _MARKED.match(text)
    if found is None:
        return None
    flag = _WORDS[found["word"] or found["behind"]]
    mark = found["mark"] or found["front"]
    return flag if mark in _TICKED_BOXES or _WORDS[mark] == flag else None


def _of_boxes(text: str) -> bool | None:
    """`☑是 □否`: both words with a box each, exactly one of which is filled."""
    for form in _BOXES:
        found = form.match(text)
        if found is None or {found["one"], found["other"]} not in _PAIRS:
            continue
        one, other = (found[box] in _FILLED for box in ("one_box", "other_box"))
        if one != other:
            return _WORDS[found["one"] if one else found["other"]]
    return None


def _could_be_either(text: str) -> bool:
    """Whether the text speaks of yes and no, but of both or of neither, or contradicts itself."""
    return _EITHER.search(text) is not None
