"""How a sheet is laid out: its tables, their headers and record kinds, and the column of each field."""
