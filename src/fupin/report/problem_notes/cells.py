"""What each kind of problem with a cell or a record means and what to do about it."""

from __future__ import annotations

from fupin.model.problems import ProblemCode
from fupin.report.problem_notes.note import AS_UNKNOWN, ProblemNote, note

CELL_NOTES: dict[ProblemCode, ProblemNote] = {
    ProblemCode.UNREADABLE: note(
        (
            "单元格读不懂",
            "内容不是这一列应有的类型。" + AS_UNKNOWN.zh,
            "按列的类型重写，如 50000元、3年、2018-08-28、是。",
        ),
        (
            "A cell can't be read",
            "It isn't of the column's type. " + AS_UNKNOWN.en,
            "Write it as 50000元, 3年, 2018-08-28, 是.",
        ),
    ),
    ProblemCode.NO_UNIT: note(
        (
            "没有写明单位",
            "金额、期限、面积、比率须写明单位，程序不作猜测。" + AS_UNKNOWN.zh,
            "在表头写（元）（万元）（月）（年）（亩）（%），或在单元格里写 5万元；"
            "表不能改时，用 --assume 或 --mapping 指明。",
        ),
        (
            "No unit is declared",
            "Money, terms, areas and shares need a unit; none is guessed. " + AS_UNKNOWN.en,
            "Write （万元） behind the header, or 5万元 in the cell; where the sheet can't be changed, --assume or"
            " --mapping names the unit.",
        ),
    ),
    ProblemCode.FOREIGN_UNIT: note(
        ("单位不对", "这一列不能用这个单位，如金额写成 5亩。" + AS_UNKNOWN.zh, "核对是否填错列，改用该列的单位。"),
        (
            "The unit can't belong to the field",
            "Such as 5亩 for an amount. " + AS_UNKNOWN.en,
            "Check the column, and use its unit.",
        ),
    ),
    ProblemCode.NOT_LISTED: note(
        ("不在选项之内", "这一列只能填给定的选项。" + AS_UNKNOWN.zh, "从报告列出的选项中选填。"),
        (
            "Not one of the choices",
            "The column takes given values only. " + AS_UNKNOWN.en,
            "Choose one of those that the report lists.",
        ),
    ),
    ProblemCode.TOO_MANY_DIGITS: note(
        (
            "位数过多",
            "小数点前最多 14 位、后最多 4 位（比率 8 位）；超出的不作四舍五入。" + AS_UNKNOWN.zh,
            "核对数值，按规定的位数填写。",
        ),
        (
            "Too many digits",
            "At most 14 before and 4 after the point (shares 8); nothing is rounded. " + AS_UNKNOWN.en,
            "Check the number.",
        ),
    ),
    ProblemCode.ERROR_CELL: note(
        ("错误值", "单元格是 #REF!、#N/A 一类的错误值。" + AS_UNKNOWN.zh, "改正公式或直接填写数据。"),
        (
            "An error cell",
            "It holds #REF!, #N/A or the like. " + AS_UNKNOWN.en,
            "Mend the formula or enter the data.",
        ),
    ),
    ProblemCode.AMBIGUOUS_DATE: note(
        (
            "日期有几种读法",
            "如 03/04/2018，可能是 3 月 4 日，也可能是 4 月 3 日。" + AS_UNKNOWN.zh,
            "写成 2018-08-28。",
        ),
        ("An ambiguous date", "Such as 03/04/2018. " + AS_UNKNOWN.en, "Write 2018-08-28."),
    ),
    ProblemCode.DIGITS_LOST: note(
        ("丢失位数", "15 位以上的编号存成数字时末尾位数会丢失。" + AS_UNKNOWN.zh, "把列设为文本，重新填写。"),
        (
            "Digits were lost",
            "A number of more than 15 digits lost its last ones. " + AS_UNKNOWN.en,
            "Format the column as text and enter it again.",
        ),
    ),
    ProblemCode.NO_RESULT: note(
        ("公式没有结果", "文件里只有公式，没有保存算出的值。" + AS_UNKNOWN.zh, "用 Excel 或 WPS 打开后重新保存。"),
        (
            "A formula without a result",
            "Only the formula is stored. " + AS_UNKNOWN.en,
            "Open and save the file in Excel or WPS.",
        ),
    ),
    ProblemCode.RAGGED_ROW: note(
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
    ProblemCode.KEY_MISSING: note(
        ("没有编号", "记录没有编号，照样检查，但无法跨期对照。", "补填编号。"),
        (
            "The key is missing",
            "The record is judged all the same but can't be followed over time.",
            "Enter the key.",
        ),
    ),
    ProblemCode.KEY_REPEATED: note(
        ("编号重复", "两条记录编号相同，都照样检查。", "核对是否重复报送，或更正编号。"),
        ("The key is repeated", "Both records are judged all the same.", "Remove the duplicate or correct the key."),
    ),
    ProblemCode.TOO_LONG: note(
        (
            "单元格内容过长",
            "超过 32,767 个字符；Excel 和 WPS 存不下，打开时会截断。" + AS_UNKNOWN.zh,
            "缩短内容，说明文字另附。",
        ),
        (
            "A cell that is too long",
            "It holds more than the 32,767 characters that Excel and WPS keep. " + AS_UNKNOWN.en,
            "Shorten it.",
        ),
    ),
    ProblemCode.UNITS_DIFFER: note(
        ("单位不一致", "单元格、表头、单位行写的单位不同，以离数字最近的为准。", "核对后统一。"),
        (
            "Units differ",
            "Cell, header and unit line declare different units; the nearest holds.",
            "Check and unify them.",
        ),
    ),
    ProblemCode.IMPLAUSIBLE: note(
        ("大小不常见", "数值远离通常的范围，可能单位有误；不影响判断。", "核对单位和数值。"),
        ("An unusual size", "The unit may be wrong; no verdict changes.", "Check the unit and the number."),
    ),
    ProblemCode.UNIT_PINNED: note(
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
}
