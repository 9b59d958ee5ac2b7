"""SQL, and only here: rows, migrations, one file a noun.

Use cases may come in. Decision: rows (SQLModel) never leave this room, because a table row takes bad values
unchecked and detaches after commit; what goes out is a frozen domain value. Functions take a session and never
commit: the use case owns the transaction.
"""
