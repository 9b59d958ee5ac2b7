"""How good are we: cases, systems and metrics become one report, by the same use cases that serve people.

The command line comes in here; nothing below does. The report is one JSON object that screen, page and product
show alike, with the counts of every document in it, so that two reports can be compared document by document.
"""
