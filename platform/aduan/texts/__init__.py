"""The platform's own texts for people, Indonesian first and English beside it."""
