"""A worker's training record: whose it is, what its owner sees, and the consent under which employers see part of it.

Pages and API come in here. Decision: an address that a lead types is kept as a keyed digest alone, so the table tells
nobody's name, and a record finds its owner only when they sign in under that address, confirmed.
"""
