"""The annotated copy of a workbook: its bytes as they were, with fills, comments and one more sheet."""
