"""What is told where a report is held against files."""
