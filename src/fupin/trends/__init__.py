"""How findings, coverage and targets stood over the quarters, by county and by rule, from earlier reports."""
