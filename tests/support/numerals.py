"""Numbers written in Chinese, as they are taught at school."""

from __future__ import annotations

PLAIN = "零一二三四五六七八九"
FINANCIAL = "零壹贰叁肆伍陆柒捌玖"


def group_in_words(number: int, digits: str, powers: str) -> str:
    """A number below 10,000 as it is taught at school: one 零 for each run of empty places inside."""
    text, empty = "", False
    for place, sign in zip((1000, 100, 10, 1), powers, strict=True):
        digit = number // place % 10
        if digit == 0:
            empty = bool(text)
            continue
        text += ("零" if empty else "") + digits[digit] + sign.strip()
        empty = False
    return text


def in_words(number: int, digits: str = PLAIN, powers: str = "千百十 ") -> str:
    """A number below 10^12 in words."""
    if number == 0:
        return digits[0]
    text = ""
    for power, sign in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group = number // power % 10**4
        if group:
            text += "零" if text and group < 1000 else ""
            text += group_in_words(group, digits, powers) + sign
        skipped = number // power and not group and number % power
        if skipped and not text.endswith("零"):
            text += "零"
    return text.replace("零零", "零")
