from datetime import date
from decimal import Decimal
from pathlib import Path

from fupin.model.text import Text
from fupin.model.verdict import Force, Verdict
from fupin.rulebook.limits import DatedValue
from fupin.rulebook.rule_file import read_rule_file
from rulebook.books import file_text, rule_text


def written(folder: Path, text: str, name: str = "loan.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rule_in_all_its_parts(tmp_path: Path) -> None:
    path = written(tmp_path, file_text(rule_text(force="force: must\n    cases_left_out: {fail: 不会}")))

    file = read_rule_file(path)
    (rule,) = file.rules

    assert file.faults == ()
    assert file.raw == path.read_bytes()
    assert (rule.id, rule.record, rule.clause, rule.provisions) == ("LOAN01", "loan", "五(二)", ("5.2-b",))
    assert (rule.force, rule.when, rule.require) == (Force.MUST, "registered_poor", "amount_yuan <= amount_max")
    assert rule.title == Text("金额不超限", "Amount within the limit")
    assert rule.message == Text("金额 {amount_yuan} 超过 {amount_max}", "Amount {amount_yuan} above {amount_max}")
    assert rule.cases_left_out == {"fail": "不会"}
    limit = rule.limits["amount_max"]
    assert (limit.unit, limit.provision, limit.phrase, limit.source) == ("元", "5.2-b", "5万元以下", None)
    assert limit.values == (DatedValue(Decimal(50000), date(2018, 8, 28)),)


def test_where_a_rule_and_its_cases_stand(tmp_path: Path) -> None:
    path = written(tmp_path, file_text(rule_text("LOAN01"), rule_text("LOAN02")))

    first, second = read_rule_file(path).rules

    assert (first.source.path, first.source.line, second.source.line) == (path, 3, 28)
    assert [second.source.line_of(key) for key in ("when", "require", "message", "cases", "nothing")] == [
        *(32, 33, 43, 47, 28)
    ]
    assert [case.source.line for case in first.cases if case.source] == [23, 24, 25, 26, 27]


def test_cases_keep_what_they_say(tmp_path: Path) -> None:
    case = (
        "      - given: {bank: x}\n        expect: unknown\n        as_of: 2019-01-01\n        others: [{bank: y}]\n"
        "        tables: {household: [{household_id: '1'}, {}]}\n        absent: [amount_yuan]\n"
    )
    path = written(tmp_path, file_text(rule_text() + case))

    usual, *_, last = read_rule_file(path).rules[0].cases

    assert (usual.note, usual.as_of, usual.others, usual.tables, usual.absent) == (
        *(Text("at the limit", "at the limit"), date(2018, 12, 31), (), {}, ()),
    )
    assert (last.given, last.expect, last.note) == ({"bank": "x"}, Verdict.UNKNOWN, Text("", ""))
    assert last.as_of == date(2019, 1, 1)
    assert last.others == ({"bank": "y"},)
    assert last.tables == {"household": ({"household_id": "1"}, {})}
    assert last.absent == ("amount_yuan",)
    assert last.source is not None
    assert last.source.line == 28


def test_all_faults_of_a_file_at_once_and_its_sound_rules(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        file_text(
            rule_text("LOAN01", force="force: most"),
            rule_text("LOAN02"),
            rule_text("LOAN03", require="require: amount_yuan <= 50000"),
            rule_text("LOAN04", clause="clause: ''", title="title: x"),
            record="lone",
        ),
    )

    file = read_rule_file(path)

    assert [rule.id for rule in file.rules] == ["LOAN02"]
    assert file.named == {"LOAN01", "LOAN02", "LOAN03", "LOAN04"}
    assert sorted((fault.line, fault.text.en.partition(":")[0]) for fault in file.faults) == [
        (1, "record"),
        (6, "LOAN01.force"),
        (60, "LOAN03.limits.amount_max"),
        (79, "LOAN04.clause"),
        (91, "LOAN04.title"),
    ]


def test_a_file_for_another_record(tmp_path: Path) -> None:
    file = read_rule_file(written(tmp_path, file_text(record="lona")))

    (fault,) = file.faults
    assert fault.text.en == "record: found lona; expected the file's name, loan; did you mean loan?"
    assert fault.text.zh == "record：写的是 lona；应与文件名 loan 相同；是不是 loan？"


def test_a_file_that_is_no_yaml(tmp_path: Path) -> None:
    file = read_rule_file(written(tmp_path, "a: [\n"))

    assert (file.rules, file.named, file.raw) == ((), frozenset(), b"")
    assert len(file.faults) == 1
