"""What to ask when a text says too little: concrete, few, with answers to tap."""

from collections.abc import Sequence

from pathways.domain.catalog import Catalog
from pathways.domain.reading import Question, RoleGuess, TitleFound
from pathways.domain.skill import HeldSkill

MOST_QUESTIONS = 3
TELLING_GROUPS = frozenset({"leadership", "operations"})
EVERYWHERE = frozenset({"computer-literacy", "hand-tools", "technical-writing", "technical-reading", "spreadsheet-analysis", "procedure-discipline",
                        "hazard-communication", "ergonomics", "material-handling-equipment", "shop-math", "five-s", "traceability-records",
                        "environmental-compliance", "programming-fundamentals", "sql-databases", "python-data", "machine-learning-basics", "ai-assistants",
                        "data-dashboards", "statistics-basics", "food-sanitation", "risk-assessment", "prototyping", "auditing", "data-quality",
                        "lean-principles", "root-cause-analysis", "kaizen"})  # fmt: skip
"""Skills that people of any trade write down: alone they do not show that somebody works in manufacturing."""
SURE_TITLE = 0.6


def is_thin(held: Sequence[HeldSkill], titles: Sequence[TitleFound], guesses: Sequence[RoleGuess], catalog: Catalog) -> bool:
    """Whether a text says too little, or is off the field, so that a score would be made up."""
    telling = [item for item in held if is_telling(item.skill, catalog)]
    strength = sum(item.confidence for item in telling)
    in_field = any(_in_field(title, catalog) and title.confidence >= SURE_TITLE for title in titles)
    if in_field:
        return strength < 0.5 and len(held) < 1 and not any(title.confidence >= 0.75 for title in titles)
    return len(telling) < 2 or strength < 1.2 or not guesses or guesses[0].score < 0.2


def is_telling(skill: str, catalog: Catalog) -> bool:
    """Whether a skill shows work in manufacturing rather than work as such."""
    return skill not in EVERYWHERE and catalog.skills[skill].group not in TELLING_GROUPS


def ask(
    held: Sequence[HeldSkill], titles: Sequence[TitleFound], wished: bool, catalog: Catalog, is_ad: bool
) -> tuple[Question, ...]:
    """Up to three questions, the one that would help most first."""
    if is_ad:
        return (
            Question("title", "What is the job called, and what does the person make, run or keep running?",
                     ("Maintenance technician on packaging lines", "CNC machinist, aerospace parts")),
            Question("tasks", "Which three tasks fill most of the day?", ("Set up mills, check first articles, edit offsets",)),
        )  # fmt: skip
    questions = []
    if not any(_in_field(title, catalog) for title in titles):
        text = "What is your job called today, or what was the last one in a plant?"
        questions.append(Question("title", text, ("Machine operator", "Maintenance technician", "Assembler", "Warehouse, no plant job yet")))
    text = "Which machines or tools do you use or look after, and what do you do with them yourself?"
    questions.append(Question("machines", text, ("I run two Haas mills and change offsets", "I fix conveyors and wire sensors", "I solder boards from a drawing")))
    text = "What do you check, measure, record or fix without being told?"
    questions.append(Question("checks", text, ("I measure parts with calipers and log them", "I do the weekly PMs", "I load the truck by scanner")))
    if not wished:
        questions.append(Question("goal", "What would you like to do more of, or less of?", ("Less lifting, more programming", "Day shift, higher pay")))
    return tuple(questions[:MOST_QUESTIONS])


def _in_field(title: TitleFound, catalog: Catalog) -> bool:
    return bool(title.role) or title.onet_soc in catalog.occupations
