"""The catalogue, looked up: what skills, modules, roles, credentials, occupations, states and sites there are."""

from flask import Response
from flask_openapi3.models.tag import Tag

from pathways.api import catalog_models as out
from pathways.api.blueprints import answer, get_tools, make_blueprint, problem_responses
from pathways.api.catalog_shapes import (
    credential_row,
    credential_shape,
    module_row,
    module_shape,
    occupation_shape,
    role_shape,
    site_shape,
    skill_row,
    skill_shape,
    state_shape,
    town_shape,
)
from pathways.api.request_models import OccupationsAsked, SkillsAsked, ThingAsked
from pathways.api.skill_shapes import role_name
from pathways.use_cases.look_up import (
    find_credential,
    find_module,
    find_role,
    find_skill,
    search_skills,
    search_titles,
)

TAG = Tag(name="catalogue", description="What there is. May be kept for an hour.")
lookups = make_blueprint("lookups", TAG, kept=True)
NO_SUCH_ID = problem_responses(404)


@lookups.get("/skills", operation_id="listSkills", responses={200: out.Skills})
def list_skills(query: SkillsAsked) -> Response:
    """All skills, or those near some words in spelling"""
    tools = get_tools()
    everything = tuple(tools.catalog.skills.values())
    found = search_skills(tools, query=query.query, limit=query.limit) if query.query.strip() else everything
    return answer(out.Skills(skills=[skill_row(skill) for skill in found]))


@lookups.get("/skills/<id>", operation_id="getSkill", responses={200: out.Skill, **NO_SUCH_ID})
def get_skill(path: ThingAsked) -> Response:
    """One skill: what each level looks like, where it is taught, who asks for it"""
    tools = get_tools()
    return answer(skill_shape(find_skill(tools, path.id), tools.catalog))


@lookups.get("/modules", operation_id="listModules", responses={200: out.Modules})
def list_modules() -> Response:
    """All training modules"""
    return answer(out.Modules(modules=[module_row(module) for module in get_tools().catalog.modules.values()]))


@lookups.get("/modules/<id>", operation_id="getModule", responses={200: out.Module, **NO_SUCH_ID})
def get_module(path: ThingAsked) -> Response:
    """One module: what it teaches, what comes before it, what of it is published and what assumed"""
    tools = get_tools()
    return answer(module_shape(find_module(tools, path.id), tools.catalog))


@lookups.get("/roles", operation_id="listRoles", responses={200: out.Roles})
def list_roles() -> Response:
    """All job roles, in three tiers"""
    catalog = get_tools().catalog
    return answer(out.Roles(roles=[role_name(role, catalog) for role in catalog.roles]))


@lookups.get("/roles/<id>", operation_id="getRole", responses={200: out.Role, **NO_SUCH_ID})
def get_role(path: ThingAsked) -> Response:
    """One role: every skill it asks for, and where it leads"""
    tools = get_tools()
    return answer(role_shape(find_role(tools, path.id), tools.catalog))


@lookups.get("/credentials", operation_id="listCredentials", responses={200: out.Credentials})
def list_credentials() -> Response:
    """All credentials"""
    return answer(out.Credentials(credentials=[credential_row(c) for c in get_tools().catalog.credentials.values()]))


@lookups.get("/credentials/<id>", operation_id="getCredential", responses={200: out.Credential, **NO_SUCH_ID})
def get_credential(path: ThingAsked) -> Response:
    """One credential: the skills its holder is presumed to have"""
    tools = get_tools()
    return answer(credential_shape(find_credential(tools, path.id), tools.catalog))


@lookups.get("/occupations", operation_id="findOccupations", responses={200: out.Occupations})
def find_occupations(query: OccupationsAsked) -> Response:
    """Occupations near a job title in meaning"""
    tools = get_tools()
    hits = search_titles(tools, text=query.text, limit=query.limit)
    names = tools.atlas.titles.names
    return answer(out.Occupations(occupations=[occupation_shape(hit, names, tools.catalog) for hit in hits]))


@lookups.get("/states", operation_id="listStates", responses={200: out.States})
def list_states() -> Response:
    """The states and the District of Columbia, and how many sites each has"""
    catalog = get_tools().catalog
    return answer(out.States(states=[state_shape(state, catalog) for state in catalog.states.values()]))


@lookups.get("/places", operation_id="listPlaces", responses={200: out.Towns})
def list_places() -> Response:
    """The towns that a distance can be told from"""
    return answer(out.Towns(places=[town_shape(place) for place in get_tools().catalog.places.values()]))


@lookups.get("/sites", operation_id="listSites", responses={200: out.Sites})
def list_sites() -> Response:
    """The sites where labs can be attended"""
    return answer(out.Sites(sites=[site_shape(site) for site in get_tools().catalog.sites()]))
