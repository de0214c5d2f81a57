"""One reader a format: bytes to sheets of text."""
