"""The expression language of rules: its nodes, and how a text is parsed and typed."""
