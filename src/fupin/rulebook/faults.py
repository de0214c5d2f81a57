"""The error of a rule book that has faults."""

from __future__ import annotations

from fupin.model.errors import RuleBookError
from fupin.strict_yaml.faults import FaultsError


class RuleBookFaultsError(FaultsError, RuleBookError):
    """One or more faults of a rule book, by file and line."""
