"""Badges from the issuer's side: who we are, whose keys we trust, and giving the certificate and module badges out.

Pages and command line come in here. Decision: the service's key lies in the home folder, not in the database, so that
a copy of the database signs nothing.
"""
