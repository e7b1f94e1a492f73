"""Names of letters, read as the letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.yearly_letter_names import _NAMES, in_latin_letters


@given(st.lists(st.sampled_from(sorted(_NAMES)), min_size=3, max_size=6))
def test_letters_that_are_called_are_read(letters: list[str]) -> None:
    called = "".join(_NAMES[letter] for letter in letters)
    assert in_latin_letters(f"วัคซีน{called}ฟรี").isascii() is False
    assert in_latin_letters(called) == "".join(letters)


@pytest.mark.parametrize("text", ["สีดีดี", "ไอที", "ทีวีวันนี้", "แอลกอฮอล์", "เอสเอ็มที่ดี", ""])
def test_fewer_names_and_other_words_stay(text: str) -> None:
    assert in_latin_letters(text) == text
