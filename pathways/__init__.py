"""Pathways: what a manufacturing worker is ready for, what is missing, and which training closes it.

The rooms of the house, top to bottom: cli and app open the doors, pages and api speak to people and
programs, use_cases holds one verb a file, engine, store, sources and mail are the instruments, domain is the
words and the rules. Imports only go down.
"""

__version__ = "0.1.0"
