"""Proofs: a rule book held against all records that there can be, by a solver.

Nothing else imports this room, so that only who asks for proofs loads the solver.
"""
