"""A second, independent reading of the contract: parser and evaluator in plain Python, for tests only."""
