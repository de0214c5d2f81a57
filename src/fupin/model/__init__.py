"""The words of the program: record models, cells and values, verdicts, findings, problems and results.

This room imports no other room of the package; every other room may import it.
"""
