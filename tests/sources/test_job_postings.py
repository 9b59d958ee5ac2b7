"""schema.org JobPosting in and out: what job boards send is read, and what is written comes back the same."""

import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.domain.catalog import Catalog
from pathways.domain.opening import CredentialAsked, Demand, FormalDemand, Opening
from pathways.domain.posting import PostedSkill
from pathways.domain.skill import Evidence
from pathways.sources.job_postings import find_postings, read_job_postings, write_job_posting

DAY = datetime.date(2026, 3, 2)
NODE = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Controls Technician",
    "description": "<p>Keep lines running.</p><ul><li>Find PLC faults</li><li>Replace drives &amp; sensors</li></ul>",
    "identifier": {"@type": "PropertyValue", "name": "Orrin", "value": "R-22"},
    "hiringOrganization": {"@type": "Organization", "name": "Orrin Valley Beverage"},
    "jobLocation": {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress", "addressLocality": "Toledo", "addressRegion": "OH", "addressCountry": "US",
        },
    },
    "baseSalary": {
        "@type": "MonetaryAmount", "currency": "USD",
        "value": {"@type": "QuantitativeValue", "minValue": 36, "maxValue": 42, "unitText": "HOUR"},
    },
    "workHours": "Second shift",
    "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 36},
    "educationRequirements": {"credentialCategory": "associate degree"},
    "skills": ["Studio 5000", {"@type": "DefinedTerm", "name": "Vibration analysis"}],
    "occupationalCategory": "49-2094.00 Electrical and Electronics Repairers",
}  # fmt: skip


def test_the_fields_of_a_posting_are_read() -> None:
    (posting,) = read_job_postings(json.dumps(NODE)).postings
    assert (posting.title, posting.employer, posting.reference) == (
        "Controls Technician", "Orrin Valley Beverage", "R-22",
    )  # fmt: skip
    assert (posting.city, posting.state, posting.shift) == ("Toledo", "OH", "second")
    assert (posting.pay_low, posting.pay_high) == (36 * 2080, 42 * 2080)
    assert posting.onet_soc == "49-2094.00"
    assert posting.skills == (PostedSkill("Studio 5000"), PostedSkill("Vibration analysis"))


def test_the_text_is_plain_and_holds_what_other_fields_add() -> None:
    (posting,) = read_job_postings(json.dumps(NODE)).postings
    lines = posting.text.splitlines()
    assert "- Replace drives & sensors" in lines
    assert "- associate degree" in lines
    assert "- 36 months of experience" in lines
    assert "- Vibration analysis" in lines
    assert "<" not in posting.text


@pytest.mark.parametrize(
    "wrap",
    [
        lambda node: json.dumps(node),
        lambda node: json.dumps([{"@type": "Organization"}, node]),
        lambda node: json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, node]}),
        lambda node: json.dumps({"@type": "WebPage", "mainEntity": {**node, "@type": ["Thing", "JobPosting"]}}),
        lambda node: json.dumps({**node, "@type": "http://schema.org/JobPosting"}),
        lambda node: f"<html><head><script type='application/ld+json'>{json.dumps(node)}</script></head><body/></html>",
        lambda node: f'<script>var a = 1</script>\n<SCRIPT TYPE="application/ld+json">\n{json.dumps(node)}\n</SCRIPT>',
    ],
)
def test_postings_are_found_wherever_pages_and_files_put_them(wrap: object) -> None:
    assert callable(wrap)
    (posting,) = read_job_postings(wrap(NODE)).postings
    assert posting.title == "Controls Technician"


def test_each_posting_and_each_problem_has_its_line() -> None:
    bad = {**NODE, "title": ""}
    read = read_job_postings(json.dumps([NODE, bad, NODE], indent=1))
    kinds = [number for number, line in enumerate(json.dumps([NODE, bad, NODE], indent=1).splitlines(), start=1)
             if '"JobPosting"' in line]  # fmt: skip
    assert [posting.line for posting in read.postings] == [kinds[0], kinds[2]]
    assert [(problem.line, problem.column) for problem in read.problems] == [(kinds[1], "title")]


def test_broken_json_is_named_with_line_and_character() -> None:
    read = read_job_postings('{\n "@type": "JobPosting",\n "title": ]\n}')
    assert [(problem.line, problem.column) for problem in read.problems] == [(3, "character 11")]


def test_a_broken_script_does_not_hide_the_good_one() -> None:
    page = (
        f'<script type="application/ld+json">{{</script><script type="application/ld+json">{json.dumps(NODE)}</script>'
    )
    read = read_job_postings(page)
    assert len(read.postings) == 1
    assert len(read.problems) == 1


@pytest.mark.parametrize(
    ("salary", "low", "high"),
    [
        ({"currency": "USD", "value": {"value": 80000, "unitText": "YEAR"}}, 80_000, 80_000),
        ({"currency": "USD", "value": {"minValue": "1,000", "maxValue": "1,200", "unitText": "WEEK"}}, 52_000, 62_400),
        ({"currency": "USD", "value": {"maxValue": 38, "unitText": "HOUR"}}, 0, 79_040),
        ({"currency": "USD", "value": {"minValue": 30, "unitText": "HOUR"}}, 62_400, 0),
        ({"currency": "EUR", "value": {"value": 80000, "unitText": "YEAR"}}, 0, 0),
        ({"currency": "USD", "value": 80000}, 0, 0),
        ({"currency": "USD", "value": {"value": "NaN", "unitText": "YEAR"}}, 0, 0),
        ({"currency": "USD", "value": {"value": 9e99, "unitText": "YEAR"}}, 0, 0),
        ("a lot", 0, 0),
    ],
)
def test_pay_is_dollars_a_year_or_nothing(salary: object, low: int, high: int) -> None:
    (posting,) = read_job_postings(json.dumps({**NODE, "baseSalary": salary})).postings
    assert (posting.pay_low, posting.pay_high) == (low, high)


def test_of_a_place_abroad_no_state_is_told() -> None:
    address = {"addressLocality": "Windsor", "addressRegion": "ON", "addressCountry": {"name": "Canada"}}
    (posting,) = read_job_postings(json.dumps({**NODE, "jobLocation": [{"address": address}]})).postings
    assert (posting.city, posting.state) == ("Windsor", "")


def test_pasted_text_without_a_posting_gives_none() -> None:
    assert find_postings("Machinist. Set up mills. We love JobPosting.") == ()
    assert find_postings("{}") == ()
    assert [posting.title for posting in find_postings(json.dumps(NODE))] == ["Controls Technician"]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*NODE, "name", "value"]), inner, max_size=4)
    ),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from([name for name in NODE if name[0] != "@"]), values))
def test_any_values_in_any_field_are_read_or_named(fields: dict[str, object]) -> None:
    read = read_job_postings(json.dumps({"@type": "JobPosting", **fields}))
    assert len(read.postings) + bool(read.problems) == 1


@pytest.fixture
def opening() -> Opening:
    quote = Evidence("BS preferred & <b>fast</b> learner", 3, 20)
    return Opening(
        title="Automation <Technologist>", employer="Kirrin & Sons", role="automation-technologist",
        demands=(Demand("plc-ladder-logic", 3, "must"), Demand("machine-vision", 2, "nice"),
                 Demand("plc-troubleshooting", 4, "must", "added")),
        credentials=(CredentialAsked("isa-ccst", "nice", Evidence("CCST")),),
        formal=(FormalDemand("degree", "must", Evidence("Associate degree"), ("associate-engineering-technology",)),
                FormalDemand("years", "must", Evidence("4+ years with PLCs")), FormalDemand("degree", "nice", quote)),
        city="Toledo", state="OH", place="toledo-oh", shift="rotating", pay_low=79_040, pay_high=95_680,
        reference="K-9",
    )  # fmt: skip


def test_what_is_written_is_a_posting_that_comes_back_the_same(catalog: Catalog, opening: Opening) -> None:
    written = json.dumps(write_job_posting(opening, catalog, posted=DAY, text="Join us.\nFind faults."))
    (posting,) = read_job_postings(written).postings
    assert posting.skills == (
        PostedSkill("Ladder logic programming", "must", 3), PostedSkill("Machine vision", "nice", 2),
        PostedSkill(catalog.skills["plc-troubleshooting"].name, "must", 4),
    )  # fmt: skip
    assert (posting.title, posting.employer, posting.reference) == (opening.title, opening.employer, "K-9")
    assert (posting.city, posting.state, posting.shift) == ("Toledo", "OH", "rotating")
    assert (posting.pay_low, posting.pay_high) == (79_040, 95_680)
    assert posting.text.startswith("Join us.\nFind faults.")


def test_the_posting_is_the_schema_s_and_every_word_is_escaped(catalog: Catalog, opening: Opening) -> None:
    written = write_job_posting(
        opening, catalog, posted=DAY, text="<script>alert(1)</script> & co", employment="FULL_TIME"
    )
    assert written["@type"] == "JobPosting"
    assert written["datePosted"] == "2026-03-02"
    assert written["employmentType"] == "FULL_TIME"
    assert "<script>" not in str(written["description"])
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in str(written["description"])
    assert written["educationRequirements"] == [
        {"@type": "EducationalOccupationalCredential", "credentialCategory": "associate degree"}
    ]
    assert written["experienceRequirements"] == {
        "@type": "OccupationalExperienceRequirements", "monthsOfExperience": 48,
    }  # fmt: skip
    assert str(written["occupationalCategory"]).startswith(catalog.roles[opening.role].onet_soc)
    assert json.loads(json.dumps(written)) == written


def test_what_is_not_known_is_left_out(catalog: Catalog) -> None:
    written = write_job_posting(Opening(title="Welder"), catalog, posted=DAY)
    assert set(written) == {"@context", "@type", "title", "description", "datePosted", "hiringOrganization"}
    (posting,) = read_job_postings(json.dumps(written)).postings
    assert posting.employer == ""
