"""How a rule book traces to its policy, as text and JSON."""
