"""Gaps by state on the pages: one figure on page, map, CSV and API; hidden and unpublished told from zero; every link
can be shared and leads somewhere."""

import csv
import io
import random
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from gap_world import keep, make_opening, make_person
from people_world import on
from walking import soup, text_of

from pathways.app import create_app
from pathways.domain.catalog import Catalog
from pathways.domain.gap_measure import MEASURES
from pathways.domain.state_gap import (
    Behind,
    Demand,
    Figure,
    GapSources,
    OpeningBehind,
    RoleBehind,
    StateGap,
    Subject,
    Supply,
)
from pathways.pages.gap_files import write_behind
from pathways.pages.maps import draw_map
from pathways.settings import Settings
from pathways.store.database import Store
from pathways.use_cases.tools import Tools

LADDER = "skill:plc-ladder-logic@3"
WORDS = {"hidden": "hidden (under 11)", "not_published": "not published", "no_data": "no data"}
FILE_WORDS = {"hidden": "hidden", "not_published": "not published", "no_data": "no data"}
ENDS = {"": "", "at_least": "at least ", "at_most": "at most ", "partial": "about "}
RATIOS = ("jobs_per_thousand", "jobs_quotient", "openings_per_thousand", "openings_quotient")
MAIN = ["jobs", "openings", "workers", "training", "short_jobs", "short_openings"]


@pytest.fixture(scope="module")
def world(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The service with 300 made people and 200 ads, on a database of its own."""
    folder = tmp_path_factory.mktemp("gaps")
    store = found_store(folder)
    chance = random.Random(16)
    people = [make_person(chance, tools.catalog)[0] for _ in range(300)]
    keep(store, tools.catalog.version, people, [make_opening(chance, tools.catalog) for _ in range(200)])
    return serve(tools, store, folder)


def found_store(folder: Path) -> Store:
    """A database with nobody in it."""
    store = Store(f"sqlite:///{folder / 'gaps.db'}")
    store.migrate()
    return store


def serve(tools: Tools, store: Store, folder: Path) -> Flask:
    """The service on a database."""
    made = create_app(Settings(home=folder, secret_key="only for tests"), on(tools, store))
    made.config["PROPAGATE_EXCEPTIONS"] = False
    return made


@pytest.fixture
def client(world: Flask) -> FlaskClient:
    """A browser of anybody."""
    return world.test_client()


def rows_of_file(text: str) -> list[dict[str, str]]:
    """The rows of a file, without the lines at its head."""
    lines = [line for line in text.splitlines() if not line.startswith("# ")]
    return list(csv.DictReader(lines))


def cells_of_page(tree: BeautifulSoup) -> Mapping[str, list[str]]:
    """The words of each row of the table, by the words of its first cell."""
    rows = tree.select("table.gaps-table tbody tr, table.gaps-table tfoot tr")
    return {_words(row.select_one("th")): [_words(cell) for cell in row.select("td")] for row in rows}


def measures_of(cells: list[str]) -> dict[str, str]:
    """The figures of a row of the page by measure, without the two columns that tell what is covered."""
    columns = [*MEASURES[:3], "", *MEASURES[3:6], "", *MEASURES[6:]]
    return {name: words for name, words in zip(columns, cells, strict=True) if name}


def figures_of_api(row: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The figures of a row of the API by measure."""
    demands = {
        f"{name}{end}": row[name][part]
        for name in ("jobs", "openings")
        for part, end in (("count", ""), ("per_thousand", "_per_thousand"), ("quotient", "_quotient"))
    }
    return demands | {name: row[name] for name in MEASURES if name not in demands}


def agree(words: str, figure: Mapping[str, Any], measure: str) -> bool:
    """Whether a page's words tell a figure of the API: counts to the next whole one, ratios to three digits."""
    value, mark = figure["value"], figure["mark"]
    if value is None:
        return words == WORDS[mark]
    least = 0.01 if measure in RATIOS else 1
    if 0 < value < least:
        return words == ("above 0" if mark == "at_least" else f"under {least}")
    if not words.startswith(ENDS[mark]):
        return False
    told = float(words.removeprefix(ENDS[mark]).replace(",", ""))
    return abs(told - value) <= (max(0.006, 0.006 * value) if measure in RATIOS else 0.5)


def pair_of_file(figure: Mapping[str, Any]) -> tuple[str, str]:
    """How a file writes a figure of the API: the number, and its mark."""
    if figure["value"] is None:
        return FILE_WORDS[figure["mark"]], FILE_WORDS[figure["mark"]]
    return f"{figure['value']:.10f}".rstrip("0").rstrip("."), ENDS[figure["mark"]].strip()


def pair_in(row: Mapping[str, str], measure: str) -> tuple[str, str]:
    """A figure of a row of a file with its mark."""
    return row[measure], row[f"{measure}_mark"]


def _words(item: Tag | None) -> str:
    assert item is not None
    return " ".join(item.get_text(" ").split())


@pytest.mark.parametrize("of", [LADDER, "spoke:robotics", "role:machinist", "module:spoke-robotics-1"])
def test_page_map_file_and_api_tell_the_same_figures(client: FlaskClient, catalog: Catalog, of: str) -> None:
    api = client.get("/api/v1/gaps", query_string={"of": of}).get_json()
    file = {row["area"]: row for row in rows_of_file(client.get("/gaps.csv", query_string={"of": of}).text)}
    compared = 0
    for measure in MEASURES:
        tree = soup(client.get("/gaps", query_string={"of": of, "show": measure, "columns": "all"}))
        page = cells_of_page(tree)
        tiles = dict(str(tile["aria-label"]).split(": ") for tile in tree.select("a.tile-link"))
        assert [_words(title) for title in tree.select("a.tile-link title")] == list(map(": ".join, tiles.items()))
        for row in (*api["rows"], *api["nation"]):
            name = "United States" if row["area"] == "US" else catalog.states[row["area"]].name
            figure = figures_of_api(row)[measure]
            words = measures_of(page[name])[measure]
            assert agree(words, figure, measure), (name, measure, words, figure)
            assert pair_in(file[row["area"]], measure) == pair_of_file(figure)
            assert row["area"] == "US" or tiles[name] == words
            compared += 1
    assert compared == len(MEASURES) * 52
    assert {figures_of_api(row)["workers"]["mark"] for row in api["rows"]} >= {"", "hidden"}


def test_a_state_and_two_states_tell_the_same_as_the_table_of_all(client: FlaskClient, catalog: Catalog) -> None:
    query = {"within": "spoke:robotics"}
    api = client.get("/api/v1/gaps/OH", query_string=query).get_json()
    file = {row["subject"]: row for row in rows_of_file(client.get("/gaps/OH/gaps.csv", query_string=query).text)}
    page = cells_of_page(soup(client.get("/gaps/OH", query_string={**query, "columns": "all"})))
    compare = client.get("/gaps/compare.csv", query_string={"states": "OH,MI", **query}).text
    beside = {row["subject"]: row for row in rows_of_file(compare) if row["area"] == "OH"}
    assert len(api["rows"]) == len(file) == len(page) == len(beside) > 5
    for row in api["rows"]:
        table = client.get("/api/v1/gaps", query_string={"of": row["subject"]}).get_json()
        assert next(other for other in table["rows"] if other["area"] == "OH") == row
        for measure, figure in figures_of_api(row).items():
            told = pair_in(file[row["subject"]], measure), pair_in(beside[row["subject"]], measure)
            assert told == (pair_of_file(figure),) * 2
        words = measures_of(next(cells for name, cells in page.items() if name.startswith(f"{row['name']} (")))
        assert all(agree(words[measure], figure, measure) for measure, figure in figures_of_api(row).items())


def test_the_roles_behind_a_figure_add_up_to_it(client: FlaskClient) -> None:
    for area in ("OH", "MA"):
        behind = client.get(f"/api/v1/gaps/{area}/behind", query_string={"of": LADDER}).get_json()
        table = client.get("/api/v1/gaps", query_string={"of": LADDER}).get_json()
        whole = next(row for row in table["rows"] if row["area"] == area)["jobs"]["count"]["value"]
        assert sum(role["jobs"]["value"] or 0 for role in behind["roles"]) == pytest.approx(whole, rel=0.01)
        tree = soup(client.get(f"/gaps/{area}/behind", query_string={"of": LADDER}))
        added = _words(tree.select_one("table.behind-table tfoot td.num"))
        assert float(added.replace(",", "")) == pytest.approx(whole, abs=0.5)
        fields = [str(item["name"]) for item in tree.select("input.share-input")]
        assert sorted(fields) == sorted(f"share.{role['soc']}.{role['role']}" for role in behind["roles"])


def test_a_share_can_be_changed_its_effect_is_seen_and_links_carry_it(client: FlaskClient) -> None:
    tree = soup(client.get("/gaps/OH/behind", query_string={"of": LADDER}))
    field = next(item for item in tree.select("input.share-input") if float(str(item["value"])) > 0)
    name, half = str(field["name"]), str(float(str(field["value"])) / 2)
    changed = client.get("/gaps/OH/behind", query_string={"of": LADDER, name: half})
    assert "With your shares the jobs are" in text_of(changed)
    plan = next(item for item in soup(changed).select("a") if item.get_text() == "Plan seats with these shares")
    assert f"{name}={half}" in str(plan["href"])
    row = soup(changed).find("input", {"name": name}).find_parent("tr")  # type: ignore[union-attr]
    jobs, before = (float(_words(cell).replace(",", "")) for cell in row.select("td.num")[1:3])  # type: ignore[union-attr]
    assert jobs == pytest.approx(before / 2, abs=0.75)
    for link in soup(changed).select(".crumbs a"):
        assert f"{name}={half}" in str(link["href"])
    file = client.get("/gaps/OH/behind.csv", query_string={"of": LADDER, name: half}).text
    role = name.split(".")[2]
    assert next(row for row in rows_of_file(file) if row["role"] == role)["share"] == half


def test_a_share_that_cannot_be_stays_in_its_field_with_the_reason(client: FlaskClient) -> None:
    tree = soup(client.get("/gaps/OH/behind", query_string={"of": LADDER}))
    name = str(tree.select("input.share-input")[0]["name"])
    for typed in ("2", "nonsense", "nan"):
        answer = client.get("/gaps/OH/behind", query_string={"of": LADDER, name: typed})
        field = soup(answer).find("input", {"name": name})
        assert answer.status_code == 422
        assert (field["value"], field["aria-invalid"]) == (typed, "true")  # type: ignore[index]
        assert soup(answer).find(id=f"{name}-problem") is not None


def test_the_way_down_and_back_up_is_made_of_links_that_work(client: FlaskClient) -> None:
    here, seen = "/gaps?of=spoke:robotics&area=New+England&whose=real", []
    steps = (("table.gaps-table tbody a", 0), ("table.gaps-table tbody a", 0), (".crumbs a", -1), (".crumbs a", 0))
    for selector, place in steps:
        answer = client.get(here)
        assert answer.status_code == 200, here
        seen.append(here.split("?")[0])
        here = str(soup(answer).select(selector)[place]["href"])
        assert "whose=real" in here
    assert re.fullmatch(r"/gaps (/gaps/\w\w) \1/behind \1 /gaps", " ".join([*seen, here.split("?")[0]]))


def test_every_link_of_the_gap_pages_leads_to_a_page_or_to_the_sign_in(client: FlaskClient) -> None:
    pages = ("/program", "/gaps?area=New+England", "/gaps/OH", "/gaps/OH?kind=role", "/gaps/compare?states=OH,MI")
    links = {str(link["href"]) for page in pages for link in soup(client.get(page)).select("main a[href]")}
    for link in sorted(link for link in links if not link.startswith("#")):
        answer = client.get(link)
        assert answer.status_code == 200 or "/sign-in" in (answer.location or ""), link


def test_a_table_is_sorted_by_links_and_says_so(client: FlaskClient) -> None:
    tree = soup(client.get("/gaps?of=spoke:robotics&sort=jobs&order=asc&columns=all"))
    sorted_by = [head for head in tree.select("th[aria-sort]") if head["aria-sort"] != "none"]
    told_so = [(head["aria-sort"], _words(head.select_one("a .wide-only"))) for head in sorted_by]
    assert told_so == [("ascending", "Number")]
    told = [measures_of(cells)["jobs"] for cells in list(cells_of_page(tree).values())[:-1]]
    numbers = [float(words.removeprefix("at least ").replace(",", "")) for words in told if words[-1].isdigit()]
    assert numbers == sorted(numbers)
    turned = client.get(str(sorted_by[0].select_one("a")["href"]))  # type: ignore[index]
    again = [measures_of(cells)["jobs"] for cells in list(cells_of_page(soup(turned)).values())[:-1]]
    assert again[0] == told[len(numbers) - 1]
    names = list(cells_of_page(soup(client.get("/gaps?sort=name&order=asc"))))[:-1]
    assert names == sorted(names)


def test_hidden_unpublished_unknown_and_zero_look_different_on_the_map(world: Flask, catalog: Catalog) -> None:
    marks = {"OH": Figure(None, "hidden"), "MI": Figure(None, "not_published"), "IN": Figure(None, "no_data"),
             "KY": Figure(0.0), "VT": Figure(12.0), "MA": Figure(40.0, "at_least")}  # fmt: skip
    rows = [
        StateGap(Subject("role", "machinist"), area, Demand(), Demand(), Supply(figure))
        for area, figure in marks.items()
    ]
    with world.test_request_context():
        drawn = draw_map(catalog.states, rows, "workers", lambda postal: f"/{postal}")
    shades = {tile.postal: tile.shade for tile in drawn.tiles}
    assert [shades[postal] for postal in marks] == ["hidden", "not_published", "no_data", "none", "class-1", "class-5"]
    assert shades["TX"] == "outside"
    assert {key.shade for key in drawn.keys} == set(shades.values())
    names = {tile.postal: tile.name for tile in drawn.tiles}
    assert names["OH"] == "Ohio: hidden (under 11)"
    assert names["KY"] == "Kentucky: 0"


def test_no_row_of_a_file_is_blank_or_zero_where_a_figure_is_missing(client: FlaskClient) -> None:
    text = client.get("/gaps.csv", query_string={"of": LADDER}).text
    head = {line.split(",")[0] for line in text.splitlines() if line.startswith("# ")}
    assert head >= {"# date", "# jobs", "# openings", "# people", "# formula", "# suppression"}
    api = client.get("/api/v1/gaps", query_string={"of": LADDER}).get_json()
    missing = {(row["area"], name) for row in api["rows"] for name, figure in figures_of_api(row).items()
               if figure["value"] is None}  # fmt: skip
    told = {(row["area"], name): row[name] for row in rows_of_file(text) for name in MEASURES}
    assert missing
    assert {told[place] for place in missing} <= set(FILE_WORDS.values())
    assert all(told.values())


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/gaps?of=spoke:robotic", 404, "robotics"),
        ("/gaps?of=skill:plc-laddr-logic", 404, "plc-ladder-logic"),
        ("/gaps?of=robotics", 422, "spoke:robotics"),
        ("/gaps?show=job", 422, "jobs"),
        ("/gaps?sort=job", 422, "jobs"),
        ("/gaps?area=New+Engand", 404, "New England"),
        ("/gaps?whose=mine", 422, "demonstration"),
        ("/gaps/Ohoi", 404, "Ohio"),
        ("/gaps/OH?kind=skil", 422, "skill"),
        ("/gaps/OH?level=9&kind=skill", 422, "4"),
        ("/gaps/OH/behind?of=skill:print-reading@9", 422, "4"),
        ("/gaps/compare?states=OH", 422, "two"),
        ("/gaps/compare?states=OH,Michgan", 404, "Michigan"),
    ],
)
def test_what_names_nothing_is_refused_with_the_nearest_names(
    client: FlaskClient, address: str, status: int, words: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert words in text_of(answer)


def test_without_people_and_openings_the_pages_say_what_is_not_known(tools: Tools, tmp_path: Path) -> None:
    visitor = serve(tools, found_store(tmp_path), tmp_path).test_client()
    answer = text_of(visitor.get("/gaps/OH/behind?of=skill:robot-programming@3&whose=real"))
    assert "No opening or job ad here that asks for it is counted yet." in answer
    assert "Only one release is known" in answer
    assert "Nothing is known yet" in text_of(visitor.get("/gaps?show=openings&whose=real"))


def test_demonstration_figures_are_marked(client: FlaskClient) -> None:
    for address in ("/gaps", "/gaps/OH", "/gaps/OH/behind", "/gaps/compare?states=OH,MI"):
        joint = "&" if "?" in address else "?"
        assert "are invented" in text_of(client.get(f"{address}{joint}whose=demonstration"))
        assert "are invented" not in text_of(client.get(f"{address}{joint}whose=real"))


def test_the_nation_has_several_releases_and_a_chart_with_its_table(client: FlaskClient) -> None:
    tree = soup(client.get("/gaps/US/behind?of=role:machinist"))
    chart = tree.select_one(".chart svg[role=img]")
    assert chart is not None
    assert "Machinist" in str(chart["aria-label"])
    assert not chart.select("style, script, [style]")
    points = client.get("/api/v1/gaps/US/trend?of=role:machinist").get_json()["points"]
    told = {point["period"]: point["figure"] for point in points if point["what"] == "jobs"}
    rows = {_words(row.th): _words(row.td) for row in tree.select("#trend ~ .scroll tbody tr")}
    assert len(told) > 2
    assert all(agree(rows[period], figure, "jobs") for period, figure in told.items())


def test_a_lower_end_is_carried_to_the_shortage_on_page_map_file_and_api(client: FlaskClient, catalog: Catalog) -> None:
    query = {"of": "spoke:robotics", "columns": "all"}
    api = client.get("/api/v1/gaps?of=spoke:robotics").get_json()["rows"]
    file = {row["area"]: row for row in rows_of_file(client.get("/gaps.csv", query_string=query).text)}
    tree = soup(client.get("/gaps", query_string=query))
    page = cells_of_page(tree)
    marks = set()
    for row in api:
        few = row["workers"]["mark"] or row["training"]["mark"]
        wanted = {(False, False): "", (True, False): "at_least", (False, True): "at_most", (True, True): "partial"}[
            row["jobs"]["count"]["mark"] == "at_least", bool(few)
        ]
        assert row["short_jobs"]["mark"] == wanted, row
        assert file[row["area"]]["short_jobs_mark"] == ENDS[wanted].strip()
        assert measures_of(page[catalog.states[row["area"]].name])["short_jobs"].startswith(ENDS[wanted])
        marks.add(wanted)
    assert marks >= {"at_most", "partial"}
    key = text_of(client.get("/gaps", query_string=query))
    assert "≤ at most so many" in key
    assert "≈ about so many" in key


def test_a_lower_end_of_nothing_is_told_as_hidden_or_not_published(client: FlaskClient) -> None:
    kinds = ("role", "skill", "spoke")
    nation = [row for kind in kinds for row in client.get(f"/api/v1/gaps/US?kind={kind}").get_json()["rows"]]
    known = [row[name] for row in nation for name in ("workers", "certified", "training")]
    assert {figure["mark"] for figure in known} == {"", "at_least", "hidden"}
    assert not [figure for figure in known if figure["mark"] == "at_least" and not figure["value"]]
    rows = client.get("/api/v1/gaps", query_string={"of": LADDER}).get_json()["rows"]
    area = next(row["area"] for row in rows if row["jobs"]["count"]["mark"] == "at_least")
    roles = client.get(f"/api/v1/gaps/{area}/behind", query_string={"of": LADDER}).get_json()["roles"]
    none = {f"share.{role['soc']}.{role['role']}": "0" for role in roles if role["jobs"]["value"]}
    tree = soup(client.get("/gaps", query_string={"of": LADDER, "show": "jobs", **none}))
    tile = next(tile for tile in tree.select("a.tile-link") if f"/gaps/{area}/" in str(tile["href"]))
    assert str(tile["aria-label"]).endswith(": not published")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\uff1d", "\uff20", " \t+"])
def test_what_a_spreadsheet_would_run_is_text_in_a_file_and_a_number_stays_one(begin: str, catalog: Catalog) -> None:
    opening = OpeningBehind("1", f"{begin}HYPERLINK(1)", "2026-01", "", 0)
    role = RoleBehind("machinist", "51-4041", 2013, Figure(-3.5), 0.5, 0, Figure(2.0, "at_least"))
    behind = Behind(Subject("role", "machinist"), "OH", (role,), (opening,), 1)
    sources = GapSources("a", "b", f"{begin}c", "d", "e", "2026-01-01")
    text = write_behind(behind, sources, "real", catalog)
    lines = list(csv.reader(io.StringIO(text, newline="")))
    names, first, second = (line for line in lines if not line[0].startswith("# "))
    assert next(line[1] for line in lines if line[0] == "# openings") == f"'{begin}c"
    told = dict(zip(names, first, strict=True))
    assert (told["employment"], told["jobs"], told["jobs_mark"]) == ("-3.5", "2", "at least")
    assert dict(zip(names, second, strict=True))["title"] == f"'{begin}HYPERLINK(1)"


def test_the_main_figures_are_shown_and_every_one_where_asked(client: FlaskClient) -> None:
    few = soup(client.get("/gaps?of=spoke:robotics&area=New+England&whose=real"))
    labels = [str(cell["data-label"]) for cell in few.select("table.gaps-table tbody tr")[0].select("td")]
    assert labels == ["Jobs", "Openings", "Have it", "In training", "Short by jobs", "Short by openings"]
    by_quotient = soup(client.get("/gaps?of=spoke:robotics&show=jobs_quotient&sort=certified"))
    assert len(by_quotient.select("table.gaps-table tbody tr")[0].select("td")) == len(MAIN) + 2
    every = str(few.select_one("#columns")["href"])  # type: ignore[index]
    assert "area=New" in every
    assert "whose=real" in every
    tree = soup(client.get(every))
    assert len(tree.select("table.gaps-table tbody tr")[0].select("td")) == len(MEASURES) + 2
    assert sum(int(str(head["colspan"])) for head in tree.select("th[colspan]")) == len(MEASURES) + 2
    back = soup(client.get(str(tree.select_one("#columns")["href"])))  # type: ignore[index]
    assert len(back.select("table.gaps-table tbody tr")[0].select("td")) == len(MAIN)
