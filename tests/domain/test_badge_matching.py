"""Which credential or module of the catalogue a badge stands for."""

from dataclasses import replace

from pathways.domain.badge import CERTIFICATE, BadgeCheck, achievement_id, match_badge
from pathways.domain.catalog import Catalog

OWN = "https://pathways.example/issuer"
BADGE = BadgeCheck("valid", "", "A course", f"{OWN}/achievements/x", "Pathways", OWN, "eddsa-rdfc-2022")


def test_our_own_badges_are_known_by_the_id_of_their_achievement(catalog: Catalog) -> None:
    for module in catalog.modules:
        found = match_badge(replace(BADGE, achievement_id=achievement_id(OWN, module)), catalog, OWN)
        assert (found.module, found.credential) == (module, "")
    found = match_badge(replace(BADGE, achievement_id=achievement_id(OWN, CERTIFICATE)), catalog, OWN)
    assert (found.module, found.credential) == ("", CERTIFICATE)


def test_an_id_that_only_ends_like_ours_is_not_ours(catalog: Catalog) -> None:
    module = next(iter(catalog.modules))
    for address in (f"https://evil.example/achievements/{module}", f"{OWN}/achievements/x{module}", module):
        assert match_badge(replace(BADGE, achievement_id=address), catalog, OWN).module == ""


def test_others_cannot_award_our_modules(catalog: Catalog) -> None:
    module = next(iter(catalog.modules))
    other = "https://college.example"
    badge = replace(BADGE, issuer_id=other, achievement_id=achievement_id(other, module))
    assert match_badge(badge, catalog, OWN).module == ""


def test_badges_of_others_are_known_by_the_whole_name_of_the_credential(catalog: Catalog) -> None:
    elsewhere = replace(BADGE, issuer_id="https://college.example")
    credential = catalog.credentials[CERTIFICATE]
    for name in (credential.name, credential.name.upper(), f"  {credential.abbreviations[0]} "):
        assert match_badge(replace(elsewhere, achievement=name), catalog, OWN).credential == CERTIFICATE
    assert match_badge(replace(elsewhere, achievement=f"Not the {credential.name}"), catalog, OWN).credential == ""


def test_a_form_that_misfires_alone_names_no_credential(catalog: Catalog) -> None:
    elsewhere = replace(BADGE, issuer_id="https://college.example")
    safe = {form.casefold() for item in catalog.credentials.values() for form in (item.name, *item.abbreviations)}
    weak = {form for item in catalog.credentials.values() for form in item.weak_abbreviations}
    for form in weak:
        if form.casefold() not in safe:
            assert match_badge(replace(elsewhere, achievement=form), catalog, OWN).credential == ""


def test_our_own_name_for_a_thing_does_not_make_it_a_credential(catalog: Catalog) -> None:
    named = replace(BADGE, achievement=catalog.credentials[CERTIFICATE].name)
    assert match_badge(named, catalog, OWN).credential == ""
