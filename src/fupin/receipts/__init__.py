"""A report held against the files that it is said to be made from."""
