"""The handbook of a regulation: all that its rules say, gathered as plain values to be printed."""
