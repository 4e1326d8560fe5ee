"""Frozen values that every layer speaks in; no behaviour beyond their own, no imports but errors and each other."""
