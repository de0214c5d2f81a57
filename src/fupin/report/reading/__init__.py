"""How each sheet was read, for the terminal."""
