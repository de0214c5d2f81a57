"""Hostile files of every kind, made when they are needed; the same every time."""

from .case import Hostile
from .cell_cases import cell_cases
from .compound import compound_cases
from .ods import ods_cases
from .package_cases import package_cases
from .text_cases import text_cases
from .xml_cases import xml_cases

__all__ = ["HOSTILE", "Hostile"]

HOSTILE = [*package_cases(), *xml_cases(), *cell_cases(), *ods_cases(), *compound_cases(), *text_cases()]
