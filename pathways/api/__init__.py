"""JSON for programs under /api/v1: explicit shapes, one problem shape for all errors, an OpenAPI document.

Programs come in here with their own blueprints; the command line borrows the shapes alone (``shapes``, no web
framework in it). Decision: an answer is written out field by field, so that renaming a field of a domain value cannot
change what others have built on.
"""
