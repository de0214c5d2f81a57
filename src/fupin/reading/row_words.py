"""What rows that are no records say: totals, notes, examples, the numbers of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BLANK = r"[\s\x{3000}\x{A0}]"
"""White space as RE2 has it, and the blanks of Chinese type and of web pages."""
_COUNTED = r"(户|人|笔|个|条|项|家|次|村|亩|万?元)"
TOTAL = (
    r"^\s*([^,，;；]{0,16}(小\s*计|合\s*计|总\s*计|共\s*计)(数|金额|户数|人数|笔数)?\s*"
    r"([(（][^()（）]{1,8}[)）])?\s*([:：]\s*(人民币|大写|[零壹贰叁肆伍陆柒捌玖拾佰仟]).*|[:：]?\s*"
    rf"([0-9０-９]{{1,7}}|([0-9０-９.,，]{{1,12}}\s*{_COUNTED}[、,，;；]?\s*)+)?)"
    rf"|共\s*([0-9０-９.,，]{{1,12}}\s*{_COUNTED}[、,，;；]?\s*)+|(全[县市区乡镇省村]|本[页表])?(汇总|总数|平均值?)[:：]?"
    r"|其\s*中\s*([:：].*)?)\s*$"
).replace(r"\s", _BLANK)
"""A total, an average, or a part of the total above: 全县合计, 合计（5户）, 共5户, 其中：续贷."""
NAMED_TOTAL = (
    r"^\s*(全|本|[\x{4E00}-\x{9FFF}]{1,8})[省市县区乡镇村页表月年]\s*(小\s*计|合\s*计|总\s*计)\s*[:：]?\s*$".replace(
        r"\s", _BLANK
    )
)
"""The total of a place or a page, which no record is called: 全县合计, 城关镇小计."""
COUNT = rf"^\s*[0-9０-９]{{1,7}}\s*{_COUNTED}?\s*$"
"""How many records a total covers, where a key would stand."""
TOTAL_ENDS = ("合计", "小计", "总计")
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
SIGNED = (
    r"^\s*(填表人|填报人|报送人|制表人?|统计人|经办人|经手人|复核人?|校对人?|审核人?|审批人|(单位)?负责人|分管领导|主要领导|联系人|联系电话)"
    r"(签字|签名|签章)?\s*([(（](签字|签名|签章|盖章)[)）])?(\s+\S.*)?$"
).replace(r"\s", _BLANK)
"""Who signs, without a colon: it counts where nothing else of a record stands in the row."""
NOTE_LABEL = rf"{FOOTNOTE}{_BLANK}*$"
"""The label of a note alone: what it labels stands in the next cell, which may be the key's."""
EXAMPLE = (
    r"^\s*[（(【]?\s*(示\s*例|样\s*例|范\s*例|举\s*例|示\s*范|例|例如|样表|填写示例|填报示例|填写样例)\s*"
    r"[0-9０-９]{0,2}\s*[）)】]?\s*([:：].*)?$"
).replace(r"\s", _BLANK)
FILLING = (
    r"^\s*[（(【]?(必填项?|选填项?|非必填|必须填写|文本型?|文本格式|数字型?|数值型?|整数|日期型?|日期格式|字符型?|字符串|下拉(选择|选项)?"
    r"|单选|多选|是/否|自动生成)[）)】]?\s*$"
)
"""How a column is to be filled in; a row of such texts is no record."""
HEADING = r"^\s*([（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}\s*[、.．])\s*\S".replace(
    r"\s", _BLANK
)
"""The heading of a part of a table: 一、产业类, （二）基础设施."""
SENTENCE = r"^[^0-9A-Za-z]*\S*[\x{4E00}-\x{9FFF}]{4,}.*[，。；、：,;:].*[\x{4E00}-\x{9FFF}]{2,}"
"""Words with a stop between: no key or name reads so."""
COLONS = (":", "：")

_LEAST_NUMBERS = 3
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LABELS = frozenset({"栏次", "列次", "栏目", "序号", "行次", "列号"})
_CIRCLED = {chr(0x2460 + at): str(at + 1) for at in range(20)}
_FORMULA = re.compile(r"^[(（]?(?P<number>[0-9]{1,3})[)）]?(\s*[=＝].+)?$")


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row's texts number the columns of a form: 1 2 3 …, 甲 乙 1 2 …, A B C …; 3=1+2 counts as 3."""
    filled = [_CIRCLED.get(text.strip(), text.strip()) for text in texts if text.strip()]
    labelled = bool(filled) and "".join(filled[0].split()) in _LABELS
    filled = filled[labelled:]
    if len(filled) < _LEAST_NUMBERS - labelled:
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
