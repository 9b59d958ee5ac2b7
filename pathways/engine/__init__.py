"""The instruments: text to vector, text to skills, gap to route, route to calendar, and the Atlas they share.

Use cases may come in. Decision: whatever is derived from the catalogue once and read by every request lives in
one immutable Atlas, built in a folder beside the old one and swapped whole, so no request sees half of two.
"""
