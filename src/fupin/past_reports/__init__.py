"""Reports that were written before, read back: what is not exactly such a report is refused, never guessed."""
