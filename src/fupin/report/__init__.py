"""Finished results as text and data; one renderer a format. A renderer opens nothing and judges nothing."""
