"""The store: events and what is projected from them, editions, counters, vault; SQLAlchemy."""
