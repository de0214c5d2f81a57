from pathlib import Path

import pytest
import yaml

from fupin.strict_yaml import yaml_text
from fupin.strict_yaml.yaml_text import MAX_BYTES, YamlText, read_yaml
from fupin.strict_yaml.yaml_words import yaml_problem
from support.faults import english, faults_of


def read(tmp_path: Path, content: str | bytes) -> YamlText:
    path = tmp_path / "x.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_yaml(path)


def wrong(tmp_path: Path, content: str | bytes) -> list[str]:
    return english(lambda: read(tmp_path, content))


def test_every_scalar_is_text(tmp_path: Path) -> None:
    source = read(
        tmp_path, "a: no\nb: 012345\nc: [1e3, ~, '', 2018-08-28, 5_000]\nd:\n  e: |\n    two\n    lines\nf:\n"
    )

    assert source.data == {
        "a": "no",
        "b": "012345",
        "c": ["1e3", "~", "", "2018-08-28", "5_000"],
        "d": {"e": "two\nlines\n"},
        "f": "",
    }


AS_WRITTEN = [
    *("no", "Yes", "off", "true", "null", "~", "012345", "0x1F", "0o17", "1_000", "1e3", ".inf", "-0", "+5", "1.50"),
    *("12:30:45", "190:20:30", "2018-08-28", "2018-08-28T12:30:45Z", "5万元", "=", "<<", "130123198001011234"),
]


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_plain_scalar_stays_as_written(tmp_path: Path, text: str) -> None:
    """As a value, as a key and in a list; other readers of YAML make flags, numbers, times or nothing of these."""
    assert read(tmp_path, f"a: {text}\n{text}: b\nc: [{text}]\n").data == {"a": text, text: "b", "c": [text]}


def test_every_place_keeps_its_line(tmp_path: Path) -> None:
    source = read(tmp_path, "\n# comment\na:\n  - b: 1\n    c: {d: 2,\n        e: 3}\n  - 4\n")

    assert source.lines == {
        (): 3,
        ("a",): 3,
        ("a", 0): 4,
        ("a", 0, "b"): 4,
        ("a", 0, "c"): 5,
        ("a", 0, "c", "d"): 5,
        ("a", 0, "c", "e"): 6,
        ("a", 1): 7,
    }
    assert source.line_of(("a", 0, "c", "missing", "below")) == 5
    assert source.line_of(("nowhere",)) == 3


def test_what_stands_at_a_place(tmp_path: Path) -> None:
    source = read(tmp_path, "a: [{b: x}]\n")

    assert source.at(("a", 0, "b")) == "x"
    assert source.at(()) == source.data
    assert source.at(("a", 1)) is None
    assert source.at(("a", "b")) is None
    assert source.at(("c",)) is None


def test_bytes_with_a_mark_and_windows_lines(tmp_path: Path) -> None:
    source = read(tmp_path, "\ufeffa: 1\r\nb: 2\r\n")

    assert source.data == {"a": "1", "b": "2"}
    assert source.lines[("b",)] == 2
    assert source.raw.startswith(b"\xef\xbb\xbf")


def test_a_list_or_a_text_is_data_too(tmp_path: Path) -> None:
    assert read(tmp_path, "- a\n- b\n").data == ["a", "b"]
    assert read(tmp_path, "a\n").data == "a"


NOT_ALLOWED = {
    "nothing": (b"", ["1: the file is empty"]),
    "a comment only": (b"# only a comment\n", ["1: the file is empty"]),
    "bytes": (b"a: 1\nb: \xff\xfe\n", ["2: the file is not UTF-8"]),
    "a workbook": (b"PK\x03\x04\x14\x00\x08\x00\xa9\xff", ["1: the file is not UTF-8"]),
    "GB18030": ("a: 1\nb: \u5e74\n".encode("gb18030"), ["2: the file is not UTF-8"]),
    "keys twice": (
        b"a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\n",
        ["3: the key a stands twice", "4: the key d stands twice"],
    ),
    "an object": (
        b"a: !!python/object:os.system x\n",
        ["1: tags are not allowed: tag:yaml.org,2002:python/object:os.system"],
    ),
    "plain tags": (
        b"a: !!str x\nb: ! y\n",
        ["1: tags are not allowed: tag:yaml.org,2002:str", "2: tags are not allowed: !"],
    ),
    "a tag on a key": (b"!x a: 1\n", ["1: tags are not allowed: !x"]),
    "an alias": (b"a: &x 1\nb: *x\n", ["1: anchors (&) are not allowed", "2: aliases (*) are not allowed"]),
    "a list in itself": (
        b"a: &x [*x]\n",
        ["1: anchors (&) are not allowed", "1: aliases (*) are not allowed"],
    ),
    "a merge": (
        b"a: &x {b: 1}\nc:\n  <<: *x\n",
        ["1: anchors (&) are not allowed", "3: aliases (*) are not allowed"],
    ),
    "a key twice in other quotes": (b'a: 1\n"a": 2\n', ["2: the key a stands twice"]),
    "keys twice that other readers take for flags": (b"no: 1\nno: 2\n", ["2: the key no stands twice"]),
    "keys twice far down": (b"a:\n  - b:\n      c: 1\n      d: 2\n      c: 3\n", ["5: the key c stands twice"]),
    "a tag far down": (b"a:\n  - b:\n      - !x c\n", ["3: tags are not allowed: !x"]),
    "a billion laughs": (
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        ["1: anchors (&) are not allowed", "2: anchors (&) are not allowed"]
        + [f"{line}: aliases (*) are not allowed" for line in (2, 3)],
    ),
    "21 levels of blocks": (
        "".join(f"{' ' * level}a:\n" for level in range(20)).encode() + b" " * 20 + b"b: 1\n",
        ["21: is nested deeper than 20 levels"],
    ),
    "a list as a key": (b"? [a, b]\n: 1\n", ["1: a key must be text"]),
    "a mapping as a key": (b"a: 1\n? {c: d}\n: 2\n", ["2: a key must be text"]),
    "two documents": (b"a: 1\n---\nb: 2\n", ["2: a second ---; a file holds one document"]),
    "21 levels": (b"[" * 21 + b"a" + b"]" * 21, ["1: is nested deeper than 20 levels"]),
    "200 levels": (b"[" * 200, ["1: is nested deeper than 20 levels"]),
    "blocks": (b"- " * 100_000, ["1: is nested deeper than 20 levels"]),
    "just too large": (b"a: 1\n" + b"#" * (MAX_BYTES - 4), ["1: the file is larger than 1,000,000 bytes"]),
    "2 MB": (b"x" * 2_000_000, ["1: the file is larger than 1,000,000 bytes"]),
}


@pytest.mark.parametrize(("content", "expected"), NOT_ALLOWED.values(), ids=NOT_ALLOWED)
def test_what_is_not_allowed(tmp_path: Path, content: bytes, expected: list[str]) -> None:
    assert wrong(tmp_path, content) == [f"x.yaml:{text}" for text in expected]


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 20 + b"a" + b"]" * 20,
        "".join(f"{' ' * level}a:\n" for level in range(19)).encode() + b" " * 19 + b"b: 1\n",
        b"a: 1\n" + b"#" * (MAX_BYTES - 5),
    ],
)
def test_what_is_just_allowed(tmp_path: Path, content: bytes) -> None:
    read(tmp_path, content)


@pytest.mark.parametrize("opener", ["[", "{a: ", "? ", "{? "])
def test_a_bomb_of_brackets_is_refused_fast(tmp_path: Path, opener: str) -> None:
    *keys, last = wrong(tmp_path, opener * (MAX_BYTES // len(opener) - 1))

    assert set(keys) <= {"x.yaml:1: a key must be text"}
    assert any(word in last for word in ("nested deeper", "depth"))


@pytest.mark.parametrize(
    ("content", "line", "zh", "en"),
    [
        ("a:\n\tb: 1\n", 2, "缩进用了制表符，请改用空格", "a tab indents the line; use spaces"),
        ("a: @b\n", 1, "这里的符号须放进引号", "start any token"),
        ("a: b: c\n", 1, "这里不能有冒号；含冒号的文字请放进引号", "mapping values are not allowed"),
        ("a: 1\nb\nc: 1\n", 3, "键后面缺少冒号", "could not find expected ':'"),
        ("a: [1, 2\nb: 3\n", 2, "方括号或花括号里缺少逗号或没有闭合", "',' or"),
        ("a: 'b\n", 2, "引号或括号没有闭合", "unexpected end of stream"),
        ("a: 1\n b: 2\n", 2, "这里不能有冒号", "mapping values are not allowed"),
        ("a:\n  b: 1\n c: 2\n", 3, "缩进或括号不对应", "did not find expected"),
        ("a: *\n", 1, "以 * 或 & 开头的文字须放进引号", "expected alphabetic or numeric character"),
        ("a: *.xlsx\n", 1, "以 * 或 & 开头的文字须放进引号", "expected alphabetic or numeric character"),
        ("a: !甲\n", 1, "以 ! 开头的文字须放进引号", "expected whitespace or line break"),
        ("a: - b\n", 1, "以 - 或 ? 开头的文字须放进引号", "entries are not allowed"),
        ("a: ? b\n", 1, "以 - 或 ? 开头的文字须放进引号", "mapping keys are not allowed"),
        ('a: "\\x"\n', 1, "双引号里的反斜杠写法不对", "expected hexdecimal number"),
        ('a: "\\q"\n', 1, "双引号里的反斜杠写法不对；可改用单引号", "escape character"),
        ("a: 1\nb: \x01\n", 2, "文件里有控制字符", "control characters are not allowed"),
        ("a: !x!y b\n", 1, "不允许标签", "undefined tag handle"),
        ("a: 1\n}\n", 2, "", ""),
        ("%YAML 3.0\n---\na: 1\n", 1, "", ""),
    ],
)
def test_what_is_no_yaml(tmp_path: Path, content: str, line: int, zh: str, en: str) -> None:
    ((_, found_line, found_zh, found_en),) = faults_of(lambda: read(tmp_path, content))

    assert found_line == line
    assert found_zh.startswith("不是 YAML")
    assert zh in found_zh
    assert found_en.startswith("is not YAML: ")
    assert en in found_en


def test_what_was_wrong_before_the_file_broke_off_is_told_too(tmp_path: Path) -> None:
    assert wrong(tmp_path, "a: 1\na: 2\nb: [\n")[0] == "x.yaml:2: the key a stands twice"
    assert len(wrong(tmp_path, "a: 1\na: 2\nb: [\n")) == 2


def test_files_that_do_not_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults_of(lambda: read_yaml(tmp_path / "none.yaml")) == [
        ("none.yaml", 1, "无法打开：没有这个文件", "can't be opened: No such file or directory")
    ]
    assert faults_of(lambda: read_yaml(tmp_path)) == [
        (tmp_path.name, 1, "无法打开：这是文件夹，不是文件", "can't be opened: Is a directory")
    ]

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert faults_of(lambda: read_yaml(tmp_path / "x.yaml")) == [
        ("x.yaml", 1, "无法打开：没有读取权限", "can't be opened: Permission denied")
    ]


def test_an_error_of_the_system_without_a_name_of_ours(tmp_path: Path) -> None:
    fault = yaml_text.unopened(tmp_path, OSError(5, "Input/output error"))

    assert fault.text.zh == "无法打开：Input/output error"


def test_an_error_of_the_parser_without_a_place() -> None:
    line, text = yaml_problem(yaml.YAMLError("out of luck"), "a\nb\n")

    assert line == 1
    assert text.zh == "不是 YAML（out of luck）"


def test_a_place_behind_the_last_line() -> None:
    mark = yaml.Mark("x", 0, 9, 0, None, 0)
    line, text = yaml_problem(yaml.MarkedYAMLError(problem="start any token", problem_mark=mark), "a\n")

    assert line == 10
    assert text.zh == "不是 YAML：这里的符号须放进引号"
