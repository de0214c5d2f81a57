"""Why a waiver in force lifts nothing, in words."""

from __future__ import annotations

from collections.abc import Sequence

from fupin.model.problems import Problem, ProblemCode
from fupin.model.text import Text
from fupin.model.waiver import Waiver
from fupin.waivers.records import FoundRecord, Records
from fupin.waivers.telling import waiver_problem


def of_no_use(
    waiver: Waiver, fitting: Sequence[FoundRecord], of_key: Sequence[FoundRecord], records: Records
) -> Problem:
    """The problem of a waiver that finds no fail of one record.

    Args:
        waiver: the waiver.
        fitting: the records that it fits.
        of_key: all records of its key, in whatever county.
        records: what was found in them.
    """
    if len(fitting) > 1:
        return waiver_problem(ProblemCode.WAIVER_TOO_BROAD, waiver, _several(fitting))
    if not fitting:
        what = _absent(waiver, of_key)
    else:
        what = _not_judged(waiver) if records.unknown(waiver, fitting[0]) else _complies(waiver)
    return waiver_problem(ProblemCode.WAIVER_UNUSED, waiver, what)


def second_of_two(waiver: Waiver, first: Waiver) -> Problem:
    """The problem of a waiver whose fail another one lifts."""
    what = Text(
        f"第 {first.line} 行的一项豁免了同一条记录的同一条规则；删去其中一项",
        f"line {first.line} waives the same rule for the same record; remove one of the two",
    )
    return waiver_problem(ProblemCode.WAIVER_UNUSED, waiver, what)


def _not_judged(waiver: Waiver) -> Text:
    return Text(
        f"没有用到：规则 {waiver.rule} 对这条记录无法判断，缺的数据不能豁免；先补齐数据",
        f"not used: rule {waiver.rule} can't be judged for this record, and what is missing can't be waived;"
        " complete the data first",
    )


def _complies(waiver: Waiver) -> Text:
    return Text(
        f"没有用到：这条记录现在没有违反规则 {waiver.rule}；删去这一项",
        f"not used: the record doesn't fail rule {waiver.rule} now; remove the entry",
    )


def _absent(waiver: Waiver, of_key: Sequence[FoundRecord]) -> Text:
    counties = [found.county for found in of_key if found.county]
    if counties:
        zh, en = _some(counties)
        return Text(
            f"没有用到：{waiver.county} 没有这条记录，{zh} 有；核对 county",
            f"not used: {waiver.county} has no such record, {en} has; check county",
        )
    if of_key:
        return Text(
            f"没有用到：有这条记录的文件没有写明县名，不知是不是 {waiver.county} 的；删去 county，或在表中补上县名",
            f"not used: the file with this record names no county, so whether it is {waiver.county}'s can't be told;"
            " leave out county, or name the county in the sheet",
        )
    return Text(
        "没有用到：所检查的文件里没有这条记录；核对 key，或删去这一项",
        "not used: no such record is in what was checked; check key, or remove the entry",
    )


def _several(fitting: Sequence[FoundRecord]) -> Text:
    if len({found.county for found in fitting}) > 1:
        zh = _some([found.county or "未写县名" for found in fitting]).zh
        en = _some([found.county or "no county named" for found in fitting]).en
        return Text(
            f"对上了 {len(fitting)} 条记录（{zh}），一条也没有豁免；用 county 写明是哪个县的",
            f"fits {len(fitting)} records ({en}), and none was waived; name the county with county",
        )
    places = ["!".join(filter(None, (found.keys.path, found.keys.sheet))) for found in fitting]
    zh, en = _some(places)
    return Text(
        f"对上了 {len(fitting)} 条编号相同的记录（{zh}），一条也没有豁免；先更正重复的编号",
        f"fits {len(fitting)} records of one key ({en}), and none was waived; correct the repeated key first",
    )


_MOST = 5
"""Counties or places that a message names."""


def _some(names: Sequence[str]) -> Text:
    """The first few of some names, each once."""
    distinct = list(dict.fromkeys(names))
    shown, more = distinct[:_MOST], len(distinct) > _MOST
    return Text("、".join(shown) + (" 等" if more else ""), ", ".join(shown) + (" and others" if more else ""))
