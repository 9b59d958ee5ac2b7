"""Drift: phrases in imported ads that no skill explains, what leads decide about them, modules out of demand."""
