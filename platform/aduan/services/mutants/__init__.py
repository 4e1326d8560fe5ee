"""Rules changed in one place, as a slip of the pen or a hasty edit would: what tests should notice.

Each mutant differs from the rules in one value: a day more or less, another role, a condition turned
round, a row gone, somebody who is no longer told. Mutation analysis after DeMillo, Lipton and
Sayward (1978), on rules instead of programs.
"""
