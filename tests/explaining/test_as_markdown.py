from __future__ import annotations

from fupin.explaining.as_markdown import escaped, page_markdown
from fupin.explaining.page import Column, Fact, Facts, Page, Paragraph, Table, same
from fupin.model.text import Language, Text

_PAGE = Page(
    "rule",
    "X01",
    Text("标题", "A title"),
    (
        Paragraph("requirement", same(""), Text("要求", "It asks <this> | that")),
        Facts("facts", (Fact("clause", Text("条款", "clause"), same("五(二)、四(三)"), ids=True),)),
        Table(
            "limits",
            Text("限额", "Figures"),
            (Column("name", Text("名称", "name")), Column("empty", Text("空", "empty"))),
            ((same("a_b"), same("")),),
        ),
    ),
)


def test_a_page_as_markdown() -> None:
    links = {"五(二)": "../clause/02.md"}
    assert page_markdown(_PAGE, Language.ENGLISH, links.get) == (
        "# X01 A title\n\n"
        "It asks &lt;this&gt; \\| that\n\n"
        "- **clause** [五(二)](../clause/02.md), 四(三)\n\n"
        "## Figures\n\n| name |\n| --- |\n| a\\_b |\n"
    )


def test_nothing_in_a_text_becomes_live() -> None:
    assert escaped("<b>[x](y)</b> `c`\n# *z*") == "&lt;b&gt;\\[x\\](y)&lt;/b&gt; \\`c\\` \\# \\*z\\*"
