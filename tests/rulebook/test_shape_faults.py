"""Every way in which a file's shape can be wrong, in both languages, at its line."""

from pathlib import Path

import pytest

from fupin.rulebook.loading import load_rule_book
from fupin.strict_yaml import shapes
from rulebook.books import faults_of, file_text, rule_text, write_book


def fault_of(folder: Path, rule: str) -> tuple[int, str, str]:
    """The only fault of a book with one rule; the rule begins on line 3."""
    ((name, line, zh, en),) = faults_of(lambda: load_rule_book(write_book(folder, {"loan": file_text(rule)})))
    assert name == "loan.yaml"
    return line, zh, en


RULE_FAULTS = {
    "clause: ''": (4, "LOAN01.clause", "写的是 ''；应为非空的文字", "found ''; expected text that isn't empty"),
    "clause: [a]": (4, "LOAN01.clause", "写的是 ['a']；应为文字", "found ['a']; expected text"),
    f"clause: {'x' * 2001}": (4, "LOAN01.clause", "应为最多 2000 个字符", "expected at most 2000 characters"),
    "provisions: 5.2-b": (5, "LOAN01.provisions", "写的是 '5.2-b'；应为列表", "found '5.2-b'; expected a list"),
    "provisions: [a, {b: c}]": (5, "LOAN01.provisions.1", "应为文字", "found {'b': 'c'}; expected text"),
    "force: most": (
        6,
        "LOAN01.force",
        "写的是 'most'；应为其中之一：must、in_principle、should、promoted、entitled、target；是不是 must",
        "expected one of must, in_principle, should, promoted, entitled, target; did you mean must",
    ),
    'value: "5万"': (
        11,
        "LOAN01.limits.amount_max.value",
        "写的是 '5万'；应为普通小数或日期 YYYY-MM-DD",
        "found '5万'; expected a plain decimal number or a date YYYY-MM-DD",
    ),
    "value: 1e5": (11, "LOAN01.limits.amount_max.value", "应为普通小数", "expected a plain decimal number"),
    "value: 2018-02-30": (11, "LOAN01.limits.amount_max.value", "应为普通小数", "expected a plain decimal number"),
    "value: [5]": (11, "LOAN01.limits.amount_max.value", "应为普通小数", "expected a plain decimal number"),
    "since: 2018": (
        13,
        "LOAN01.limits.amount_max.since",
        "写的是 '2018'；应为日期 YYYY-MM-DD",
        "found '2018'; expected a date YYYY-MM-DD",
    ),
    "since: 2018-13-01": (13, "LOAN01.limits.amount_max.since", "应为日期", "expected a date YYYY-MM-DD"),
    "since: 1535414400": (13, "LOAN01.limits.amount_max.since", "应为日期", "expected a date YYYY-MM-DD"),
    "phrase: " + "很" * 31: (15, "LOAN01.limits.amount_max.phrase", "应为最多 30 个字符", "at most 30 characters"),
    "title: 金额": (16, "LOAN01.title", "写的是 '金额'；应为键和值", "found '金额'; expected keys with values"),
    "title: {zh: 金额}": (16, "LOAN01.title.en", "缺少这一项", "the key is missing"),
    "title: {zh: 金额, en: Amount, fr: Somme}": (16, "LOAN01.title.fr", "没有这样的键", "there is no such key"),
}


@pytest.mark.parametrize(("line", "expected"), RULE_FAULTS.items(), ids=[line[:30] for line in RULE_FAULTS])
def test_a_rule_of_the_wrong_shape(tmp_path: Path, line: str, expected: tuple[int, str, str, str]) -> None:
    at, key, zh, en = expected

    found_line, found_zh, found_en = fault_of(tmp_path, rule_text(**{line.partition(":")[0]: line}))

    assert found_line == at
    assert found_zh.startswith(f"{key}：")
    assert zh in found_zh
    assert found_en.startswith(f"{key}: ")
    assert en in found_en


def test_a_limit_whose_name_is_no_name(tmp_path: Path) -> None:
    line, zh, en = fault_of(tmp_path, rule_text(amount_max="AmountMax:"))

    assert line == 10
    assert "写的是 'AmountMax'；应为 amount_max 这样的写法" in zh
    assert "found 'AmountMax'; expected something like amount_max" in en


def test_a_mistyped_key_is_one_too_many_and_one_missing(tmp_path: Path) -> None:
    file = file_text(rule_text(clause="claus: 五(二)"))

    faults = faults_of(lambda: load_rule_book(write_book(tmp_path, {"loan": file})))

    assert faults == [
        ("loan.yaml", 3, "LOAN01.clause：缺少这一项", "LOAN01.clause: the key is missing"),
        (
            "loan.yaml",
            4,
            "LOAN01.claus：没有这样的键；是不是 clause、cases？",
            "LOAN01.claus: there is no such key; did you mean clause, cases?",
        ),
    ]


@pytest.mark.parametrize(("typo", "hint"), [("untill", "until"), ("sorce", "source")])
def test_a_mistyped_key_of_a_limit(tmp_path: Path, typo: str, hint: str) -> None:
    limit = f"{{value: '5', unit: 元, since: 2018-08-28, provision: a, phrase: b, {typo}: c}}"
    head, _, tail = rule_text().partition("      amount_max:\n")
    rule = head + f"      amount_max: {limit}\n" + tail[tail.index("    title:") :]

    assert (
        f"LOAN01.limits.amount_max.{typo}: there is no such key; did you mean {hint}," in fault_of(tmp_path, rule)[2]
    )


def test_a_missing_key_is_told_at_the_rule(tmp_path: Path) -> None:
    assert fault_of(tmp_path, rule_text(clause="# nothing")) == (
        3,
        "LOAN01.clause：缺少这一项",
        "LOAN01.clause: the key is missing",
    )


def test_a_rule_without_an_id_is_called_by_its_number(tmp_path: Path) -> None:
    broken = rule_text().replace("- id: LOAN01\n    clause", "- clause")

    assert fault_of(tmp_path, broken) == (3, "rules.0.id：缺少这一项", "rules.0.id: the key is missing")


def test_an_id_of_the_wrong_form(tmp_path: Path) -> None:
    line, zh, en = fault_of(tmp_path, rule_text("loan-1"))

    assert (line, zh) == (3, "loan-1.id：写的是 'loan-1'；应为 LOAN01 这样的写法（^[A-Z]{2,6}[0-9]{2,3}$）")
    assert en == "loan-1.id: found 'loan-1'; expected something like LOAN01 (^[A-Z]{2,6}[0-9]{2,3}$)"


def test_a_rule_without_cases(tmp_path: Path) -> None:
    head = rule_text().split("    cases:")[0]

    assert fault_of(tmp_path / "1", head + "    cases: []\n")[1:] == (
        "LOAN01.cases：写的是 []；应为至少一项",
        "LOAN01.cases: found []; expected at least one item",
    )
    assert fault_of(tmp_path / "2", head)[2] == "LOAN01.cases: the key is missing"


def test_a_case_of_the_wrong_shape(tmp_path: Path) -> None:
    case = "      - {given: {amount_yuan: [5]}, expect: passes, as_of: today, absent: bank, others: {a: b}}\n"

    faults = faults_of(lambda: load_rule_book(write_book(tmp_path, {"loan": file_text(rule_text() + case)})))

    assert [(line, en) for _, line, _, en in faults] == [
        (28, "LOAN01.cases.5.given.amount_yuan: found ['5']; expected text"),
        (
            28,
            "LOAN01.cases.5.expect: found 'passes'; expected one of pass, fail, unknown, not_applicable; "
            "did you mean pass?",
        ),
        (28, "LOAN01.cases.5.as_of: found 'today'; expected a date YYYY-MM-DD"),
        (28, "LOAN01.cases.5.others: found {'a': 'b'}; expected a list"),
        (28, "LOAN01.cases.5.absent: found 'bank'; expected a list"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n", [(1, "loan.yaml: found ['a']; expected keys with values")]),
        ("a\n", [(1, "loan.yaml: found 'a'; expected keys with values")]),
        ("record: loan\n", [(1, "rules: the key is missing")]),
        ("record: loan\nrules: []\n", [(2, "rules: found []; expected at least one item")]),
        ("record: loan\nrules: {a: b}\n", [(2, "rules: found {'a': 'b'}; expected a list")]),
        ("record: loan\nrules: [a]\n", [(2, "rules.0: found 'a'; expected keys with values")]),
        (file_text(record="[loan]"), [(1, "record: found ['loan']; expected text")]),
        (file_text() + "rulse: x\n", [(28, "rulse: there is no such key; did you mean rules?")]),
    ],
    ids=["list", "text", "no rules", "none", "mapping", "texts", "record", "key"],
)
def test_a_file_of_the_wrong_shape(tmp_path: Path, text: str, expected: list[tuple[int, str]]) -> None:
    faults = faults_of(lambda: load_rule_book(write_book(tmp_path, {"loan": text})))

    assert [(line, en) for _, line, _, en in faults] == expected


OVERRIDE = "overrides: {LOAN01: {limits: {amount_max: %s}}}"
HEAD_FAULTS = {
    "format: fupin-rulebook/2": (
        "format: found 'fupin-rulebook/2'; expected one of fupin-rulebook/1; did you mean fupin-rulebook/1?"
    ),
    "id: My Book": "id: found 'My Book'; expected something like hebei-2018 (^[a-z0-9][a-z0-9.-]{0,59}$)",
    "version: 一": "version: found '一'; expected something like 1.0 (^[0-9]+(\\.[0-9]+){0,2}$)",
    "overrides: []": "overrides: found []; expected keys with values",
    OVERRIDE % "5": "overrides.LOAN01.limits.amount_max: found '5'; expected keys with values",
    OVERRIDE % "[]": "overrides.LOAN01.limits.amount_max: found []; expected at least one item",
    OVERRIDE % "{value: '5', since: 2019-01-01}": "overrides.LOAN01.limits.amount_max.source: the key is missing",
    OVERRIDE % "{value: '5', since: 2019-01-01, source: a, vale: b}": (
        "overrides.LOAN01.limits.amount_max.vale: there is no such key; did you mean value?"
    ),
    OVERRIDE % "[{value: x, since: 2019-01-01, source: y}]": (
        "overrides.LOAN01.limits.amount_max.0.value: found 'x'; expected a plain decimal number or a date YYYY-MM-DD"
    ),
    "extend: x": "extend: there is no such key; did you mean extends?",
    "policy: {title: {zh: a, en: b}, date: x}": "policy.date: found 'x'; expected a date YYYY-MM-DD",
    "policy: {title: {zh: a, en: b}, date: 2018-08-28, numbr: x}": (
        "policy.numbr: there is no such key; did you mean number?"
    ),
}


@pytest.mark.parametrize(("line", "expected"), HEAD_FAULTS.items(), ids=HEAD_FAULTS)
def test_a_head_of_the_wrong_shape(tmp_path: Path, line: str, expected: str) -> None:
    folder = write_book(tmp_path)
    head = folder / "rulebook.yaml"
    key = line.split(":")[0]
    kept = [text for text in head.read_text(encoding="utf-8").splitlines() if not text.startswith(f"{key}:")]
    head.write_text("\n".join([*kept, line, ""]), encoding="utf-8")

    ((name, at, zh, en),) = faults_of(lambda: load_rule_book(folder))

    assert (name, at) == ("rulebook.yaml", len(kept) + 1)
    assert en == expected
    assert "expected" not in zh


def test_an_error_that_we_have_no_words_for_keeps_pydantic_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(shapes._EXPECTED, "list_type")

    assert "Input should be a valid list" in fault_of(tmp_path, rule_text(provisions="provisions: x"))[2]
