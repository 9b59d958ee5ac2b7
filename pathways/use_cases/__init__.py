"""One verb a file, each ``verb(tools, *, ...) -> domain value``.

Pages, API, command line and evaluation come in here and nowhere lower, so that a figure on a page, in JSON and
in a report is one figure.
"""
