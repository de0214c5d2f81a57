"""The JSON report, whole and in lines."""
