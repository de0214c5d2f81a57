"""What the YAML parser complains of, in the reader's words."""

from __future__ import annotations

import yaml

from fupin.model.text import Text


def yaml_problem(error: yaml.YAMLError, text: str) -> tuple[int, Text]:
    """The line, from 1, and the words of an error of the YAML parser.

    Args:
        error: what the parser raised.
        text: the text that it read.
    """
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        line = int(error.problem_mark.line)
        return line + 1, _words(str(error.problem), _line_text(text, line))
    position = min(int(getattr(error, "position", 0)), len(text))
    return text.count("\n", 0, position) + 1, _words(str(getattr(error, "reason", error)), "")


def _line_text(text: str, line: int) -> str:
    lines = text.splitlines()
    return lines[line] if line < len(lines) else ""


def _words(problem: str, line: str) -> Text:
    if "start any token" in problem and line.lstrip(" ").startswith("\t"):
        return Text("不是 YAML：缩进用了制表符，请改用空格", "is not YAML: a tab indents the line; use spaces")
    for part, zh in _CHINESE.items():
        if part in problem:
            return Text(f"不是 YAML：{zh}", f"is not YAML: {problem}")
    return Text(f"不是 YAML（{problem}）", f"is not YAML: {problem}")


_CHINESE = {
    "start any token": "这里的符号须放进引号",
    "alphabetic or numeric": "以 * 或 & 开头的文字须放进引号",
    "whitespace or line break": "以 ! 开头的文字须放进引号",
    "entries are not allowed": "以 - 或 ? 开头的文字须放进引号",
    "mapping keys are not allowed": "以 - 或 ? 开头的文字须放进引号",
    "mapping values are not allowed": "这里不能有冒号；含冒号的文字请放进引号",
    "expected ':'": "键后面缺少冒号",
    "expected <block end>": "缩进或括号不对应",
    "expected key": "缩进或括号不对应",
    "expected '-' indicator": "列表项的缩进不对应",
    "',' or": "方括号或花括号里缺少逗号或没有闭合",
    "unexpected end of stream": "引号或括号没有闭合",
    "undefined tag handle": "不允许标签",
    "hexdecimal": "双引号里的反斜杠写法不对；可改用单引号",
    "escape": "双引号里的反斜杠写法不对；可改用单引号",
    "control characters": "文件里有控制字符",
    "not allowed": "文件里有不允许的字符",
    "document start": "一份内容没有结束就又开始",
    "nesting": "嵌套太深",
    "maximum depth": "嵌套太深",
}
"""Words of libyaml's and PyYAML's problems, and what they mean."""
