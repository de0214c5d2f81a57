"""What rows that are no records say: totals, notes, examples, the numbers of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BLANK = r"[\s\x{3000}\x{A0}]"
"""White space as RE2 has it, and the blanks of Chinese type and of web pages."""
TOTAL = (
    r"^\s*[^,，;；]{0,16}(小\s*计|合\s*计|总\s*计|共\s*计)(数|金额|户数|人数|笔数)?\s*"
    r"([(（][^()（）]{1,8}[)）])?\s*[:：]?\s*([0-9０-９]{1,7}\s*(户|人|笔|个|条|项|家)?)?\s*$"
).replace(r"\s", _BLANK)
BARE_TOTALS = tuple(
    f"{kind}{gap}计{end}"
    for kind in "小合总共累"
    for gap in ("", " ", "  ", "　", "　　")
    for end in ("", ":", "：", " ", "　")
)
"""What no field of a record says; any other text that ends in 合计 may be the name of something."""
FOOTNOTE = (
    r"^\s*[（(]?(注|备注|附注|说明|填表说明|填报说明|数据来源|填表人|填报人|报送人|填报单位|统计人|经办人|经手人|制表人?|制表单位"
    r"|复核人?|校对人?|审核人?|审批人|负责人|单位负责人|分管领导|主要领导|联系人|联系电话|电话|日期|(填表|填报|制表|报送|上报)(时间|日期)"
    r"|单位[（(]盖章[）)]|单位盖章|盖章)\s*([（(][^()（）]{1,6}[)）])?\s*[0-9０-９]{0,2}\s*[:：]"
).replace(r"\s", _BLANK)
NOTE_LABEL = rf"{FOOTNOTE}{_BLANK}*$"
"""The label of a note alone: what it labels stands in the next cell, which may be the key's."""
EXAMPLE = (
    r"^\s*[（(【]?\s*(示\s*例|样\s*例|范\s*例|举\s*例|示\s*范|例|填写示例|填报示例|填写样例)\s*[）)】]?\s*([:：].*)?$"
).replace(r"\s", _BLANK)
HEADING = r"^\s*([（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}\s*[、.．])\s*\S".replace(
    r"\s", _BLANK
)
"""The heading of a part of a table: 一、产业类, （二）基础设施."""
SENTENCE = r"^[^0-9A-Za-z]*\S*[\x{4E00}-\x{9FFF}]{4,}.*[，。；、：,;:].*[\x{4E00}-\x{9FFF}]{2,}"
"""Words with a stop between: no key or name reads so."""
COLONS = (":", "：")

_LEAST_NUMBERS = 3
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FORMULA = re.compile(r"^[(（]?(?P<number>[0-9]{1,3})[)）]?(\s*[=＝].+)?$")


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row's texts number the columns of a form: 1 2 3 …, 甲 乙 1 2 …, A B C …; 3=1+2 counts as 3."""
    filled = [text.strip() for text in texts if text.strip()]
    if len(filled) < _LEAST_NUMBERS:
        return False
    stems = 0
    while stems < len(filled) and stems < len(_STEMS) and filled[stems] == _STEMS[stems]:
        stems += 1
    if all(text == chr(ord("A") + at) for at, text in enumerate(filled[:26])) and len(filled) <= 26:
        return True
    found = [_FORMULA.match(text) for text in filled[stems:]]
    numbers = [int(each["number"]) for each in found if each is not None]
    first = numbers[0] if numbers else 1
    runs_on = len(numbers) == len(found) and numbers == list(range(first, first + len(numbers)))
    return runs_on and first in (0, 1, stems + 1)
