"""From ads to a decision: what no skill explains is counted, shown with its quotes, decided once, and can come back."""

import time
from threading import Barrier, Thread

import pytest
from drift_world import COPIED, PHRASE, ads_csv, bring_ads
from people_world import let_in, on

from pathways.domain.errors import BadInput, NotFound
from pathways.sources.opening_files import read_openings
from pathways.store.ads import list_ad_ids
from pathways.store.database import Store
from pathways.store.drift import list_groups
from pathways.use_cases.ads.collections import delete_collection
from pathways.use_cases.ads.import_ads import keep_ads, read_ads
from pathways.use_cases.drift.decisions import Wish, decide, undo
from pathways.use_cases.drift.find_drift import Drift, find_case, find_drift, list_history
from pathways.use_cases.drift.recount import recount_soon, tell_nobody
from pathways.use_cases.tools import Tools


@pytest.fixture
def mine(tools: Tools, store: Store) -> Tools:
    """Tools on a database of their own."""
    return on(tools, store, secret=b"secret")


@pytest.fixture
def lead(mine: Tools) -> str:
    """The account of a program lead."""
    return let_in(mine, "lead@example.org", "lead").account.id


def _labels(found: Drift) -> list[str]:
    return [group.label for group in found.groups]


def _all_words(found: Drift) -> str:
    return " ".join(phrase for group in found.groups for phrase in group.phrases)


def test_what_no_skill_explains_is_counted_by_ads_months_and_states_with_its_quotes(mine: Tools) -> None:
    bring_ads(mine, ads_csv())
    found = find_drift(mine)
    group = next(group for group in found.groups if group.label == PHRASE)
    assert (found.ads, group.ads) == (4, 4)
    assert group.months == (("2026-01", 1), ("2026-02", 2), ("2026-03", 1))
    assert group.states[0] == ("OH", 2)
    assert all(PHRASE in item.quote for item in group.quotes)
    assert {item.month for item in group.quotes} == {"2026-01", "2026-02", "2026-03"}
    assert group.skill in mine.catalog.skills
    assert -1 <= group.cosine <= 1


def test_text_of_the_firm_the_law_and_the_form_does_not_surface(mine: Tools) -> None:
    bring_ads(mine, ads_csv())
    told = _all_words(find_drift(mine))
    assert "marzipan" not in told
    assert "micrometer" not in told  # a skill explains it


def test_a_sentence_that_all_ads_share_word_for_word_does_not_surface(mine: Tools) -> None:
    bring_ads(mine, ads_csv())
    assert COPIED.split()[3] == "purple"
    assert "purple" not in _all_words(find_drift(mine))


def test_copies_of_one_ad_count_once(mine: Tools) -> None:
    bring_ads(mine, ads_csv(copies=3))
    group = next(group for group in find_drift(mine).groups if group.label == PHRASE)
    assert group.ads == 4


def test_a_decision_takes_the_group_out_of_the_queue_also_for_ads_to_come(mine: Tools, lead: str) -> None:
    bring_ads(mine, ads_csv(0, 3))
    key = next(group.key for group in find_drift(mine).groups if group.label == PHRASE)
    made = decide(mine, wish=Wish(key, 0, "alias", skill="print-reading"), account=lead)
    assert PHRASE not in _labels(find_drift(mine))
    bring_ads(mine, ads_csv(3, 4))
    found = find_drift(mine)
    assert PHRASE not in _labels(found)
    ((group, holding),) = [pair for pair in found.decided if pair[1].key == key]
    assert (group.ads, holding) == (4, find_case(mine, key=key).decision)
    assert (made.version, holding.by, holding.skill) == (1, "lead@example.org", "print-reading")


def test_taking_a_decision_back_is_a_new_version_and_brings_the_group_back(mine: Tools, lead: str) -> None:
    bring_ads(mine, ads_csv())
    key = next(group.key for group in find_drift(mine).groups if group.label == PHRASE)
    decide(mine, wish=Wish(key, 0, "noise"), account=lead)
    undo(mine, key=key, version=1, account=lead)
    assert PHRASE in _labels(find_drift(mine))
    assert [(item.version, item.kind) for item in list_history(mine).decisions] == [(2, "undone"), (1, "noise")]
    decide(mine, wish=Wish(key, 2, "skill", name="Degassing", description="Takes gas out of melts"), account=lead)
    (holding,) = list_history(mine).in_force
    assert (holding.version, holding.name) == (3, "Degassing")


def test_of_two_leads_at_once_one_decides_and_the_other_is_told(mine: Tools, lead: str) -> None:
    bring_ads(mine, ads_csv())
    key = next(group.key for group in find_drift(mine).groups if group.label == PHRASE)
    ready, codes = Barrier(2), list[str]()

    def go(kind: str) -> None:
        ready.wait()
        try:
            decide(mine, wish=Wish(key, 0, kind, skill="print-reading"), account=lead)
            codes.append("kept")
        except BadInput as error:
            codes.append(error.code)

    threads = [Thread(target=go, args=(kind,)) for kind in ("noise", "alias")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == ["changed_meanwhile", "kept"]
    assert len(list_history(mine).decisions) == 1


def test_a_decision_that_does_not_hold_names_its_field_and_keeps_nothing(mine: Tools, lead: str) -> None:
    bring_ads(mine, ads_csv())
    key = next(group.key for group in find_drift(mine).groups if group.label == PHRASE)
    cases = {
        "kind": Wish(key, 0, "undone"),
        "skill": Wish(key, 0, "alias", skill="no-such"),
        "name": Wish(key, 0, "skill", name=" ", description="x"),
        "description": Wish(key, 0, "skill", name="Degassing"),
    }
    for field, wish in cases.items():
        with pytest.raises(BadInput) as caught:
            decide(mine, wish=wish, account=lead)
        assert caught.value.field == field
    with pytest.raises(NotFound):
        decide(mine, wish=Wish("nobody says it", 0, "noise"), account=lead)
    assert list_history(mine).decisions == ()


def test_real_and_invented_ads_are_never_counted_together(mine: Tools, lead: str) -> None:
    bring_ads(mine, ads_csv(0, 2), collection="Made up", demo=True)
    invented = find_drift(mine)
    assert (invented.demo, invented.ads) == (True, 2)
    key = invented.groups[0].key
    decide(mine, wish=Wish(key, 0, "noise", demo=True), account=lead)
    bring_ads(mine, ads_csv(2, 4))
    real = find_drift(mine)
    assert (real.demo, real.ads, real.decided) == (False, 2, ())
    assert [group.ads for group in real.groups if group.label == PHRASE] == [2]
    assert list_history(mine).decisions == ()
    assert len(list_history(mine, whose="demonstration").decisions) == 1


def test_deleting_a_collection_takes_its_quotes_at_once_and_is_counted_anew_soon(mine: Tools) -> None:
    bring_ads(mine, ads_csv())
    with mine.imports:  # nothing is counted in the background while this process imports
        delete_collection(mine, collection="Boards")
        found = find_drift(mine, whose="real")
        assert (found.groups, found.ads, found.counted) == ((), 0, False)
        assert found.modules != ()
    recount_soon(mine)
    assert wait_until_counted(mine).modules == ()


def test_deleting_one_of_two_collections_leaves_what_the_other_says(mine: Tools) -> None:
    bring_ads(mine, ads_csv(0, 2))
    bring_ads(mine, ads_csv(2, 4), collection="Fairs")
    delete_collection(mine, collection="Boards")
    with mine.store.reading() as session:
        quotes = [item.ad for group in list_groups(session, demo=False) for item in group.quotes]
        left = list_ad_ids(session, demo=False)
    assert set(quotes) <= set(left)
    found = wait_until_counted(mine)
    assert [group.ads for group in found.groups if group.label == PHRASE] == [2]


def test_a_count_that_was_broken_off_is_made_up_for(mine: Tools) -> None:
    bring_ads(mine, ads_csv(0, 2))
    content = read_openings(ads_csv(2, 4), "ads.csv")
    ads = read_ads(mine, content.postings, collection="Boards", progress=tell_nobody)
    with mine.store.writing() as session:
        keep_ads(mine, session, ads)
    assert not find_drift(mine).counted  # as where the process ends between keeping and counting
    recount_soon(mine)
    found = wait_until_counted(mine)
    assert [group.ads for group in found.groups if group.label == PHRASE] == [4]


def wait_until_counted(tools: Tools) -> Drift:
    """Real drift, once the count in the background is done."""
    for _ in range(600):
        found = find_drift(tools, whose="real")
        if found.counted:
            return found
        time.sleep(0.1)
    raise AssertionError("nothing was counted in a minute")


def test_an_account_that_goes_leaves_its_decisions_without_its_name(mine: Tools, lead: str, store: Store) -> None:
    bring_ads(mine, ads_csv())
    key = next(group.key for group in find_drift(mine).groups if group.label == PHRASE)
    decide(mine, wish=Wish(key, 0, "noise"), account=lead)
    with store.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM account")
    (kept,) = list_history(mine).decisions
    assert (kept.by, kept.account, kept.kind) == ("", "", "noise")
