"""Masking of personal data: identity, bank card and telephone numbers, and names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar, cast

_T = TypeVar("_T")

_GAP = "[ -]{0,2}"
_WIDE_GAP = "[ ./_-]{0,2}"
_IDENTITY = re.compile(rf"(?=([0-9](?:{_WIDE_GAP}[0-9]){{16}}{_WIDE_GAP}[0-9Xx]))")
"""Eighteen signs anywhere, inside a longer number too: an account may begin with its holder's identity."""
_IDENTITY_DIGITS = re.compile(
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{4}"  # the division where it was issued
    r"(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"  # the date of birth
    r"[0-9]{3}[0-9Xx]"
)
_OLD_IDENTITY = (
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])[0-9]{4}"
    r"[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}"
)
_ROUNDED = r"[1-9]\.[0-9]{7,16}[eE]\+?1[4-8]"
"""A long number that a spreadsheet has rounded: its first fifteen digits are somebody's all the same."""
_BANK_CARD = (
    rf"62(?:{_GAP}[0-9]){{14,17}}"  # of UnionPay
    rf"|(?:9558|9559|4367|4563|4055|6013|6014)(?:{_GAP}[0-9]){{12,15}}"  # of the large banks, before that
    r"|[45][0-9]{3}(?:[ -][0-9]{4}){3}"  # of others, in the groups printed on the card
)
_MOBILE = rf"(?:(?:\+|00)?86{_GAP})?0?1{_GAP}[3-9](?:{_GAP}[0-9]){{9}}|1[3-9][0-9]\.[0-9]{{4}}\.[0-9]{{4}}"
_AREA = r"(?:10|2[0-9]|[3-9][0-9]{2})"
_LANDLINE = rf"(?:\(0{_AREA}\) ?|0{_AREA}[ -]|(?:\+|00)?86[ -]0?{_AREA}[ -])[2-9][0-9]{{2,3}}[ -]?[0-9]{{4}}"
_OTHERS = re.compile(
    rf"(?<![0-9A-Za-z])(?:{_BANK_CARD}|{_OLD_IDENTITY}|{_ROUNDED}|{_MOBILE}|{_LANDLINE})(?![0-9A-Za-z])"
)
_NAMED_PHONE = re.compile(
    rf"(?:电话|手机|座机|传真|联系方式|tel|phone|mobile)[^0-9]{{0,4}}([0-9](?:{_GAP}[0-9]){{6,12}})", re.IGNORECASE
)
"""What calls itself a telephone number: without an area code, or right behind a Latin word."""
_FEWEST_DIGITS = 7
_KEPT_HEAD, _KEPT_TAIL = 3, 2


def mask_numbers(text: str) -> str:
    """The text with every personal number masked but for its first and last signs.

    Full-width digits and digits set apart by spaces or dashes are seen as well; nobody's check
    digit is verified, for a mistyped number is still somebody's. An identity number is told from
    other long numbers by the division and the date of birth inside it.
    """
    if len(text) < _FEWEST_DIGITS or sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return text
    plain = "".join(map(_plain_sign, text))
    spans = [found.span(1) for found in _IDENTITY.finditer(plain) if is_identity(found[1])]
    spans += [found.span() for found in _OTHERS.finditer(plain)]
    spans += [found.span(1) for found in _NAMED_PHONE.finditer(plain)]
    signs = list(text)
    for start, end in spans:
        hidden = slice(start + _KEPT_HEAD, end - _KEPT_TAIL)
        signs[hidden] = "*" * len(signs[hidden])
    return "".join(signs)


def mask_name(text: str) -> str:
    """A person's name with all but its first character masked."""
    name = text.strip()
    return name[:1] + "*" * max(len(name) - 1, 1) if name else text


def without_numbers(item: _T) -> _T:
    """The same with the personal numbers in all of its texts masked.

    Args:
        item: a text, or a tuple, mapping or dataclass that holds texts at any depth. What is neither
            (a number, a member of an enumeration) stays as it is.
    """
    return cast("_T", _without_numbers(item))


def _without_numbers(item: object) -> object:
    if item is None or isinstance(item, Enum):
        return item
    if isinstance(item, str):
        masked = mask_numbers(item)
        return item if masked == item else masked
    if isinstance(item, tuple):
        parts = [_without_numbers(part) for part in item]
        if all(new is old for new, old in zip(parts, item, strict=True)):
            return item
        make = getattr(item, "_make", tuple)  # a named tuple stays one
        return make(parts)
    if isinstance(item, Mapping):
        values_of = {name: _without_numbers(value) for name, value in item.items()}
        return item if all(values_of[name] is item[name] for name in item) else values_of
    if is_dataclass(item) and not isinstance(item, type):
        values = {part.name: getattr(item, part.name) for part in fields(item)}
        hidden = {name: _without_numbers(value) for name, value in values.items()}
        changed = {name: value for name, value in hidden.items() if value is not values[name]}
        return replace(item, **changed) if changed else item
    return item


def is_identity(number: str) -> bool:
    """Whether eighteen signs are a resident identity number: by division and date of birth, not the check digit."""
    return _IDENTITY_DIGITS.fullmatch(re.sub("[ ./_-]", "", number)) is not None


def _plain_sign(sign: str) -> str:
    """One sign for one: any script's digit in ASCII, any dash as -, any gap as a space."""
    if sign.isascii():
        return " " if sign.isspace() else sign
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(sign)
    if category in ("Zs", "Cf"):
        return " "
    folded = unicodedata.normalize("NFKC", sign)
    return "-" if category == "Pd" else folded if len(folded) == 1 else sign
