"""A trend over the quarters, in each of its formats."""
