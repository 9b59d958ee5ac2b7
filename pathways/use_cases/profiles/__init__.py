"""What a worker who wants to be found does: save a profile, say who may see what, answer requests, leave for good.

Pages and API come in here. Decision: what an employer sees and what the worker sees of a match are made by the same
function (``matches.make_fit``), so that they cannot differ.
"""
