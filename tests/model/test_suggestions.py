from fupin.model.suggestions import suggestion, unknown
from fupin.model.text import Text


def test_suggestions() -> None:
    assert suggestion("amount_yaun", ["amount_yuan", "bank"]) == Text(
        "；是不是 amount_yuan？", "; did you mean amount_yuan?"
    )
    assert suggestion("prj01", ["PRJ01"]).en == "; did you mean PRJ01?"
    assert suggestion("zzz", ["amount_yuan"]) == Text("", "")
    assert unknown("字段", "field", "bnk", ["bank"]).en == "there is no field bnk; did you mean bank?"
