"""Text to skills: cut, matched, compared, weighed, each with its quote.

The way of a text: redact (no identifiers) -> segments (sentences and bullets, boilerplate marked) -> forms
(surface forms met) and likeness (vectors near) -> cues (negated? wished? somebody else's?) -> weigher (a small
trained model joins the evidence into a probability) -> levels -> reader. Titles and credentials go beside it.
"""
