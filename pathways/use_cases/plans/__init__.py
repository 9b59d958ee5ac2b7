"""Plans of seats: which seats at which site would close the most gap, what an own module would do, keeping both.

Whoever comes in is a program lead or the command line; a shared plan is read by whoever has its link. The gap comes
from the gaps beside as it is published there, small cells hidden, so that no plan gives a hidden cell away.
"""
