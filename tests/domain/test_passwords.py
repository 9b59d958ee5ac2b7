"""A password is judged by its length and by how soon somebody would guess it, never by its mix of characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.domain.account import AccountRole
from pathways.domain.errors import BadInput
from pathways.domain.passwords import LEAST, LONGEST, check_password, left_to_guess, plain_password

KNOWN = ("maria.lopez@acmetool.example", "Acme Tool")
GOLDEN: tuple[tuple[str, AccountRole, str], ...] = (
    ("tulip crane harbor nine", "worker", ""),
    ("kanelbulle mit Zimt", "worker", ""),
    ("ひらがなのあいことばはながいほうがいい", "worker", ""),
    ("xK4#vQ9!mT2w", "employer", ""),
    ("xK4#vQ9!mT2w", "worker", "short_password"),
    ("passwordpassword1", "worker", "guessable_password"),
    ("P@55w0rd12345678", "worker", "guessable_password"),
    ("qwertyuiopasdfghjkl", "worker", "guessable_password"),
    ("aaaaaaaaaaaaaaaaaaaa", "worker", "guessable_password"),
    ("MariaLopez2026!!", "worker", "guessable_password"),
    ("Pathways-Pathways-1", "worker", "guessable_password"),
    ("acmetoolsummer2026", "employer", "guessable_password"),
)


@pytest.mark.parametrize(("password", "role", "code"), GOLDEN)
def test_the_golden_passwords_are_judged_as_written(password: str, role: AccountRole, code: str) -> None:
    if not code:
        check_password(password, role, KNOWN)
        return
    with pytest.raises(BadInput) as refused:
        check_password(password, role, KNOWN)
    assert refused.value.code == code
    assert password not in str(refused.value)


@pytest.mark.parametrize("role", list(LEAST))
def test_the_shortest_length_is_allowed_and_one_less_is_not(role: AccountRole) -> None:
    long = "zq7 mv4 kp9 xb2 td6"
    check_password(long[: LEAST[role]], role)
    with pytest.raises(BadInput, match="fewer"):
        check_password(long[: LEAST[role] - 1], role)


def test_up_to_the_longest_length_every_character_counts() -> None:
    words = ("tulip crane harbor nine velvet onion ladder creek " * 3)[: LONGEST - 6] + "zebras"
    check_password(words, "worker")
    with pytest.raises(BadInput, match="longer"):
        check_password(words + "!", "worker")


def test_one_password_typed_on_two_keyboards_is_one_password() -> None:
    assert plain_password("ﬁne café tulip") == plain_password("fine café tulip")


@given(st.lists(st.sampled_from("bdfghklmnprtvz279#%&()"), min_size=15, max_size=40, unique=True))
def test_different_characters_in_no_order_are_never_called_guessable(characters: list[str]) -> None:
    check_password("".join(characters), "worker")


@given(st.text(min_size=1, max_size=4), st.integers(8, 30))
def test_saying_something_short_again_and_again_never_makes_it_long(part: str, times: int) -> None:
    assert left_to_guess(part * times) <= max(len(plain_password(part).casefold()), 1) + 4
