"""The report as JUnit XML."""
