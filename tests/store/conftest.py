"""Every test of the store runs on both databases."""

from databases import database, postgres, store

__all__ = ["database", "postgres", "store"]
