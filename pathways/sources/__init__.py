"""Other people's files into our words: the catalogue, O*NET, OEWS, résumés.

Use cases may come in. Decision: a source reads everything, lists every problem with file and line, and hands
over frozen values or nothing; it never writes.
"""
