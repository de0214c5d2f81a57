"""What Pydantic finds wrong with the shape of a rule book's file, as faults at the line of the key."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ValidationError

from fupin.rulebook.policy_shapes import PROVISION_ID, TARGET_ID, TASK_NO, YEAR
from fupin.rulebook.schema import BOOK_ID, FIELD_PATH, LIMIT_NAME, RULE_ID, VERSION
from fupin.strict_yaml import shapes
from fupin.strict_yaml.faults import Fault
from fupin.strict_yaml.yaml_text import Place, YamlText

_EXAMPLES = {
    RULE_ID: "LOAN01",
    LIMIT_NAME: "amount_max",
    FIELD_PATH: "loan.bank",
    BOOK_ID: "hebei-2018",
    VERSION: "1.0",
    PROVISION_ID: "5.2-b",
    TARGET_ID: "T18",
    TASK_NO: "5",
    YEAR: "2018",
}


def shape_faults(source: YamlText, error: ValidationError, shape: type[BaseModel]) -> Iterator[Fault]:
    """The faults that a model found in a file.

    Args:
        source: the file.
        error: what the model says of its data.
        shape: the model.
    """
    return shapes.shape_faults(source, error, shape, key_of, _EXAMPLES)


def key_of(source: YamlText, place: Place) -> str:
    """A key path as the reader is shown it: `LOAN01.limits.amount_max`, the rule by its id where it has one."""
    if len(place) > 1 and place[0] == "rules":
        rule_id = source.at((*place[:2], "id"))
        place = (rule_id if isinstance(rule_id, str) and rule_id else f"rules.{place[1]}", *place[2:])
    return ".".join(str(part) for part in place) or source.path.name
