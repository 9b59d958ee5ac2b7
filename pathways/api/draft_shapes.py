"""Drafts of modules written out as the shapes programs rely on, field by field."""

from pathways.api import draft_models as out
from pathways.api.plan_shapes import releases_shape
from pathways.domain.seat_plan import DraftEffect, SavedDraft


def draft_shape(effect: DraftEffect, saved: SavedDraft | None = None) -> out.DraftOfModule:
    """A draft with its effect, saved or only weighed."""
    draft = effect.draft
    return out.DraftOfModule(
        kind="module_draft",
        id=draft.id if saved else None,
        created=saved.created if saved else None,
        title=draft.title,
        hours=draft.hours,
        teaches=[
            out.TaughtShown(skill=skill, level=level, untaught=list(effect.untaught.get(skill, ())))
            for skill, level in draft.teaches.items()
        ],
        seats=effect.seats,
        basis=effect.basis,
        rate=effect.rate,
        whose=effect.whose,
        states=[
            out.StateEffect(state=item.state, gap=item.gap, closed=item.closed, untaught=item.untaught)
            for item in effect.states
        ],
        releases=releases_shape(effect.sources),
    )


def draft_row(saved: SavedDraft) -> out.DraftRow:
    """A draft in a list."""
    draft = saved.draft
    return out.DraftRow(
        id=draft.id, title=draft.title, created=saved.created, hours=draft.hours, skills=len(draft.teaches)
    )
