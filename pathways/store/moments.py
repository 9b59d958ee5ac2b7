"""Moments in time, the same from every database."""

import datetime


def as_utc(moment: datetime.datetime) -> datetime.datetime:
    """SQLite keeps no time zone; what was written is UTC."""
    return moment.replace(tzinfo=datetime.UTC) if moment.tzinfo is None else moment.astimezone(datetime.UTC)
