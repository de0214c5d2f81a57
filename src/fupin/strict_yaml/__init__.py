"""YAML that people write for the program: read as text, nothing executed, every fault at its line."""
