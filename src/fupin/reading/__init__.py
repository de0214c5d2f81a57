"""From bytes to typed columns: formats give text, headers give meaning, values are read strictly."""
