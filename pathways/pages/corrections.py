"""The corrections of the 'is this right?' page: levels chosen, skills taken out, denied or added, the job changed."""

from collections.abc import Collection, Iterable, Mapping

from werkzeug.datastructures import MultiDict

from pathways.domain.catalog import Catalog
from pathways.domain.worker import Worker
from pathways.use_cases.know_worker import edit_worker
from pathways.use_cases.tools import Tools

Form = MultiDict[str, str]
USUAL_LEVEL = 3
"""The level of a skill added by hand until the person chooses another: most people add what they do alone."""


def correct_worker(tools: Tools, worker: Worker, form: Form) -> Worker:
    """The worker after every correction in the form; a form without any leaves it as it is."""
    act, _, what = form.get("do", "").partition(":")
    changed = _choose_levels(tools, worker, form)
    changed = _untick(tools, changed, form)
    changed = _name_more(tools, changed, form)
    return _ACTS[act](tools, changed, what) if act in _ACTS else changed


def find_exact(catalog: Catalog, noun: str, typed: str) -> str:
    """The id of the job, skill or credential that is called exactly what was typed, or ''."""
    if noun == "job":
        names = _index((role.id, (role.title, *role.aliases)) for role in catalog.roles.values())
    elif noun == "skill":
        names = _index((skill.id, (skill.name, *skill.aliases)) for skill in catalog.skills.values())
    else:
        names = _index((item.id, (item.name, *item.abbreviations)) for item in catalog.credentials.values())
    return names.get(_plain(typed), "")


def _choose_levels(tools: Tools, worker: Worker, form: Form) -> Worker:
    chosen = {item.skill: form.get(f"level-{item.skill}", item.level, type=int) for item in worker.held}
    changed = {item.skill: chosen[item.skill] for item in worker.held if chosen[item.skill] != item.level}
    return edit_worker(tools, worker=worker, add=changed) if changed else worker


def _untick(tools: Tools, worker: Worker, form: Form) -> Worker:
    """Usual skills and credentials are shown ticked; what comes back without its tick is not so."""
    denied = _unticked(form, "usual")
    gone = _unticked(form, "credential")
    kept = [item for item in worker.credentials if item not in gone]
    finished = form.getlist("module") if "modules_shown" in form else None
    if not denied and not gone and finished is None:
        return worker
    return edit_worker(tools, worker=worker, deny=denied, credentials=kept, done_modules=finished)


def _unticked(form: Form, name: str) -> Collection[str]:
    ticked = set(form.getlist(name))
    return [item for item in form.getlist(f"{name}_shown") if item not in ticked]


def _name_more(tools: Tools, worker: Worker, form: Form) -> Worker:
    """A job, skill or credential typed by its exact name is taken at once; anything else is searched for."""
    changed = worker
    for noun, act in (("job", _take_job), ("skill", _add_skill), ("credential", _add_credential)):
        found = find_exact(tools.catalog, noun, form.get(f"add_{noun}", ""))
        changed = act(tools, changed, found) if found else changed
    return changed


def _index(named: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, str]:
    return {_plain(name): key for key, names in reversed(list(named)) for name in reversed(names)}


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _take_job(tools: Tools, worker: Worker, role: str) -> Worker:
    return worker if role and role == worker.start_role else edit_worker(tools, worker=worker, start_role=role)


def _add_skill(tools: Tools, worker: Worker, skill: str) -> Worker:
    return edit_worker(tools, worker=worker, add={skill: USUAL_LEVEL})


def _add_credential(tools: Tools, worker: Worker, credential: str) -> Worker:
    return edit_worker(tools, worker=worker, credentials=(*worker.credentials, credential))


def _remove(tools: Tools, worker: Worker, skill: str) -> Worker:
    return edit_worker(tools, worker=worker, remove=[skill])


def _deny(tools: Tools, worker: Worker, skill: str) -> Worker:
    return edit_worker(tools, worker=worker, deny=[skill])


_ACTS = {
    "job": _take_job,
    "add": _add_skill,
    "credential": _add_credential,
    "remove": _remove,
    "allow": _remove,
    "deny": _deny,
}
