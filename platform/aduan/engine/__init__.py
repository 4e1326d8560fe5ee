"""Pure decisions: rules, case, command and time in, events and explanation out; no I/O, no clock, no framework."""
