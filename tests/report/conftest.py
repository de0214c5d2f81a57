"""What the tests of reports share: one rich result, checked once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fupin.result import CheckResult
from support.provincial import provincial
from support.reported import reported


@pytest.fixture(scope="session")
def rich_result(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    """The result of `support.reported`: every kind of entry, both kinds of input, hostile texts everywhere.

    It has no receipt, since its files are written anew each time and no two hashes are alike, and no counties;
    `province_result` has both.
    """
    return replace(reported(tmp_path_factory.mktemp("reported")), receipt=None, counties=())


@pytest.fixture(scope="session")
def province_result(rich_result: CheckResult) -> CheckResult:
    """The same with waived findings, a baseline, a receipt and counties, and hostile texts in these; see
    `support.provincial`.
    """
    return provincial(rich_result)
