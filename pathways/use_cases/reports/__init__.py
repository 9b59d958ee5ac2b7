"""The yearly report: the funnel of a year's cohorts with small cells hidden, and what is asked for beside it.

Pages, API and command line come in here. Decision: a report is a value that follows from the database, the year and the
last day counted alone; no clock is read, so the same inputs give the same bytes in every format.
"""
