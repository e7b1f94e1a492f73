"""What is written in Latin letters in one year is known by its sound in another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.yearly_loanwords import sound_alike

LETTERS = st.text(st.sampled_from("กขคงจชซดตทนบปพฟมยรลวสหะาิีุูเแโ์่้"), max_size=20)
LATIN = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), max_size=20)


@pytest.mark.parametrize(
    ("thai", "latin"),
    [
        ("แมมโมแกรม", "mammogram"),
        ("เทเลเมดิซีน", "telemedicine"),
        ("ทราฟฟี่ฟองดูว์", "traffyfondue"),
        ("คอนเสิร์ต", "concert"),
        ("แพลตฟอร์ม", "platform"),
        ("บลูคาร์บอน", "bluecarbon"),
        ("สตรีตฟู้ด", "streetfood"),
        ("รีไซเคิล", "recycle"),
    ],
)
def test_a_word_sounds_as_it_is_written_in_latin(thai: str, latin: str) -> None:
    assert sound_alike(thai, latin)
    assert sound_alike(latin, thai)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ชมรม", "team"),
        ("กีฬา", "golf"),
        ("แมมโมแกรม", "monitor"),
        # Of two sounds too many words consist.
        ("ดิจิทัล", "digital"),
        # Not one of each.
        ("แมมโมแกรม", "แมมโมแกรม"),
        ("mammogram", "mammogram"),
        ("", ""),
        ("แมมโมแกรม", ""),
    ],
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert not sound_alike(one, other)


@given(LETTERS, LATIN)
def test_which_of_them_stands_first_makes_no_difference(thai: str, latin: str) -> None:
    assert sound_alike(thai, latin) == sound_alike(latin, thai)
