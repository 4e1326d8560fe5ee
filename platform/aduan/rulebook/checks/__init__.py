"""Checks of meaning, one module a letter; each takes built rules and gives findings."""
