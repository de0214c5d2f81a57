"""Styles of an OpenDocument workbook: number formats that say more than digits, and hidden sheets."""

from __future__ import annotations

from fupin.reading.formats.number_formats import NumberShape, shape_of
from fupin.reading.formats.open_document_names import named

_NAME, _DATA_STYLE, _PARENT = named("style:name"), named("style:data-style-name"), named("style:parent-style-name")
_STYLE, _FAMILY = named("style:style"), named("style:family")
_MAP, _CONDITION, _APPLIED = named("style:map"), named("style:condition"), named("style:apply-style-name")
_SHEET, _DISPLAY = named("style:table-properties"), named("table:display")
_DATA = frozenset(map(named, ("number:number-style", "number:percentage-style", "number:currency-style")))
_PERCENTAGE = named("number:percentage-style")
_NUMBER, _TEXT = named("number:number"), named("number:text")
_OTHER = frozenset(
    map(
        named,
        (
            "number:scientific-number",
            "number:fraction",
            "number:embedded-text",
            "number:text-content",
            "number:boolean",
        ),
    )
)
_LEAST, _DECIMALS = named("number:min-integer-digits"), named("number:decimal-places")
_GROUPED, _FACTOR = named("number:grouping"), named("number:display-factor")
_BY_SIGN = frozenset({"value()>=0", "value()>0", "value()<0", "value()=0"})
_DEEPEST = 20
_MOST_DIGITS = 30


class Styles:
    """Collects the styles of one part as a parser goes through it."""

    def __init__(self, common: Styles | None = None) -> None:
        """Starts without styles; those of `common` are found where it has none of its own."""
        self._common = common
        self._codes: dict[str, str | None] = {}
        self._positive: dict[str, str] = {}
        self._cells: dict[str, tuple[str | None, str]] = {}
        self._shapes: dict[str, NumberShape | None] = {}
        self._hidden: set[str] = set()
        self._data, self._sheet = "", ""
        self._in_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Takes the start of an element."""
        if name in _DATA:
            self._data = attributes.get(_NAME, "")
            self._codes[self._data] = ""
        elif name == _STYLE:
            self._start_style(attributes)
        elif name == _SHEET and self._sheet and attributes.get(_DISPLAY) == "false":
            self._hidden.add(self._sheet)
        elif self._data:
            self._start_part(name, attributes)

    def text(self, data: str) -> None:
        """Takes text."""
        if self._in_text and (code := self._codes[self._data]) is not None:
            self._codes[self._data] = code + "".join(f"\\{sign}" for sign in data)

    def end(self, name: str) -> None:
        """Takes the end of an element."""
        if name in _DATA:
            if name == _PERCENTAGE and self._codes.get(self._data) is not None:
                self._codes[self._data] = "0%"
            self._data = ""
        elif name == _TEXT:
            self._in_text = False
        elif name == _STYLE:
            self._sheet = ""

    def shape(self, style: str) -> NumberShape | None:
        """What a cell style makes of a number."""
        if style not in self._shapes:
            self._shapes[style] = self._shape(style)
        return self._shapes[style]

    def hides(self, style: str) -> bool:
        """Whether a sheet of this style is hidden."""
        return style in self._hidden or (self._common is not None and self._common.hides(style))

    def _start_style(self, attributes: dict[str, str]) -> None:
        name, family = attributes.get(_NAME, ""), attributes.get(_FAMILY)
        self._sheet = name if family == "table" else ""
        if family == "table-cell":
            self._cells[name] = (attributes.get(_DATA_STYLE), attributes.get(_PARENT, ""))

    def _start_part(self, name: str, attributes: dict[str, str]) -> None:
        if name == _TEXT:
            self._in_text = True
        elif name == _NUMBER:
            self._add(_digits(attributes))
        elif name == _MAP:
            self._positive.setdefault(self._data, attributes.get(_APPLIED, ""))
            if attributes.get(_CONDITION, "").replace(" ", "") not in _BY_SIGN:
                self._codes[self._data] = None
        elif name in _OTHER:
            self._codes[self._data] = None

    def _add(self, code: str | None) -> None:
        before = self._codes[self._data]
        self._codes[self._data] = None if before is None or code is None else before + code

    def _shape(self, style: str) -> NumberShape | None:
        for _ in range(_DEEPEST):
            if style not in self._cells:
                return None if self._common is None else self._common.shape(style)
            data, parent = self._cells[style]
            if data is not None:
                code = self._code(data)
                return None if code is None else shape_of(code)
            style = parent
        return None

    def _code(self, data: str) -> str | None:
        """The format code of a data style as it shows positive numbers; None where that has none."""
        if data not in self._codes:
            return None if self._common is None else self._common._code(data)
        own = self._codes[data]
        positive = self._positive.get(data)
        return own if own is None or positive is None else self._codes.get(positive)


def _digits(attributes: dict[str, str]) -> str | None:
    """The digits of a format code; None where they would not show the number itself."""
    least, decimals = (attributes.get(name, "0") for name in (_LEAST, _DECIMALS))
    if attributes.get(_FACTOR, "1") not in ("1", "1.0") or not (least.isdecimal() and decimals.isdecimal()):
        return None
    if int(least[:3]) > _MOST_DIGITS or int(decimals[:3]) > _MOST_DIGITS:
        return None
    whole = ("#,##" if attributes.get(_GROUPED) == "true" else "") + ("0" * int(least) or "#")
    return f"{whole}.{'0' * int(decimals)}" if int(decimals) else whole
