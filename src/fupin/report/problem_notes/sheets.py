"""What each kind of problem with a column, a sheet or a file means and what to do about it."""

from __future__ import annotations

from fupin.model.problems import ProblemCode
from fupin.report.problem_notes.note import AS_UNKNOWN, ProblemNote, note

SHEET_NOTES: dict[ProblemCode, ProblemNote] = {
    ProblemCode.HEADER_REPEATED: note(
        (
            "表头重复",
            "同一内容有两列，不知以哪一列为准，都不采用。" + AS_UNKNOWN.zh,
            "只留一列，或改写其中一列的表头；表不能改时，用 --mapping 指明用哪一列。",
        ),
        (
            "A header stands twice",
            "Which column holds is unknown, so none is used. " + AS_UNKNOWN.en,
            "Keep one of them, or say in a --mapping file which one holds.",
        ),
    ),
    ProblemCode.SHEET_UNKNOWN: note(
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
    ProblemCode.MERGED: note(
        (
            "合并单元格归属不明",
            "一格合并后跨了几条记录或几列，值归哪一条、哪一列说不清。" + AS_UNKNOWN.zh,
            "取消合并，逐格填写。县名、乡镇等向下合并的不受影响。",
        ),
        (
            "A merged cell without a plain meaning",
            "It spans several records or columns; whose value it is can't be told. " + AS_UNKNOWN.en,
            "Unmerge it and fill in each cell. A county or township merged downwards counts for each record.",
        ),
    ),
    ProblemCode.TOTAL_DIFFERS: note(
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
    ProblemCode.MAPPING_UNUSED: note(
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
    ProblemCode.COLUMN_UNKNOWN: note(
        ("不认识的列", "这一列没有用到。", "如应采用，请改用规定的表头，或用 --mapping 指明。"),
        ("An unknown column", "It is not used.", "If it should be, use the given header, or a --mapping file."),
    ),
    ProblemCode.SHEET_SKIPPED: note(
        ("不是表格的工作表", "像说明文字，没有检查。", "无须处理。"),
        ("A sheet that is no table", "It looks like instructions and was not checked.", "Nothing."),
    ),
    ProblemCode.MACROS: note(
        ("带宏的工作簿", "宏从不运行，只读单元格里保存的值。", "无须处理；报送时宜存为 .xlsx。"),
        (
            "A workbook with macros",
            "They are never run; the stored values are read.",
            "Nothing; .xlsx is preferable.",
        ),
    ),
    ProblemCode.NAMED_OTHERWISE: note(
        ("文件名与内容不符", "按内容读取，不看扩展名。", "改用与内容相符的扩展名。"),
        ("Content and name differ", "The content decides, not the name.", "Give the file the ending of its format."),
    ),
    ProblemCode.FILE_PASSED_OVER: note(
        ("没有读的文件", "文件夹里的这个文件不是可检查的格式，没有检查。", "如是报送内容，请另存为 .xlsx 或 .csv。"),
        (
            "A file that was passed over",
            "It is of no format that can be checked.",
            "If it belongs to the submission, save it as .xlsx or .csv.",
        ),
    ),
    ProblemCode.OWN_REPORT: note(
        ("本程序写的报告", "文件夹里的这个文件是本程序写的报告，没有检查。", "不用处理；报告最好写入另一个文件夹。"),
        (
            "A report of this program",
            "It lies in the folder that was checked, and was not checked.",
            "Nothing has to be done; better write reports to another folder.",
        ),
    ),
    ProblemCode.HIDDEN: note(
        ("隐藏的内容也已读取", "隐藏的工作表、行、列同样检查。", "核对隐藏的内容是否应当报送。"),
        (
            "Hidden, and read all the same",
            "Hidden sheets, rows and columns are checked too.",
            "See whether they belong.",
        ),
    ),
}
