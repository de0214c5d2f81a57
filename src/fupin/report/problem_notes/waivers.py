"""What each kind of problem with a waiver means and what to do about it."""

from __future__ import annotations

from fupin.model.problems import ProblemCode
from fupin.report.problem_notes.note import ProblemNote, note

WAIVER_NOTES: dict[ProblemCode, ProblemNote] = {
    ProblemCode.WAIVER_UNKNOWN: note(
        (
            "豁免写的规则或记录不存在",
            "豁免文件的这一项写了规则库里没有的规则，或这种记录没有的字段、字段没有的值。这一项没有起作用。",
            "照提示改正编号和字段；fupin rules list 列出全部规则。",
        ),
        (
            "A waiver names what doesn't exist",
            "A rule that isn't in the rule book, a field that the record kind doesn't have, or a value that the field"
            " can't have. It waived nothing.",
            "Correct it as the message says; fupin rules list shows all rules.",
        ),
    ),
    ProblemCode.WAIVER_NOT_IN_FORCE: note(
        (
            "豁免不在有效期",
            "检查所指的日期早于 granted_on 或晚于 expires_on（两日都含在内）；这条记录仍记为不符合。",
            "到期的，按规则整改，或重新报批后更新文号和日期；fupin waivers list 列出将到期的豁免。",
        ),
        (
            "A waiver that is not in force",
            "The date of the check is before granted_on or after expires_on (both days count); the record still"
            " fails.",
            "Mend the record, or have the exception granted anew and enter the new document and days;"
            " fupin waivers list shows what will expire.",
        ),
    ),
    ProblemCode.WAIVER_TOO_BROAD: note(
        (
            "豁免的范围过大",
            "一项豁免只能豁免一条记录的一条可以豁免的规则。对上几条记录的、规则不可豁免的，都不起作用。",
            "写全主键，几个县编号相同的写明 county；重复的编号先更正；不可豁免的规则按规则整改。",
        ),
        (
            "A waiver that is too broad",
            "A waiver lifts one rule for one record, and only a rule that may be waived. One that fits several"
            " records lifts nothing.",
            "Name the whole key, and the county where several counties use it; correct repeated keys; a rule that may"
            " not be waived has to be complied with.",
        ),
    ),
    ProblemCode.WAIVER_UNUSED: note(
        (
            "没有用到的豁免",
            "所检查的文件里没有这条记录，或这条记录现在没有违反规则，或无法判断，或另有一项豁免。",
            "核对主键和县名；不再需要的，从豁免文件里删去。",
        ),
        (
            "A waiver of no use",
            "The record is not in what was checked, doesn't fail the rule now or can't be judged, or another waiver"
            " lifts the same.",
            "Check the key and the county; remove what is no longer needed.",
        ),
    ),
}
