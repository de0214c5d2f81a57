"""The message of a problem: what is wrong with a cell, a sheet or a file, what was expected, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from fupin.model.fields import OWN_UNIT, FieldSpec, FieldType
from fupin.model.problems import Problem, ProblemCode
from fupin.model.records import RECORDS
from fupin.model.text import Text, joined
from fupin.report.figures import shown_value
from fupin.report.messages.province import PROVINCE_MESSAGES
from fupin.report.names import EXAMPLES, FIELD_TYPES, record_name, shown_header


def problem_message(problem: Problem, record: str | None = None) -> Text:
    """What is wrong with a cell or a sheet, what was expected, and what to do."""
    return _with_readings(problem, _PROBLEMS[problem.code](problem, _field(problem, record)))


def _with_readings(problem: Problem, message: Text) -> Text:
    """The message with what the text could have meant, and what all of the column suggests."""
    hint = problem.params.get("suggestion", "")
    if problem.readings:
        zh, en = "、".join(problem.readings), ", ".join(problem.readings)
        message = Text(f"{message.zh}；可能是 {zh}", f"{message.en}; it could be {en}")
    if hint:
        message = Text(
            f"{message.zh}；整列只有这样才说得通：{hint}",
            f"{message.en}; all of the column makes sense only as {hint}",
        )
    return message


def _field(problem: Problem, record: str | None) -> FieldSpec | None:
    kinds = [record] if record is not None else list(RECORDS)
    for kind in kinds:
        if problem.field in RECORDS[kind].fields():
            return RECORDS[kind].fields()[problem.field]
    return None


_Wording = Callable[[Problem, FieldSpec | None], Text]


def _unreadable(problem: Problem, field: FieldSpec | None) -> Text:
    kind = Text("这一列的值", "a value of this column") if field is None else FIELD_TYPES[field.type]
    example = None if field is None else EXAMPLES.get(FieldType.COUNT if field.unit == OWN_UNIT else field.type)
    what = Text(f"不是{kind.zh}", f"is not a value of type {kind.en}")
    if problem.readings:
        what = Text("意思不明确", "isn't clear")
    zh = f"“{problem.text}”{what.zh}" + (f"；请写 {example.zh}" if example else "")
    en = f"“{problem.text}” {what.en}" + (f"; write {example.en}" if example else "")
    return Text(zh, en)


def _no_unit(problem: Problem, field: FieldSpec | None) -> Text:
    unit = f"（{_written_unit(field)}）" if _written_unit(field) else ""
    header = shown_header(problem.header or "")
    return Text(
        f"“{problem.text}”没有写明单位，不作猜测；请在表头加单位，如“{header}{unit}”，或写在单元格里",
        f"“{problem.text}” has no unit, and none is guessed; "
        f"declare one in the header, such as {header}{unit}, or in the cell",
    )


def _written_unit(field: FieldSpec | None) -> str:
    """The unit that a header of the field names: % for a share."""
    if field is None or field.unit is None:
        return ""
    return "%" if field.type is FieldType.SHARE else field.unit


_UNCLEAR_DATES = {
    "day": Text("没有写明是哪一日", "names no day"),
    "year": Text("没有写明年份", "names no year"),
    "order": Text(
        "不是年、月、日的顺序，或年份不全", "isn't in the order of year, month and day, or its year is cut short"
    ),
}
_SEVERAL_DATES = Text("有几种读法", "can be read in several ways")


def _ambiguous_date(problem: Problem, _: FieldSpec | None) -> Text:
    why = _UNCLEAR_DATES.get(problem.params.get("detail", ""), _SEVERAL_DATES)
    return Text(f"“{problem.text}”{why.zh}，请写成 2018-08-28", f"“{problem.text}” {why.en}; write 2018-08-28")


def _foreign_unit(problem: Problem, field: FieldSpec | None) -> Text:
    unit = problem.params.get("detail", "")
    wanted = _written_unit(field)
    header = shown_header(problem.header or "")
    return Text(
        f"“{problem.text}”的单位“{unit}”不能用于“{header}”" + (f"（应为{wanted}）" if wanted else ""),
        f"the unit {unit} of “{problem.text}” can't belong to {header}" + (f" (expected {wanted})" if wanted else ""),
    )


def _not_listed(problem: Problem, _: FieldSpec | None) -> Text:
    allowed = problem.params.get("detail", "")
    return Text(f"“{problem.text}”不在选项之内：{allowed}", f"“{problem.text}” is none of: {allowed}")


def _digits(problem: Problem, field: FieldSpec | None) -> Text:
    decimals = 4 if field is None else field.decimals
    return Text(
        f"“{problem.text}”位数过多：小数点前最多 14 位、后最多 {decimals} 位，不作四舍五入",
        f"“{problem.text}” has too many digits: at most 14 before and {decimals} after the point; nothing is rounded",
    )


def _key_missing(problem: Problem, _: FieldSpec | None) -> Text:
    if problem.params.get("column"):
        return Text(
            f"表中没有“{problem.header}”列，记录无法逐条识别",
            f"there is no column {problem.header} to tell records apart",
        )
    return Text(f"“{problem.header}”没有填写", f"{problem.header} is empty")


def _sheet(problem: Problem, _: FieldSpec | None) -> Text:
    name = problem.params.get("name", "")
    if "nearest" not in problem.params:
        return Text(f"“{name}”按对照文件未检查", f"“{name}” was not checked, as the mapping file says")
    if problem.code is ProblemCode.SHEET_SKIPPED:
        return Text(f"“{name}”不像记录表，未检查", f"“{name}” doesn't look like records and was not checked")
    nearest = [record_name(record) for record in problem.params["nearest"].split(",") if record]
    hint = joined(nearest, "、", ", ")
    if problem.cell is not None:
        name += f" {problem.cell}"
    zh = f"“{name}”与任何记录种类都对不上，未检查" + (f"；最接近：{hint.zh}" if nearest else "")
    en = f"“{name}” matches no record kind and was not checked" + (f"; nearest: {hint.en}" if nearest else "")
    return Text(zh, en)


def _total(problem: Problem, field: FieldSpec | None) -> Text:
    names = ("sum", "difference")
    if field is None:
        total, off = (Text(problem.params[name], problem.params[name]) for name in names)
    else:
        total, off = (shown_value(field, problem.params[name]) for name in names)
    return Text(
        f"“{problem.text}”与所辖各行之和不符：各行之和 {total.zh}，相差 {off.zh}",
        f"“{problem.text}” is not the sum of its rows: they add up to {total.en}, off by {off.en}",
    )


_WAIVERS = (
    ProblemCode.WAIVER_UNKNOWN,
    ProblemCode.WAIVER_NOT_IN_FORCE,
    ProblemCode.WAIVER_TOO_BROAD,
    ProblemCode.WAIVER_UNUSED,
)


def _waiver(problem: Problem, _: FieldSpec | None) -> Text:
    zh, en = problem.params["zh"], problem.params["en"]
    return Text(f"豁免“{problem.text}”：{zh}", f"waiver “{problem.text}”: {en}")


_PROBLEMS: dict[ProblemCode, _Wording] = {
    **dict.fromkeys(_WAIVERS, _waiver),
    ProblemCode.UNREADABLE: _unreadable,
    ProblemCode.NO_UNIT: _no_unit,
    ProblemCode.FOREIGN_UNIT: _foreign_unit,
    ProblemCode.NOT_LISTED: _not_listed,
    ProblemCode.TOO_MANY_DIGITS: _digits,
    ProblemCode.ERROR_CELL: lambda p, _: Text(
        f"单元格是错误值 {p.text}，请改正公式或数据",
        f"the cell holds the error {p.text}; mend the formula or the data",
    ),
    ProblemCode.AMBIGUOUS_DATE: _ambiguous_date,
    ProblemCode.DIGITS_LOST: lambda p, _: Text(
        f"“{p.text}”存成了数字，末尾的位数已丢失；请设为文本后重新填写",
        f"“{p.text}” was stored as a number and has lost digits; enter it again as text",
    ),
    ProblemCode.NO_RESULT: lambda _, __: Text(
        "公式没有保存结果；请在 Excel 或 WPS 中打开后重新保存",
        "the formula has no stored result; open and save the workbook in Excel or WPS",
    ),
    ProblemCode.RAGGED_ROW: lambda p, _: Text(
        f"这一行有 {p.params['cells']} 格，表头有 {p.params['headers']} 格，无法对应，整行未采用",
        f"the line has {p.params['cells']} cells, the header {p.params['headers']}; none of it can be used",
    ),
    ProblemCode.KEY_MISSING: _key_missing,
    ProblemCode.KEY_REPEATED: lambda p, _: Text(
        f"“{p.text}”与 {p.params['first']} 重复", f"“{p.text}” stands already at {p.params['first']}"
    ),
    ProblemCode.HEADER_REPEATED: lambda p, _: Text(
        f"“{p.header}”出现不止一次（{p.params['cells']}），不知以哪一列为准，都未采用",
        f"{p.header} stands more than once ({p.params['cells']}); which one holds is unknown, so none is used",
    ),
    ProblemCode.SHEET_UNKNOWN: _sheet,
    ProblemCode.SHEET_SKIPPED: _sheet,
    ProblemCode.UNITS_DIFFER: lambda p, _: Text(
        f"单位不一致（{p.params['units']}），以离数字最近的为准",
        f"the units differ ({p.params['units']}); the one nearest to the number holds",
    ),
    ProblemCode.IMPLAUSIBLE: lambda p, _: Text(
        f"“{p.text}”读作 {p.params.get('value')}，大小不常见（通常 {p.params['usual']}），请核对单位",
        f"“{p.text}” reads {p.params.get('value')}, an unusual size (usually {p.params['usual']}); check the unit",
    ),
    ProblemCode.COLUMN_UNKNOWN: lambda p, _: Text(f"“{p.text}”不是已知的列", f"“{p.text}” is no known column"),
    ProblemCode.MERGED: lambda p, _: Text(
        f"合并单元格 {p.params['range']} 跨了几条记录或几列，“{p.text or ''}”归哪一格说不清；请取消合并逐格填写",
        f"the merged cell {p.params['range']} spans several records or columns; where “{p.text or ''}” belongs"
        " can't be told; unmerge it and fill in each cell",
    ),
    ProblemCode.TOTAL_DIFFERS: _total,
    ProblemCode.TOO_LONG: lambda p, _: Text(
        f"单元格有 {p.params.get('detail', '')} 个字符，超过 32,767 个，不予采用",
        f"the cell holds {p.params.get('detail', '')} characters, more than 32,767; it is not used",
    ),
    ProblemCode.MAPPING_UNUSED: lambda p, _: Text(
        f"对照文件第 {p.params['line']} 行：{p.params['zh']}",
        f"mapping file, line {p.params['line']}: {p.params['en']}",
    ),
    ProblemCode.UNIT_PINNED: lambda p, _: Text(
        f"“{p.header}”按 {p.params['by']} 的指定读作 {p.params['unit']}",
        f"{p.header} was read in {p.params['unit']}, as {p.params['by']} says",
    ),
    ProblemCode.MACROS: lambda _, __: Text(
        "工作簿带宏；宏没有运行，只读保存的值",
        "the workbook holds macros; they were not run, the stored values were read",
    ),
    ProblemCode.NAMED_OTHERWISE: lambda p, _: Text(
        f"文件名是 {p.params['name']}，内容是 {p.params['format']}；按内容读取",
        f"named {p.params['name']}, the content is {p.params['format']}; it was read by its content",
    ),
    ProblemCode.FILE_PASSED_OVER: lambda _, __: Text(
        "文件夹里的这个文件不是可检查的格式，没有检查", "this file of the folder is of no format that can be checked"
    ),
    ProblemCode.OWN_REPORT: lambda _, __: Text(
        "这是本程序写的报告，没有检查", "a report of this program; it was not checked"
    ),
    ProblemCode.HIDDEN: lambda p, _: Text(
        f"隐藏的{p.params['zh']}也已读取", f"hidden, and read all the same: {p.params['en']}"
    ),
    **PROVINCE_MESSAGES,
}
