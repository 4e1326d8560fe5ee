"""A low-code rules platform: regional complaint regulations as configuration, one generic engine."""
