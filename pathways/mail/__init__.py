"""Mail: what the service writes to people, and the two ways out, a folder and a mail server.

Use cases may come in. Decision: a letter is plain text with one link and is handed over after the commit, so that
nobody gets a link that the database does not know; addresses and texts are never logged.
"""
