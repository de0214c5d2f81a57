"""A trend as a page: one file with everything in it, for any browser, without a network."""
