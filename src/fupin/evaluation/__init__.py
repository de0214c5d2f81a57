"""From typed columns and parsed rules to verdicts: expressions become SQL, an engine runs them."""
