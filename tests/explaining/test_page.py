from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from fupin.explaining.page import Column, Fact, Facts, Page, Paragraph, Part, Table, page_json, page_of_json
from fupin.model.text import Text

_texts = st.builds(Text, st.text(max_size=8), st.text(max_size=8))
_keys = st.text("abc", min_size=1, max_size=3)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    keys = draw(st.lists(_keys, min_size=1, max_size=3, unique=True))
    columns = tuple(Column(key, draw(_texts), draw(st.booleans())) for key in keys)
    rows = draw(st.lists(st.tuples(*(_texts for _ in keys)), max_size=3))
    return Table(draw(_keys), draw(_texts), columns, tuple(rows))


_facts = st.builds(
    Facts, _keys, st.lists(st.builds(Fact, _keys, _texts, _texts, st.booleans()), max_size=3).map(tuple)
)
_parts: st.SearchStrategy[Part] = st.one_of(_tables(), _facts, st.builds(Paragraph, _keys, _texts, _texts))


@given(st.builds(Page, _keys, _keys, _texts, st.lists(_parts, max_size=3).map(tuple)))
def test_a_page_comes_back_from_its_json(page: Page) -> None:
    assert page_of_json(json.loads(json.dumps(page_json(page)))) == page
