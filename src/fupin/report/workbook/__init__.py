"""The report as a workbook: a summary, the findings, and each submitted sheet with its findings marked."""
