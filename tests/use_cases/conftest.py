"""Use cases that write are tested on both databases."""

from databases import database, postgres, store

__all__ = ["database", "postgres", "store"]
