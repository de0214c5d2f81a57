"""Explaining: a page on each rule, target, task, clause, provision, field and data problem; together the manual."""
