"""The rule book: YAML files with the policy's figures and duties, and the expression language."""
