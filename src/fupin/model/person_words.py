"""Words behind or under which persons' names stand where no field says so: headers, and labels such as 填表人."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fupin.model.personal import mask_name

_HEADER = re.compile(
    r"(?:姓名|名字|户主|联系人|负责人|责任人|监管人|监督人|经办人|承办人|代表人|法人|带头人|牵头人|填表人|填报人|审核人|登记人|"
    r"担保人|保证人|借款人|贷款人|共同借款人|申请人|受益人|领款人|收款人|代领人|代办人|帮扶人|包联人|签字人|指导员|联络员|信息员|"
    r"专管员|管理员|帮扶干部|包村干部|第一书记|配偶|家庭成员|共同生活成员|理事长|户主及成员)(?:姓名)?$"
)
"""What a header ends with whose column holds names."""
_HEADER_EN = re.compile(
    r"(?:|full_|person_|borrower_|contact_|worker_|head_|householder_|owner_|applicant_|guarantor_)name"
    r"|householder|contact|contact_person|guarantor|applicant|spouse"
)
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_LABELS = (
    *(
        "填表人",
        "填报人",
        "制表人",
        "制表",
        "审核人",
        "审核",
        "复核人",
        "复核",
        "审批人",
        "核对人",
        "登记人",
        "录入人",
    ),
    *("报送人", "经办人", "承办人", "联系人", "联络人", "责任人", "单位负责人", "主要负责人", "负责人", "主管领导"),
    *("分管领导", "签字", "签名", "户主", "姓名", "会计", "出纳"),
)
_GAP = r"[ \u3000\t]*"
_LABEL = "(?:" + "|".join(_GAP.join(word) for word in sorted(_LABELS, key=len, reverse=True)) + ")"
_SIGNED = rf"(?:{_GAP}[(（](?:签字|签章|签名|盖章)[)）])?"
_HAN = "\u3400-\u9fff\U00020000-\U000323af"
_NAME = rf"[{_HAN}][ \u3000]+[{_HAN}](?![{_HAN}])|[{_HAN}·•．]{{2,20}}|[A-Za-z][A-Za-z.'-]*(?: [A-Za-z.'-]+){{0,3}}"
_NAMES = rf"(?:{_NAME})(?:{_GAP}[、,，/]{_GAP}(?:{_NAME}))*"
_LABELLED = re.compile(rf"({_LABEL}{_SIGNED}{_GAP}[:：]{_GAP})({_NAMES})")
_ONLY_LABEL = re.compile(rf"{_GAP}{_LABEL}{_SIGNED}{_GAP}[:：]?{_GAP}")
_EACH = re.compile(_NAME)
_TOTAL = re.compile(r"(?:本[页表]|全[县乡镇村])?(?:合计|小计|总计|共计|累计|总和)[:：]?")
_OFFICES = tuple("办局站所会村镇乡县市省社部组行院校厂")
"""What names of offices end with, which stand in columns for names too."""
_SHORTEST, _LONGEST = 2, 4
_SURE = 3
"""Signs of a name that is found inside other words; shorter ones may be part of a word."""


def is_person_header(header: str) -> bool:
    """Whether a header, behind the heads of its groups, says that names of persons stand below it."""
    own = header.rpartition(" / ")[2]
    plain = re.sub(r"[\s*：:]+", "", _BRACKETS.sub("", own))
    return any(_HEADER.search(part) for part in re.split(r"[/／、]", plain)) or bool(
        _HEADER_EN.fullmatch(plain.lower())
    )


def is_label(text: str) -> bool:
    """Whether a cell holds nothing but a label behind which a name is written, such as 填表人：."""
    return _ONLY_LABEL.fullmatch(text) is not None


def is_total_word(text: str) -> bool:
    """Whether a cell says that its row is a total."""
    return _TOTAL.fullmatch(re.sub(r"\s+", "", text)) is not None


def mask_labelled(text: str) -> str:
    """The text with the names masked that stand behind a label, as in 填表人：张三丰."""
    return _LABELLED.sub(lambda found: found[1] + _EACH.sub(lambda name: mask_name(name[0]), found[2]), text)


class KnownNames:
    """Names that a file gives in its columns for names, to be masked wherever else they stand in it."""

    def __init__(self, texts: Iterable[str]) -> None:
        stripped = {text.strip() for text in texts}
        self._names = {name for name in stripped if _SHORTEST <= len(name) <= _LONGEST and _is_han(name)}
        self._names = {name for name in self._names if not name.endswith(_OFFICES)}
        self._first = frozenset(name[0] for name in self._names)

    def masked(self, text: str) -> str:
        """The text with every known name masked; one of two signs only where it stands alone."""
        if self._first.isdisjoint(text):
            return text
        signs, at = list(text), 0
        while at < len(text):
            length = self._length_at(text, at) if text[at] in self._first else 0
            signs[at + 1 : at + length] = "*" * max(length - 1, 0)
            at += max(length, 1)
        return "".join(signs)

    def _length_at(self, text: str, at: int) -> int:
        for length in range(_LONGEST, _SHORTEST - 1, -1):
            if text[at : at + length] not in self._names:
                continue
            around = text[at - 1 : at] + text[at + length : at + length + 1]
            if length >= _SURE or not any(map(_is_han, around)):
                return length
        return 0


def _is_han(text: str) -> bool:
    return re.fullmatch(rf"[{_HAN}]+", text) is not None
