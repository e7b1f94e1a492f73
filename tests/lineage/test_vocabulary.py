"""Every word of the lists of words that names are compared by can be met in a name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema import yearly_vocabulary
from schema.agencies import all_agencies
from schema.districts import DISTRICTS
from schema.yearly_editions import Edition, editions_in, text_of_editions
from schema.yearly_wording import words_of_key

LISTS = {
    name: getattr(yearly_vocabulary, name)
    for name in ("GENERIC", "SLIGHT", "VERBS", "WAYS", "PLACES", "ANY_AREA", "UNITS")
}
PATTERNS = {name: getattr(yearly_vocabulary, name).pattern for name in ("TELLS", "OWNERS")}
OUTSIDE_BRACKETS = re.compile(r"\|(?![^()]*\))")
OF_SEVERAL = re.compile(r"[.*+?()\[\]\\]")


def words(pattern: str) -> list[str]:
    """The alternatives of a pattern that are each one word."""
    return [word for word in OUTSIDE_BRACKETS.split(pattern) if not OF_SEVERAL.search(word)]


def is_its_own_reading(word: str) -> bool:
    return [read.text for read in words_of_key(word)] == [word]


def test_the_lists_are_read() -> None:
    assert min(map(len, LISTS.values())) >= 8
    assert len(words(PATTERNS["TELLS"])) >= 200
    assert {"กรม", "กระทรวง"} <= set(words(PATTERNS["OWNERS"]))


@pytest.mark.parametrize("name", LISTS)
def test_a_listed_word_is_its_own_reading(name: str) -> None:
    assert [word for word in sorted(LISTS[name]) if not is_its_own_reading(word)] == []


@pytest.mark.parametrize("name", PATTERNS)
def test_a_word_of_a_pattern_is_its_own_reading_and_stands_there_once(name: str) -> None:
    found = words(PATTERNS[name])
    assert [word for word in found if not is_its_own_reading(word)] == []
    assert len(found) == len(set(found))


def test_words_implied_are_their_own_reading() -> None:
    implied = {word for pair in yearly_vocabulary.IMPLIED for word in pair}
    assert [word for word in sorted(implied) if not is_its_own_reading(word)] == []


def test_the_districts_that_are_agencies_are_known() -> None:
    opening = "สำนักงานเขต"
    names = {agency.name for agency in all_agencies() if (agency.name or "").startswith(opening)}
    assert {name.removeprefix(opening) for name in names if name} <= set(DISTRICTS)
    assert len(set(DISTRICTS)) == len(DISTRICTS) == 50


@given(
    st.lists(
        st.builds(
            lambda kind, first, more: Edition(kind, first, first + more),
            st.sampled_from(["รุ่น", "ครั้ง", "ปี", "ภาค", "ครบรอบ", "พรรษา", "ค.ศ.", "'"]),
            st.integers(0, 2100),
            st.integers(0, 9),
        )
    ).map(tuple)
)
def test_editions_come_out_of_what_is_stored_of_them(editions: tuple[Edition, ...]) -> None:
    stored = text_of_editions(editions)
    assert editions_in(stored) == editions
    assert (stored is None) == (not editions)
