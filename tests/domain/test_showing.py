"""What others see of a profile: what is switched on, and nothing that tells the rest."""

import datetime
from dataclasses import replace

import pytest

from pathways.domain.catalog import Catalog
from pathways.domain.hiding import HIDDEN
from pathways.domain.profile import PARTS, Capstone, Contact, Profile, Terms, UnderWay, Verified, firm_key
from pathways.domain.showing import as_shown
from pathways.domain.skill import Evidence, HeldSkill
from pathways.domain.worker import Worker

DAY = datetime.date(2027, 1, 1)
QUOTE = "As a Spindlewright at Acme Tool in Toledo, Ana ran mills"


def profile(*shown: str, visibility: str = "anonymous") -> Profile:
    """Somebody with something in every part."""
    held = (
        HeldSkill("print-reading", 3, 0.9, "quoted", (Evidence(QUOTE, 4, 17),), f"Said so: {QUOTE}"),
        HeldSkill("cnc-setup", 3, 0.85, "credential", (Evidence("NIMS, Ana Lima", 5), Evidence(QUOTE, 4)), "A holder."),
        HeldSkill("hand-metrology", 2, 1.0, "added", (Evidence("Added by you"),), "You chose this level yourself."),
    )
    return Profile(
        id="p", worker=Worker(held, ("plc-ladder-logic",), ("nims-cam",), ("hub-lab",), "Spindlewright", "machinist",
                              "51-4041.00", 0.9),
        terms=Terms("OH", "toledo-oh", "third", 30, DAY, 70_000), under_way=(UnderWay("hub-leadership-1", DAY),),
        capstone=Capstone("Ana cut scrap", "12 % at Acme Tool", "boss of Acme Tool"), goal="machinist",
        verified=(Verified("nims-cam", "NIMS"), Verified("hub-lab", "A college")), visibility=visibility,  # type: ignore[arg-type]
        shown=frozenset(shown), blocked=frozenset({firm_key("ACME TOOL")}),  # type: ignore[arg-type]
        contact=Contact("Ana Lima", "ana@example.org", "419-555-0134"), revision=3,
    )  # fmt: skip


def test_with_nothing_switched_on_there_are_skills_and_a_state_alone(catalog: Catalog) -> None:
    shown = as_shown(profile(), catalog, DAY)
    assert (shown.contact, shown.terms, shown.capstone, shown.verified, shown.under_way) == (
        Contact(), Terms("OH", travel_miles=0), None, (), (),
    )  # fmt: skip
    assert replace(shown.worker, held=()) == Worker(denied=("plc-ladder-logic",))
    assert all(not item.evidence and not item.reason for item in shown.worker.held)
    assert {item.skill: item.level for item in shown.worker.held}["print-reading"] == 3
    assert (shown.goal, shown.blocked) == ("", frozenset())


def test_what_is_switched_off_is_taken_out_of_quotes_too(catalog: Catalog) -> None:
    quoted = {item.skill: item for item in as_shown(profile("quotes"), catalog, DAY).worker.held}["print-reading"]
    assert quoted.evidence[0].quote == f"As a {HIDDEN} at {HIDDEN} in {HIDDEN}, {HIDDEN} ran mills"
    assert quoted.reason.endswith(quoted.evidence[0].quote)
    open_hearted = {item.skill: item for item in as_shown(profile(*PARTS), catalog, DAY).worker.held}["print-reading"]
    assert open_hearted.evidence[0].quote == f"As a Spindlewright at {HIDDEN} in Toledo, {HIDDEN} ran mills"


def test_a_proofs_first_quote_goes_with_the_credentials_and_the_others_with_the_quotes(catalog: Catalog) -> None:
    def quotes(*shown: str) -> list[str]:
        held = {item.skill: item for item in as_shown(profile(*shown), catalog, DAY).worker.held}
        return [evidence.quote for evidence in held["cnc-setup"].evidence]

    assert quotes("credentials") == [f"NIMS, {HIDDEN}"]
    assert len(quotes("credentials", "quotes")) == 2


@pytest.mark.parametrize(
    ("part", "source"), [("title", "assumed"), ("credentials", "credential"), ("training", "taught")]
)
def test_a_part_that_is_off_takes_along_the_skills_that_rest_on_it(catalog: Catalog, part: str, source: str) -> None:
    """Left in, a set of skills tells the job, the credential or the module it comes from."""

    def sources(*shown: str) -> set[str]:
        return {item.source for item in as_shown(profile(*shown), catalog, DAY).worker.held}

    assert source in sources(*PARTS)
    assert source not in sources(*(other for other in PARTS if other != part))


def test_claimed_training_is_less_sure_than_proven_training(catalog: Catalog) -> None:
    def sure(*verified: Verified) -> set[float]:
        worker = Worker(done_modules=("hub-lab",))
        shown = as_shown(Profile("p", worker, verified=verified, shown=frozenset(PARTS)), catalog, DAY)
        return {item.confidence for item in shown.worker.held}

    assert sure(Verified("hub-lab", "A college")) == {1.0}
    assert max(sure()) < 0.9


def test_training_that_has_ended_is_under_way_no_longer(catalog: Catalog) -> None:
    after = as_shown(profile(*PARTS), catalog, DAY + datetime.timedelta(days=1))
    assert as_shown(profile(*PARTS), catalog, DAY).under_way != () == after.under_way


def test_a_capstone_names_nobody_who_is_to_stay_unknown(catalog: Catalog) -> None:
    assert as_shown(profile("capstone"), catalog, DAY).capstone == Capstone(
        f"{HIDDEN} cut scrap", f"12 % at {HIDDEN}", f"boss of {HIDDEN}"
    )


def test_a_name_is_shown_where_its_owner_chose_so_and_how_to_reach_them_nowhere(catalog: Catalog) -> None:
    shown = as_shown(profile("quotes", visibility="named"), catalog, DAY)
    assert shown.contact == Contact("Ana Lima")
    quoted = {item.skill: item for item in shown.worker.held}["print-reading"]
    assert quoted.evidence[0].quote.endswith("Ana ran mills")


@pytest.mark.parametrize("part", PARTS)
def test_each_switch_shows_its_own_part_and_no_other(catalog: Catalog, part: str) -> None:
    one = as_shown(profile(part), catalog, DAY)
    changed = {
        "quotes": any(item.evidence for item in one.worker.held if item.source == "quoted"),
        "title": one.worker.title != "",
        "place": one.terms.place != "",
        "shift": one.terms.shift != "unknown",
        "travel": one.terms.travel_miles != 0,
        "available": one.terms.available is not None,
        "pay": one.terms.pay_floor != 0,
        "credentials": one.worker.credentials != (),
        "training": one.worker.done_modules != () or one.under_way != (),
        "capstone": one.capstone is not None,
    }
    assert {name for name, is_shown in changed.items() if is_shown} == {part}
