from pathlib import Path

from fupin.model.text import Text
from fupin.strict_yaml.faults import Fault, FaultsError, keyed


def test_an_error_lists_its_faults_by_file_and_line_each_once() -> None:
    late = Fault(Path("b.yaml"), 9, Text("丙", "c"))
    early = Fault(Path("b.yaml"), 2, Text("乙", "b"))
    other = Fault(Path("a.yaml"), 5, Text("甲", "a"))

    error = FaultsError([late, early, other, late])

    assert error.faults == [other, early, late]
    assert error.text.en == "a.yaml:5: a\nb.yaml:2: b\nb.yaml:9: c"
    assert error.text.zh == "a.yaml:5: 甲\nb.yaml:2: 乙\nb.yaml:9: 丙"
    assert str(error) == error.text.en


def test_what_is_wrong_with_a_key() -> None:
    assert keyed("LOAN01.when", Text("错", "wrong")) == Text("LOAN01.when：错", "LOAN01.when: wrong")
