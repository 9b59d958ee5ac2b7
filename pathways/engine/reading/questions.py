"""What to ask when a text says too little: concrete, few, with answers to tap."""

from collections.abc import Mapping, Sequence

from pathways.domain.catalog import Catalog
from pathways.domain.reading import Question, TitleFound

MOST_QUESTIONS = 3
WIDE_GROUPS = frozenset({"leadership", "operations"})
PLANT_FLOOR = frozenset(
    {
        "mrp-erp",
        "production-scheduling",
        "demand-planning",
        "supplier-quality",
        "engineering-change-control",
        "shift-handover",
        "shift-planning",
        "safety-leadership",
        "inventory-control",
    }
)
"""Skills of those groups that do belong to a plant."""
EVERYWHERE = frozenset(
    {
        "computer-literacy",
        "hand-tools",
        "technical-writing",
        "technical-reading",
        "spreadsheet-analysis",
        "procedure-discipline",
        "hazard-communication",
        "ergonomics",
        "material-handling-equipment",
        "shop-math",
        "five-s",
        "traceability-records",
        "environmental-compliance",
        "programming-fundamentals",
        "sql-databases",
        "python-data",
        "machine-learning-basics",
        "ai-assistants",
        "data-dashboards",
        "statistics-basics",
        "food-sanitation",
        "risk-assessment",
        "prototyping",
        "auditing",
        "data-quality",
        "lean-principles",
        "root-cause-analysis",
        "kaizen",
    }
)
"""Skills that people of any trade write down: alone they do not show that somebody works in manufacturing."""
SURE_TITLE = 0.6
LIKELY = 0.5
LEAST_TELLING = 1.1
"""Telling skills a text must be expected to show, when no job of the field is named."""
LEAST_BESIDE_SURE = 0.9
"""Where one of them is likelier than not a little less is enough."""
AWAY_COSTS = 14.0
"""How many more telling skills it takes for each unit of cosine that a text is nearer to work elsewhere."""
LEAST_BESIDE_TITLE = 0.6
"""Beside a job title of the field less is enough."""


AD_QUESTIONS = (
    Question(
        "title",
        "What is the job called, and what does the person make, run or keep running?",
        ("Maintenance technician on packaging lines", "CNC machinist, aerospace parts"),
    ),
    Question("tasks", "Which three tasks fill most of the day?", ("Set up mills, check first articles, edit offsets",)),
)
WORKER_QUESTIONS = (
    Question(
        "title",
        "What is your job called today, or what was the last one in a plant?",
        ("Machine operator", "Maintenance technician", "Assembler", "Warehouse, no plant job yet"),
    ),
    Question(
        "machines",
        "Which machines or tools do you use or look after, and what do you do with them yourself?",
        ("I run two Haas mills and change offsets", "I fix conveyors and wire sensors", "I solder boards"),
    ),
    Question(
        "checks",
        "What do you check, measure, record or fix without being told?",
        ("I measure parts with calipers and log them", "I do the weekly PMs", "I load the truck by scanner"),
    ),
    Question(
        "goal",
        "What would you like to do more of, or less of?",
        ("Less lifting, more programming", "Day shift, higher pay"),
    ),
)


def is_thin(chances: Mapping[str, float], titles: Sequence[TitleFound], farness: float, catalog: Catalog) -> bool:
    """Whether a text says too little, or is off the field, so that a score would be made up.

    chances are probabilities of skills, those below the floor too: many weak signs of the trade are a sign. farness
    is how much nearer the text is to work elsewhere than to any role.
    """
    told = [chance for skill, chance in chances.items() if is_telling(skill, catalog)]
    surest = max((title.confidence for title in titles if _in_field(title, catalog)), default=0.0)
    least = LEAST_BESIDE_SURE if max(told, default=0.0) >= LIKELY else LEAST_TELLING
    needed = least + AWAY_COSTS * max(0.0, farness)
    return sum(told) < (LEAST_BESIDE_TITLE if surest >= SURE_TITLE else needed)


def is_telling(skill: str, catalog: Catalog) -> bool:
    """Whether a skill shows work in manufacturing rather than work as such."""
    return skill in PLANT_FLOOR or (skill not in EVERYWHERE and catalog.skills[skill].group not in WIDE_GROUPS)


def ask(titles: Sequence[TitleFound], wished: bool, catalog: Catalog, is_ad: bool) -> tuple[Question, ...]:
    """Up to three questions, the one that would help most first."""
    if is_ad:
        return AD_QUESTIONS
    named = any(_in_field(title, catalog) for title in titles)
    left = [q for q in WORKER_QUESTIONS if not (q.id == "title" and named) and not (q.id == "goal" and wished)]
    return tuple(left[:MOST_QUESTIONS])


def _in_field(title: TitleFound, catalog: Catalog) -> bool:
    return bool(title.role) or title.onet_soc in catalog.occupations
