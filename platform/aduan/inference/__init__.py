"""Rules run on durable-rules; the plain agenda of the engine is its oracle."""
