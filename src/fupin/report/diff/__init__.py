"""The comparison of two reports as text, Markdown and JSON."""
