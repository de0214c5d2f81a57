"""What each kind of data problem means and what to do about it, for `fupin explain`."""

from __future__ import annotations

from typing import NamedTuple

from fupin.model.problems import ProblemCode
from fupin.model.text import Text
from fupin.report.province_notes import PROVINCE_NOTES


class ProblemNote(NamedTuple):
    """The title of a kind of problem, what it means, and what to do."""

    title: Text
    meaning: Text
    remedy: Text


_AS_UNKNOWN = Text(
    "用到这一格的规则记为“无法判断”，不算通过。", "Rules that need the cell are unknown, never passed."
)


def _note(zh: tuple[str, str, str], en: tuple[str, str, str]) -> ProblemNote:
    return ProblemNote(*(Text(one, other) for one, other in zip(zh, en, strict=True)))


PROBLEM_NOTES: dict[ProblemCode, ProblemNote] = {
    ProblemCode.UNREADABLE: _note(
        (
            "单元格读不懂",
            "内容不是这一列应有的类型。" + _AS_UNKNOWN.zh,
            "按列的类型重写，如 50000元、3年、2018-08-28、是。",
        ),
        (
            "A cell can't be read",
            "It isn't of the column's type. " + _AS_UNKNOWN.en,
            "Write it as 50000元, 3年, 2018-08-28, 是.",
        ),
    ),
    ProblemCode.NO_UNIT: _note(
        (
            "没有写明单位",
            "金额、期限、面积、比率须写明单位，程序不作猜测。" + _AS_UNKNOWN.zh,
            "在表头写（元）（万元）（月）（年）（亩）（%），或在单元格里写 5万元；"
            "表不能改时，用 --assume 或 --mapping 指明。",
        ),
        (
            "No unit is declared",
            "Money, terms, areas and shares need a unit; none is guessed. " + _AS_UNKNOWN.en,
            "Write （万元） behind the header, or 5万元 in the cell; where the sheet can't be changed, --assume or"
            " --mapping names the unit.",
        ),
    ),
    ProblemCode.FOREIGN_UNIT: _note(
        ("单位不对", "这一列不能用这个单位，如金额写成 5亩。" + _AS_UNKNOWN.zh, "核对是否填错列，改用该列的单位。"),
        (
            "The unit can't belong to the field",
            "Such as 5亩 for an amount. " + _AS_UNKNOWN.en,
            "Check the column, and use its unit.",
        ),
    ),
    ProblemCode.NOT_LISTED: _note(
        ("不在选项之内", "这一列只能填给定的选项。" + _AS_UNKNOWN.zh, "从报告列出的选项中选填。"),
        (
            "Not one of the choices",
            "The column takes given values only. " + _AS_UNKNOWN.en,
            "Choose one of those that the report lists.",
        ),
    ),
    ProblemCode.TOO_MANY_DIGITS: _note(
        (
            "位数过多",
            "小数点前最多 14 位、后最多 4 位（比率 8 位）；超出的不作四舍五入。" + _AS_UNKNOWN.zh,
            "核对数值，按规定的位数填写。",
        ),
        (
            "Too many digits",
            "At most 14 before and 4 after the point (shares 8); nothing is rounded. " + _AS_UNKNOWN.en,
            "Check the number.",
        ),
    ),
    ProblemCode.ERROR_CELL: _note(
        ("错误值", "单元格是 #REF!、#N/A 一类的错误值。" + _AS_UNKNOWN.zh, "改正公式或直接填写数据。"),
        (
            "An error cell",
            "It holds #REF!, #N/A or the like. " + _AS_UNKNOWN.en,
            "Mend the formula or enter the data.",
        ),
    ),
    ProblemCode.AMBIGUOUS_DATE: _note(
        (
            "日期有几种读法",
            "如 03/04/2018，可能是 3 月 4 日，也可能是 4 月 3 日。" + _AS_UNKNOWN.zh,
            "写成 2018-08-28。",
        ),
        ("An ambiguous date", "Such as 03/04/2018. " + _AS_UNKNOWN.en, "Write 2018-08-28."),
    ),
    ProblemCode.DIGITS_LOST: _note(
        ("丢失位数", "15 位以上的编号存成数字时末尾位数会丢失。" + _AS_UNKNOWN.zh, "把列设为文本，重新填写。"),
        (
            "Digits were lost",
            "A number of more than 15 digits lost its last ones. " + _AS_UNKNOWN.en,
            "Format the column as text and enter it again.",
        ),
    ),
    ProblemCode.NO_RESULT: _note(
        ("公式没有结果", "文件里只有公式，没有保存算出的值。" + _AS_UNKNOWN.zh, "用 Excel 或 WPS 打开后重新保存。"),
        (
            "A formula without a result",
            "Only the formula is stored. " + _AS_UNKNOWN.en,
            "Open and save the file in Excel or WPS.",
        ),
    ),
    ProblemCode.RAGGED_ROW: _note(
        (
            "行的格数与表头不同",
            "CSV 的这一行多了或少了分隔符，各格可能错位，整行未采用。",
            "检查文中是否有未加引号的逗号。",
        ),
        (
            "A line of another width",
            "Its cells may have shifted, so none is used.",
            "Look for a comma that is not in quotes.",
        ),
    ),
    ProblemCode.KEY_MISSING: _note(
        ("没有编号", "记录没有编号，照样检查，但无法跨期对照。", "补填编号。"),
        (
            "The key is missing",
            "The record is judged all the same but can't be followed over time.",
            "Enter the key.",
        ),
    ),
    ProblemCode.KEY_REPEATED: _note(
        ("编号重复", "两条记录编号相同，都照样检查。", "核对是否重复报送，或更正编号。"),
        ("The key is repeated", "Both records are judged all the same.", "Remove the duplicate or correct the key."),
    ),
    ProblemCode.HEADER_REPEATED: _note(
        (
            "表头重复",
            "同一内容有两列，不知以哪一列为准，都不采用。" + _AS_UNKNOWN.zh,
            "只留一列，或改写其中一列的表头；表不能改时，用 --mapping 指明用哪一列。",
        ),
        (
            "A header stands twice",
            "Which column holds is unknown, so none is used. " + _AS_UNKNOWN.en,
            "Keep one of them, or say in a --mapping file which one holds.",
        ),
    ),
    ProblemCode.SHEET_UNKNOWN: _note(
        (
            "认不出的表",
            "表名和表头与任何记录种类都对不上，其中的行没有检查。",
            "改用规定的表名或表头，或用 --record、--mapping 指明；--explain-reading 列出每张表怎样读的。",
        ),
        (
            "A sheet that matches no record kind",
            "Its rows were not checked.",
            "Use the given sheet names and headers, or --record or --mapping; --explain-reading shows how each sheet"
            " was read.",
        ),
    ),
    ProblemCode.MERGED: _note(
        (
            "合并单元格归属不明",
            "一格合并后跨了几条记录或几列，值归哪一条、哪一列说不清。" + _AS_UNKNOWN.zh,
            "取消合并，逐格填写。县名、乡镇等向下合并的不受影响。",
        ),
        (
            "A merged cell without a plain meaning",
            "It spans several records or columns; whose value it is can't be told. " + _AS_UNKNOWN.en,
            "Unmerge it and fill in each cell. A county or township merged downwards counts for each record.",
        ),
    ),
    ProblemCode.TOTAL_DIFFERS: _note(
        (
            "合计与明细不符",
            "小计、合计行的数与它所辖各行之和不相等。各条记录照样判断。",
            "核对有无漏报、重报的行，或更正合计。",
        ),
        (
            "A total that doesn't add up",
            "The figure isn't the sum of the rows that it covers. The records are judged all the same.",
            "Look for missing or repeated rows, or correct the total.",
        ),
    ),
    ProblemCode.TOO_LONG: _note(
        (
            "单元格内容过长",
            "超过 32,767 个字符；Excel 和 WPS 存不下，打开时会截断。" + _AS_UNKNOWN.zh,
            "缩短内容，说明文字另附。",
        ),
        (
            "A cell that is too long",
            "It holds more than the 32,767 characters that Excel and WPS keep. " + _AS_UNKNOWN.en,
            "Shorten it.",
        ),
    ),
    ProblemCode.MAPPING_UNUSED: _note(
        (
            "对照文件中的一项没有用上",
            "对照文件指明的工作表、列或行不在报送的文件里。",
            "用 --explain-reading 看每张表怎样读的，核对名称和行号，或删去这一项。",
        ),
        (
            "An entry of the mapping file was of no use",
            "The sheet, column or row that it names is not in the files.",
            "See with --explain-reading how each sheet was read, check the names and rows, or remove the entry.",
        ),
    ),
    ProblemCode.UNITS_DIFFER: _note(
        ("单位不一致", "单元格、表头、单位行写的单位不同，以离数字最近的为准。", "核对后统一。"),
        (
            "Units differ",
            "Cell, header and unit line declare different units; the nearest holds.",
            "Check and unify them.",
        ),
    ),
    ProblemCode.IMPLAUSIBLE: _note(
        ("大小不常见", "数值远离通常的范围，可能单位有误；不影响判断。", "核对单位和数值。"),
        ("An unusual size", "The unit may be wrong; no verdict changes.", "Check the unit and the number."),
    ),
    ProblemCode.COLUMN_UNKNOWN: _note(
        ("不认识的列", "这一列没有用到。", "如应采用，请改用规定的表头，或用 --mapping 指明。"),
        ("An unknown column", "It is not used.", "If it should be, use the given header, or a --mapping file."),
    ),
    ProblemCode.SHEET_SKIPPED: _note(
        ("不是表格的工作表", "像说明文字，没有检查。", "无须处理。"),
        ("A sheet that is no table", "It looks like instructions and was not checked.", "Nothing."),
    ),
    ProblemCode.UNIT_PINNED: _note(
        (
            "单位由使用者指定",
            "表中没有写明，按 --assume 或对照文件指定的单位读。",
            "请在表头补写单位，下次不必再指定。",
        ),
        (
            "A unit that the user named",
            "The sheet declares none; it was read in the unit of --assume or of the mapping file.",
            "Write the unit behind the header, so that nobody need name it again.",
        ),
    ),
    ProblemCode.MACROS: _note(
        ("带宏的工作簿", "宏从不运行，只读单元格里保存的值。", "无须处理；报送时宜存为 .xlsx。"),
        (
            "A workbook with macros",
            "They are never run; the stored values are read.",
            "Nothing; .xlsx is preferable.",
        ),
    ),
    ProblemCode.NAMED_OTHERWISE: _note(
        ("文件名与内容不符", "按内容读取，不看扩展名。", "改用与内容相符的扩展名。"),
        ("Content and name differ", "The content decides, not the name.", "Give the file the ending of its format."),
    ),
    ProblemCode.FILE_PASSED_OVER: _note(
        ("没有读的文件", "文件夹里的这个文件不是可检查的格式，没有检查。", "如是报送内容，请另存为 .xlsx 或 .csv。"),
        (
            "A file that was passed over",
            "It is of no format that can be checked.",
            "If it belongs to the submission, save it as .xlsx or .csv.",
        ),
    ),
    ProblemCode.OWN_REPORT: _note(
        ("本程序写的报告", "文件夹里的这个文件是本程序写的报告，没有检查。", "不用处理；报告最好写入另一个文件夹。"),
        (
            "A report of this program",
            "It lies in the folder that was checked, and was not checked.",
            "Nothing has to be done; better write reports to another folder.",
        ),
    ),
    ProblemCode.HIDDEN: _note(
        ("隐藏的内容也已读取", "隐藏的工作表、行、列同样检查。", "核对隐藏的内容是否应当报送。"),
        (
            "Hidden, and read all the same",
            "Hidden sheets, rows and columns are checked too.",
            "See whether they belong.",
        ),
    ),
    ProblemCode.WAIVER_UNKNOWN: _note(
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
    ProblemCode.WAIVER_NOT_IN_FORCE: _note(
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
    ProblemCode.WAIVER_TOO_BROAD: _note(
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
    ProblemCode.WAIVER_UNUSED: _note(
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
    **{code: ProblemNote(*texts) for code, texts in PROVINCE_NOTES.items()},
}
