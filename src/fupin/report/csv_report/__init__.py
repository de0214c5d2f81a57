"""The report as comma-separated values."""
