"""What the tests of reports share: one rich result, checked once."""

from __future__ import annotations

import pytest

from fupin.result import CheckResult
from support.reported import reported


@pytest.fixture(scope="session")
def rich_result(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    """The result of `support.reported`: every kind of entry, both kinds of input, hostile texts everywhere."""
    return reported(tmp_path_factory.mktemp("reported"))
