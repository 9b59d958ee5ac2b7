"""What an employer does: read an ad, correct what it asks, rank people for it, check it, keep it.

Pages, API and command line come in here. Decision: an opening that nobody saved travels as a code in the form, so
that all of this but keeping works without an account.
"""
