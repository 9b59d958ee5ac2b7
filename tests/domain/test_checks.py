"""The catalogue is checked as a whole: every planted fault is found, all of them together."""

from dataclasses import replace

from pathways.domain.catalog import Catalog
from pathways.domain.checks import check_catalog
from pathways.domain.role import Requirement
from pathways.domain.skill import SkillForms


def test_the_catalogue_that_ships_has_no_problem(catalog: Catalog) -> None:
    assert check_catalog(catalog) == ()


def test_all_planted_faults_are_listed_together(catalog: Catalog) -> None:
    machinist = catalog.roles["machinist"]
    print_reading = catalog.skills["print-reading"]
    shop_math = catalog.skills["shop-math"]
    hub = catalog.modules["hub-leadership-1"]
    broken = replace(
        catalog,
        roles={**catalog.roles, "machinist": replace(machinist, onet_soc="99-9999.99", requirements=(
            Requirement("no-such-skill", 3, 5), Requirement("gdt", 9, 5)))},
        skills={**catalog.skills, "shop-math": replace(shop_math, builds_on=("print-reading",)),
                "print-reading": replace(print_reading, builds_on=("shop-math",))},
        modules={**catalog.modules, "hub-leadership-1": replace(hub, hours=hub.hours + 1)},
        forms={**catalog.forms, "gdt": SkillForms("gdt", aliases=("blueprint reading",))},
    )  # fmt: skip
    found = "\n".join(check_catalog(broken))
    for fault in ("99-9999.99", "no-such-skill", "level 9", "skills: cycle", "add up to", "'blueprint reading'"):
        assert fault in found
