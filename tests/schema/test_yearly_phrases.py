"""Phrases and words that official names exchange."""

from collections import defaultdict

import pytest

from schema.yearly_exchanged import EXCHANGED
from schema.yearly_phrases import in_one_phrase
from schema.yearly_phrases_of_people import OF_PEOPLE
from schema.yearly_phrases_of_things import OF_THINGS
from schema.yearly_spellings import in_one_spelling
from schema.yearly_words import one_writing, without_codes

GROUPS = [line.split() for line in (OF_THINGS + OF_PEOPLE).splitlines()]


def test_no_phrase_stands_for_two() -> None:
    written = defaultdict(set)
    for instead, *others in GROUPS:
        for phrase in others:
            written[in_one_spelling(phrase)].add(in_one_spelling(instead))
    assert {phrase: found for phrase, found in written.items() if len(found) > 1} == {}
    assert len(GROUPS) + len(EXCHANGED) >= 250


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_phrases_of_a_group_are_written_alike(group: list[str]) -> None:
    assert len({in_one_phrase(in_one_spelling(phrase)) for phrase in group}) == 1


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ปรับปรุงบาทวิถีหน้าวัด", "ปรับปรุงทางเท้าหน้าวัด"),
        # A part of a Latin word is none, nor is what explains a word in brackets.
        ("otopthailand", "otopthailand"),
        ("ระบบ(cybersecurity)", "ระบบ(cybersecurity)"),
        ("ระบบaiช่วยสอน", "ระบบปัญญาประดิษฐ์ช่วยสอน"),
        # Whose next letter has its vowel above or behind it.
        ("เลี้ยงปลาลงทะเลา", "เลี้ยงปลาลงทะเลา"),
        ("ลดฝุ่นละอองขนาดเล็กไม่เกิน2.5ไมครอน(pm2.5)", "ลดฝุ่น"),
        ("(ลดฝุ่น)", "(ลดฝุ่น)"),
        ("ขยายท่าเรือเฟส3", "ขยายท่าเรือระยะที่3"),
        ("ขยายท่าเรือขั้นที่3", "ขยายท่าเรือระยะที่3"),
        ("เติมทรายระยะ3กม", "เติมทรายระยะ3กม"),
        ("รุ่นที่5จำนวน40คน", "รุ่นที่5จำนวน40คน"),
    ],
)
def test_phrases_within_a_text(text: str, written: str) -> None:
    assert one_writing(text) == written


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("64-03-01 โครงการแว่นตา", "โครงการแว่นตา"),
        ("P03-12 โครงการแว่นตา", "โครงการแว่นตา"),
        ("ST-04 แผนงานแว่นตา", "แผนงานแว่นตา"),
        ("(สนอ.07) โครงการแว่นตา", "โครงการแว่นตา"),
        ("ผ.02-66-1-012 โครงการแว่นตา", "โครงการแว่นตา"),
        ("กษ 1003/66-02 โครงการแว่นตา", "โครงการแว่นตา"),
        ("66A1102-03 โครงการแว่นตา", "โครงการแว่นตา"),
        ("66A1102 กิจกรรมแว่นตา", "กิจกรรมแว่นตา"),
        ("P24 แผนงานแว่นตา", "แผนงานแว่นตา"),
        ("กษ 1003/66-02 โครงการแว่นตา", "โครงการแว่นตา"),
        ("PM2.5 และเด็ก", "PM2.5 และเด็ก"),
        ("COVID-19 ในเด็ก", "COVID-19 ในเด็ก"),
        ("4 ภาค 4 สี", "4 ภาค 4 สี"),
    ],
)
def test_codes_in_front(name: str, left: str) -> None:
    assert without_codes(name) == left


@pytest.mark.parametrize(
    "name",
    [
        "ซอย 12/1 โครงการหลวง",
        "คลอง 13-14 โครงการขุดลอก",
        "ตอน 12/1 โครงการก่อสร้างถนน",
        "ทล. 3004.12 โครงการซ่อม",
        "ปตร. 12/1 โครงการซ่อม",
        "COVID-19สายพันธุ์ใหม่ โครงการฉีดวัคซีน",
        "อสม-4.0ก้าวทันดิจิทัล โครงการอบรม",
        "ห้อง/3ฝั่งเหนือ กิจกรรมทาสี",
        "อาคาร-2ชั้นปีกซ้าย กิจกรรมทาสี",
    ],
)
def test_places_and_what_has_a_number_are_no_codes(name: str) -> None:
    assert without_codes(name) == name
