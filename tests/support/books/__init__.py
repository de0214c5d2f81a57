"""Workbooks described cell by cell, made at random, and written in several ways."""

from .describing import Book, Cell, Sheet
from .making import make_book
from .old_writer import write_old
from .openpyxl_writer import write_by_openpyxl
from .xml_writer import write_xml

__all__ = ["Book", "Cell", "Sheet", "make_book", "write_by_openpyxl", "write_old", "write_xml"]
