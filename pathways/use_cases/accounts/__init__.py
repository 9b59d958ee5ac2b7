"""Accounts, one verb a file: sign up, confirm, sign in, second factor, reset, sign out, and what administrators do.

Decision: these verbs ask for a few instruments only (``kit.AccountTools``), so that the command line can add an
account without loading the encoder. Flask-Security-Too was looked at first and not taken: its datastore hands table
rows to the views and keeps SQL in the doors; here rows never leave the store. So the doors use Flask-Login, and
the rest is small: argon2-cffi for passwords, pyotp for codes, sessions in the database.
"""
