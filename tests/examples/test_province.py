"""The example of a province: three counties in three layouts, a roster, and a county that has not submitted."""

from __future__ import annotations

from .running import EXAMPLES, check, hold

FOLDER = EXAMPLES / "province"


def test_the_reports_are_the_stored_ones() -> None:
    hold(check(FOLDER, "报送", "--roster", "名册.yaml"), FOLDER / "报送.report")


def test_it_has_what_the_readme_tells_of() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "fupin check 报送 --roster 名册.yaml" in readme
    found = check(FOLDER, "报送", "--roster", "名册.yaml").report
    assert [each["code"] for each in found["problems"]] == ["DATA35", "DATA40", "DATA37", "DATA38"]
    assert {each["county"]: each["submitted"] for each in found["counties"]} == {
        "东山县": True,
        "西山县": True,
        "南山县": True,
        "北山县": False,
    }
    assert sum(each["records"] for each in found["counties"]) == found["summary"]["records"] == 39
