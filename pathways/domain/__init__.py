"""The words and the rules of Pathways: frozen values and pure functions on them.

Everybody may come in; nothing here imports anything but the standard library. Decision: one word has one
meaning from the page to the column, so the words are defined once, here, and rows, shapes and pages translate.
"""
