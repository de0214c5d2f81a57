"""Texts that stand in submissions and are no value of their field, by dimension or type."""

from __future__ import annotations

_ANY = ("待定", "不详", "#REF!", "#N/A", "见附件", "?")
_NUMBER = (*_ANY, "约5万", "5-6", "五千", "1,23", "1.2.3", "5万多", "无")

UNREADABLE_TEXTS: dict[str, tuple[str, ...]] = {
    "money": (*_NUMBER, "50000.00001元", "100000000000000元", "5亩", "3年", "30%", "5千瓦"),
    "months": (*_NUMBER, "三年半左右", "36.00001个月", "5亩", "5万元", "3年左右", "2021-08-28"),
    "亩": (*_NUMBER, "100.00001亩", "5万元", "36个月", "30%"),
    "千瓦": (*_NUMBER, "300.00001千瓦", "5万元", "100亩"),
    "share": (*_NUMBER, "4.3500001%", "5万元", "三成"),
    "count": (*_ANY, "3.5", "-3", "10多人", "十人", "5亩", "100000000000000"),
    "number": (*_ANY, "1.00001", "约5"),
    "date": (*_ANY, "2018-02-30", "2018-13-01", "2018年", "3月底", "28-08-2018", "无", "2018年8月"),
    "flag": (*_ANY, "部分", "是否", "基本是"),
    "enum": (*_ANY, "以上都不是"),
    "id": ("#REF!", "#N/A", "#VALUE!"),
    "text": ("#REF!", "#N/A", "#NAME?"),
}
