"""What the lists of the folder `thesaurus` hold, and what is read by them."""

import re
from collections import Counter
from pathlib import Path

import pytest

from schema.project_names import match_key
from schema.work_marks import marks_of_key
from schema.yearly_phrases import in_one_phrase
from schema.yearly_short_forms import written_out
from schema.yearly_spellings import in_one_spelling
from schema.yearly_thesaurus import exchanges, in_first_words
from schema.yearly_thesaurus_files import lines_of
from tests.conftest import ROOT


def as_compared(phrase: str) -> str:
    return in_one_phrase(in_one_spelling(phrase))


FOLDER = ROOT / "schema" / "thesaurus"
SUBJECTS = ("administration", "building", "health", "learning", "surroundings")
ALL = (*SUBJECTS, "said_of_any", "short_forms", "one_of_several")


def test_every_list_is_known_and_part_of_the_package() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.txt" for name in ALL}
    project = Path(ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r'^schema = \[.*"thesaurus/\*\.txt"\]$', project, re.MULTILINE)


@pytest.mark.parametrize("name", ALL)
def test_a_list_says_what_it_is_and_is_cleanly_written(name: str) -> None:
    first, *lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert first.startswith("# ")
    assert [line for line in lines if line != " ".join(line.split()) or not line] == []


@pytest.mark.parametrize("name", SUBJECTS)
def test_phrases_of_a_line_are_several_and_as_names_are_compared(name: str) -> None:
    for line in lines_of(name):
        phrases = line.split()
        assert len(phrases) >= 2, line
        assert len(set(phrases)) == len(phrases), line
        assert [phrase for phrase in phrases if match_key(phrase) != phrase] == [], line
        assert min(map(len, phrases)) >= 4, line


def test_no_phrase_stands_in_two_lines() -> None:
    times = Counter(
        read
        for name in SUBJECTS
        for line in lines_of(name)
        for read in {as_compared(phrase) for phrase in line.split()}
    )
    assert [phrase for phrase, found in times.items() if found > 1] == []
    assert [said for said in lines_of("said_of_any") if as_compared(said) in times] == []


@pytest.mark.parametrize("name", SUBJECTS)
def test_an_exchange_makes_no_other_deed_and_no_other_number(name: str) -> None:
    for line in lines_of(name):
        for phrase in line.split():
            for instead in exchanges(phrase, line):
                if instead:
                    marks, others = marks_of_key(phrase), marks_of_key(instead)
                    assert (marks.deeds, marks.numbers) == (others.deeds, others.numbers)


def test_a_short_form_has_one_meaning() -> None:
    lines = [line.split() for line in lines_of("short_forms")]
    assert [line for line in lines if len(line) != 2] == []
    assert len({short for short, _ in lines}) == len(lines)
    for short, full in lines:
        assert re.fullmatch(r"[ก-ฮ]+(?:\.[ก-ฮ]+)*", short)
        assert len(full) > len(short)


def test_the_longer_short_form_is_written_out() -> None:
    assert written_out("ตรวจ รพ.สต. บางนา") == "ตรวจ โรงพยาบาลส่งเสริมสุขภาพตำบลบางนา"
    assert written_out("ตรวจ รพ. บางนา") == "ตรวจ โรงพยาบาลบางนา"


def test_a_phrase_is_exchanged_for_that_of_the_other_name_alone() -> None:
    assert "ล้างคูคลอง" in exchanges("ล้างคลองและคู", "ดูคูคลอง")
    assert list(exchanges("ล้างคลองและคู", "ล้างถนน")) == []


def test_what_is_said_of_any_work_is_left_out_but_not_all_of_a_name() -> None:
    assert "ล้างท่อในซอยนานา" in exchanges("ล้างท่อในซอยนานาอย่างทั่วถึง", "ล้างท่อ")
    assert "" not in exchanges("อย่างทั่วถึง", "ล้างท่อ")


def test_names_are_found_by_one_phrase_for_all_of_a_line() -> None:
    assert in_first_words("ดูคลองและคู") == in_first_words("ดูคูคลอง")
    assert in_first_words("ล้างโอ่ง") == "ล้างโอ่ง"


def test_words_of_a_kind_are_several_and_none_is_twice_in_a_line() -> None:
    for line in lines_of("one_of_several"):
        words = [as_compared(word) for word in line.split()]
        assert len(words) == len(set(words)) >= 2, line
