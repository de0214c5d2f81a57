"""The text report: what a clerk needs in one look."""
