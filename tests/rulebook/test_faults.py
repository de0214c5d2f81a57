from pathlib import Path

from fupin.model.text import Text
from fupin.rulebook.faults import Fault, RuleBookFaultsError, keyed, suggestion, unknown


def test_an_error_lists_its_faults_by_file_and_line_each_once() -> None:
    late = Fault(Path("b.yaml"), 9, Text("丙", "c"))
    early = Fault(Path("b.yaml"), 2, Text("乙", "b"))
    other = Fault(Path("a.yaml"), 5, Text("甲", "a"))

    error = RuleBookFaultsError([late, early, other, late])

    assert error.faults == [other, early, late]
    assert error.text.en == "a.yaml:5: a\nb.yaml:2: b\nb.yaml:9: c"
    assert error.text.zh == "a.yaml:5: 甲\nb.yaml:2: 乙\nb.yaml:9: 丙"
    assert str(error) == error.text.en


def test_suggestions() -> None:
    assert suggestion("amount_yaun", ["amount_yuan", "bank"]) == Text(
        "；是不是 amount_yuan？", "; did you mean amount_yuan?"
    )
    assert suggestion("zzz", ["amount_yuan"]) == Text("", "")
    assert unknown("字段", "field", "bnk", ["bank"]).en == "there is no field bnk; did you mean bank?"
    assert keyed("LOAN01.when", Text("错", "wrong")) == Text("LOAN01.when：错", "LOAN01.when: wrong")
