"""How good are we: cases, metrics and a report, by the same use cases that serve people."""
