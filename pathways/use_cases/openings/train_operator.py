"""Train your own operator: what somebody who works here can do, and how they get to the opening."""

from pathways.domain.errors import BadInput
from pathways.domain.gap import find_gap
from pathways.domain.opening import Opening, as_role
from pathways.domain.ranking import OperatorPlan
from pathways.domain.worker import Circumstances
from pathways.engine.calendar import lay_out
from pathways.engine.route import plan_route
from pathways.use_cases.know_worker import make_worker
from pathways.use_cases.provenance import find_provenance
from pathways.use_cases.read_text import read_text
from pathways.use_cases.tools import Tools


def train_operator(tools: Tools, *, opening: Opening, text: str, circumstances: Circumstances) -> OperatorPlan:
    """The route of one person of your own to an opening. Nothing of it is stored.

    Raises BadInput when the text says too little (too_little_told) or nothing is asked for (nothing_asked).
    """
    if not opening.demands:
        fix = "Add at least one skill to the list."
        raise BadInput("nothing_asked", "The opening asks for no skill yet.", field="add_skill", fix=fix)
    reading = read_text(tools, text=text)
    worker = make_worker(tools, reading=reading)
    if reading.thin or not (worker.held or worker.start_role):
        asked = " ".join(question.text for question in reading.questions[:2])
        fix = f"Say a little more. {asked}".strip()
        raise BadInput("too_little_told", "That is too little to plan a route from.", field="operator", fix=fix)
    role = as_role(opening)
    route = plan_route(tools.curriculum, worker, role, "need")
    calendar = lay_out(route, tools.catalog, circumstances, tools.clock())
    return OperatorPlan(worker, find_gap(worker, role, tools.catalog), route, calendar, find_provenance(tools))
