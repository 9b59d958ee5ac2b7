"""What a role pays in a state, with year, area and what the figure leaves out."""

from pathways.domain.pay import PayView, view_pay
from pathways.use_cases.look_up import find_role
from pathways.use_cases.tools import Tools


def find_pay(tools: Tools, *, role: str, state: str, pay: int = 0) -> PayView:
    """Published wages for a role's occupation, newest first. pay is what the worker earns a year (0: not said)."""
    wanted = find_role(tools, role)
    occupation = tools.catalog.occupations[wanted.onet_soc]
    return view_pay(wanted, occupation, tools.wages, state, pay)
