"""Each kind of damage, each trap beside it, and the real documents."""

import re
from pathlib import Path

import pytest

from schema.thai import vocabulary, words
from schema.thai.text import damages, repair, repair_text, without_replacement_characters

DOCUMENTS = Path(__file__).resolve().parents[4] / "shared" / "documents"

SARA_AM = [
    ("ส\u0e4d\u0e32นัก", "สำนัก"),
    ("น\u0e4d\u0e49\u0e32", "น้ำ"),
    ("น\u0e49\u0e4d\u0e32", "น้ำ"),
    ("น\u0e4d\u0e32\u0e49", "น้ำ"),
    ("น\u0e33\u0e49", "น้ำ"),
    ("ต\u0e48\u0e4d\u0e32กว่า", "ต่ำกว่า"),
    ("ท\u0e4d าการ", "ทำการ"),
    ("ก\u0e32\u0e4dหนด", "กำหนด"),
    ("อำานาจ", "อำนาจ"),
    ("สำ านักงาน", "สำนักงาน"),
    ("จ\u0e4dำนวน", "จำนวน"),
    ("จำำนวน", "จำนวน"),
]

MARKS = [
    ("ท\u0e48\u0e35", "ที่"),
    ("พันธ์ุ", "พันธุ์"),
    ("วิิสััยทััศน์์", "วิสัยทัศน์"),
    ("เงิินล่่วงหน้้า", "เงินล่วงหน้า"),
    ("ตี้ี้", "ตี้"),
    ("เเผนงาน", "แผนงาน"),
    ("กุมภาพันธ ์ 2563", "กุมภาพันธ์ 2563"),
    ("กุมภาพันธ\u00a0์ 2563", "กุมภาพันธ์ 2563"),
    ("เจ้าหน้าที ่ของ", "เจ้าหน้าที่ของ"),
]

GLYPHS = [
    ("ค\uf70aา", "ค่า"),
    ("ค\uf88bา", "ค่า"),
    ("\uf700าน", "ฐาน"),
    ("\uf89eาน", "ฐาน"),
    ("\uf70fาติ", "ญาติ"),
    ("ป\uf701\uf705", "ปิ่"),
    ("ป\uf702", "ปี"),
    ("ฝ\uf703ก", "ฝึก"),
    ("ป\uf704น", "ปืน"),
    ("ฟ\uf706า", "ฟ้า"),
    ("ป\uf710ญหา", "ปัญหา"),
    ("ป\uf712น", "ป็น"),
    ("ฟ\uf717", "ฟ์"),
    ("ฏ\uf718", "ฏุ"),
    ("ฎ\uf71a", "ฎฺ"),
    ("ก\uf711าหนด", "กำหนด"),
    ("ก\uf899าหนด", "กำหนด"),
    ("\uf0b7 ข้อ", "• ข้อ"),
    ("ของกรม \uf0d8 จัดทำ", "ของกรม • จัดทำ"),
    ("\uf0a3 กรอก", "• กรอก"),
    ("ก\u200bข\ufeffค\u00adง\u200e", "กขคง"),
    ("1\u00a0234\u3000บาท\u202fx", "1 234 บาท x"),
    ("ก\x01ข\x0bค\u2028ง\u0085จ", "กข ค ง จ"),
]

LOST_LETTERS = [
    ("ประจาปี", "ประจำปี"),
    ("จัดทาแผน", "จัดทำแผน"),
    ("จัดทางบประมาณ", "จัดทำงบประมาณ"),
    ("สานักงานเขต", "สำนักงานเขต"),
    ("สานักการระบายน้า", "สำนักการระบายน้ำ"),
    ("ดาเนินการ", "ดำเนินการ"),
    ("กาหนด", "กำหนด"),
    ("อานวยการ", "อำนวยการ"),
    ("สาคัญ", "สำคัญ"),
    ("คาแนะนา", "คำแนะนำ"),
    ("การนาเสนอ", "การนำเสนอ"),
    ("ตาแหน่ง", "ตำแหน่ง"),
    ("ไม่ต่ากว่าร้อยละ", "ไม่ต่ำกว่าร้อยละ"),
    ("ส านักงาน", "สำนักงาน"),
    ("ด าเนินการ", "ดำเนินการ"),
    ("จัดท า", "จัดทำ"),
    ("ประจ าปี", "ประจำปี"),
    ("น าไปใช้", "นำไปใช้"),
    ("เป้ าหมาย", "เป้าหมาย"),
    ("ข้ าราชการ", "ข้าราชการ"),
    ("น้ าเสีย", "น้ำเสีย"),
    ("หน้ าที่", "หน้าที่"),
    ("ท?ากิจการ", "ทำกิจการ"),
    ("ค?าสั่ง", "คำสั่ง"),
    ("น้?าท่วม", "น้ำท่วม"),
    ("ท\ufffdากิจการ", "ทำกิจการ"),
    ("ส\ufffdานักงบประมาณ", "สำนักงบประมาณ"),
    ("หน\ufffdวยงาน", "หน่วยงาน"),
    ("ร ะ บ บ ก า ร", "ระบบการ"),
    ("ร ะ บ บ", "ระบบ"),
    ("เดือนกุมภาพันธ 2563", "เดือนกุมภาพันธ์ 2563"),
    ("15 มิถนุายน 2563", "15 มิถุนายน 2563"),
    ("รอ้ยละ 80", "ร้อยละ 80"),
    ("รอยละ 80", "ร้อยละ 80"),
]

UNTOUCHED = [
    # Words that hold a damaged spelling, or look like one.
    "ทา กา ดา คาถา สามารถ สาธารณะ มหานคร ธรรมดา ตำรา",
    "จิตอาสานักเรียน ไร้เดียงสานัก วิสาคัญทัพ",
    "ราคาสั่งซื้อ ราคาแนะนำ หลังคา เจรจาเป็นผล",
    "พัฒนาไปสู่ ชาวนาเข้าร่วม สัมมนาเสนอ",
    "จัดทางเดิน จัดทาน ขั้นต่างๆ ระดับต่างๆ",
    "น้าเสียชีวิต หน้าเสีย เวลาดับไฟ วิชาระดับสูง",
    "อเมริกากับไทย อเมริกาลังเล บรรเทาให้ เราสำรวจ",
    "คมนาคม สมาคม รอยละเอียด",
    # Where two readings fit, neither is chosen.
    "ค?าใช้จ่าย ค?าตอบแทน ท?าเรือ ท?าทาย ด?านการ ล?านบาท หน?าที่ ต?างๆ โตโยต?า",
    "อ าหาร พัฒน าไป กรมการพัฒน าชุมชน กรมการขนส่งท างบก ชาวน าไป ค าใช้จ่าย ช าติพันธุ์ ค่ าคืน",
    "บริ\ufffdาร ปัญ\ufffdา",
    "งบประมาณ ิ บาท",
    "ก ข ค ง",
    # No damage at all.
    "ฤๅษี ฤาษี ฦๅชา พุทฺธ ฯลฯ ๆ ๐๑๒๓๔๕๖๗๘๙",
    "ก.พ.ร. 10² ม.³ กระทรวง¹",
    "What? http://x.go.th/a?b=1&c=ä à la carte, naïve: for (i = 0; i < n?a:b; i++)",
    "เธอ เนน เนิน เธอเธอเธอ",
    "บรรทัด\r\nบรรทัด\tตาราง\r",
]


@pytest.mark.parametrize(("damaged", "whole"), SARA_AM + MARKS + GLYPHS + LOST_LETTERS)
def test_damage_is_repaired_alone_and_inside_a_page(damaged: str, whole: str) -> None:
    assert repair_text(damaged) == whole
    page = f"แผนงานของกรุงเทพมหานคร\n\n{damaged}\nร้อยละ 80.50\n"
    assert repair_text(page) == page.replace(damaged, whole)
    assert repair(page).text == page.replace(damaged, whole)
    assert repair_text(whole) == whole


@pytest.mark.parametrize("text", UNTOUCHED)
def test_text_with_no_sure_damage_is_untouched(text: str) -> None:
    assert repair_text(text) == text
    assert repair(text).runs == ()


def test_symbol_that_may_be_at_most_stays() -> None:
    assert repair_text("ค่า \uf0a3 80") == "ค่า \uf0a3 80"
    assert (4, "private-use character") in damages("ค่า \uf0a3 80")


def test_null_beside_thai_is_a_lost_letter() -> None:
    assert repair_text("ท\x00กิจ a\x00b") == "ท\ufffdกิจ ab"


def test_every_old_glyph_has_its_mark() -> None:
    glyphs = [*range(0xF700, 0xF71B), *range(0xF884, 0xF89F)]
    for glyph in glyphs:
        repaired = repair_text(chr(glyph))
        assert len(repaired) == 1
        assert "ก" <= repaired <= "\u0e4d"


def misread(text: str, code_page: str) -> str:
    """UTF-8 read as a code page, undefined bytes as Latin-1."""
    letters = []
    for byte in text.encode():
        try:
            letters.append(bytes([byte]).decode(code_page))
        except UnicodeDecodeError:
            letters.append(chr(byte))
    return "".join(letters)


SENTENCE = "กรุงเทพมหานคร สำนักงานเขต “ปี” 2564 – ๑๒"


@pytest.mark.parametrize("code_page", ["cp874", "cp1252", "latin-1"])
def test_mojibake_of_a_whole_text_and_of_one_line(code_page: str) -> None:
    damaged = misread(SENTENCE, code_page)
    assert repair_text(damaged) == SENTENCE
    assert repair_text(f"แผน\n{damaged}\nABC") == f"แผน\n{SENTENCE}\nABC"
    repaired = repair(f"แผน\n{damaged}\nABC")
    place = repaired.text.index("เขต")
    start, end = repaired.original_span(place, place + 3)
    assert repaired.original[start:end] == misread("เขต", code_page)


def test_short_lines_of_a_text_that_is_mojibake_throughout() -> None:
    text = "\n".join(("ปี", SENTENCE, "แผน", SENTENCE))
    assert repair_text(misread(text, "cp874")) == text


def test_mojibake_read_wrong_twice() -> None:
    assert repair_text(misread(misread(SENTENCE, "cp874"), "cp874")) == SENTENCE


def test_mojibake_with_lost_bytes_stays_and_is_named() -> None:
    damaged = "เธเธฃเธธเธเน€เธ—เธž"
    assert repair_text(damaged) == damaged
    assert "text read in a wrong code page" in {what for _, what in damages(damaged)}


def test_origins_lead_back_to_the_raw_slice() -> None:
    original = "ABC\nส\u0e4dานักงาน ท?ากิจการ\u200b 12\nน\u0e4d\u0e49า"
    repaired = repair(original)
    assert repaired.text == "ABC\nสำนักงาน ทำกิจการ 12\nน้ำ"

    def raw(word: str) -> str:
        start = repaired.text.index(word)
        first, last = repaired.original_span(start, start + len(word))
        return original[first:last]

    assert raw("สำนัก") == "ส\u0e4dานัก"
    assert raw("ทำ") == "ท?า"
    assert raw("การ 12") == "การ\u200b 12"
    assert raw("น้ำ") == "น\u0e4d\u0e49า"
    assert repaired.origin(len(repaired.text)) == len(original)
    with pytest.raises(IndexError):
        repaired.origin(len(repaired.text) + 1)
    with pytest.raises(IndexError):
        repaired.original_span(3, 2)


def test_clean_text_has_the_identity_as_its_map() -> None:
    repaired = repair("สำนักงาน")
    assert repaired.runs == ()
    assert repaired.text is repaired.original
    assert repaired.original_span(2, 5) == (2, 5)
    assert repaired.origin(4) == 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ก\ufffdข", [(1, "replacement character")]),
        ("ก \ue123", [(2, "private-use character")]),
        ("ก\x81", [(1, "control character")]),
        ("\u0e34งาน", [(0, "mark without its letter")]),
        ("กา \u0e48", [(3, "mark without its letter")]),
        ("a\u0e48", [(1, "mark without its letter")]),
        (" าน", [(1, "vowel without its letter")]),
        ("ผ?\u0e48น", [(1, "question mark for a letter"), (2, "mark without its letter")]),
        ("กÉ", [(1, "Latin letter for a mark")]),
        ("น้ำ ที่ พันธุ์ ฤๅ เก็บ ◌่ ?", []),
    ],
)
def test_remaining_damage_is_named(text: str, found: list[tuple[int, str]]) -> None:
    assert damages(text) == found


def test_replacement_characters_are_never_stored() -> None:
    assert without_replacement_characters("ก\ufffdข\ufffd") == "ก□ข□"


# Typing errors of the dictionary itself (a mark twice, or on the wrong letter).
MISSPELT_IN_DICTIONARY = {"รักษาู"}


def dictionary() -> list[str]:
    corpus = pytest.importorskip("pythainlp.corpus")
    return sorted(corpus.thai_words())


def test_no_dictionary_word_is_changed_or_called_damaged() -> None:
    entries = dictionary()
    assert {word for word in entries if repair_text(word) != word} == set()
    assert {word for word in entries if damages(word)} == MISSPELT_IN_DICTIONARY


def test_no_lost_letter_rule_fires_inside_a_dictionary_word() -> None:
    for word in dictionary():
        assert not vocabulary.LOST_AM.search(word), word
        assert not words.DAMAGED_MONTH.search(word), word


def test_words_of_the_vocabulary_are_well_formed() -> None:
    for word in words.WORDS:
        assert repair_text(word) == word
        assert damages(word) == []


MARK_OR_AM = re.compile("[ะ-ฺ็-๎]")


@pytest.mark.parametrize("trace", ["\ufffd", "?"])
def test_a_letter_filled_in_is_the_one_that_was_lost(trace: str) -> None:
    """Each mark of every third dictionary word damaged in turn: repaired right, or not at all."""
    fits: dict[str, set[str]] = {}
    for entry in dictionary()[::3]:
        for match in MARK_OR_AM.finditer(entry):
            lost = f"{trace}า" if match[0] == "ำ" else trace
            fits.setdefault(f"{entry[: match.start()]}{lost}{entry[match.end() :]}", set()).add(
                entry
            )
            fits.setdefault(f"{entry[: match.start()]}{trace}{entry[match.end() :]}", set()).add(
                entry
            )
    repaired = {hole: repair_text(hole) for hole in fits}
    filled = {hole: whole for hole, whole in repaired.items() if trace not in whole}
    assert len(filled) > 500
    assert [pair for pair in filled.items() if pair[1] not in fits[pair[0]]] == []


def test_a_closed_gap_before_a_mark_or_am_makes_the_word_that_was_meant() -> None:
    """Each mark of every third dictionary word parted in turn: closed right, or not at all."""
    wrong = []
    for entry in dictionary()[::3]:
        parted = [
            f"{entry[: match.start()]} {entry[match.start() :]}"
            for match in re.finditer("[ัิ-ฺ็-๎]", entry)
        ]
        parted.append(entry.replace("ำ", " า"))
        wrong += [(entry, gap) for gap in parted if not meant(repair_text(gap), entry)]
    assert wrong == []


def meant(repaired: str, entry: str) -> bool:
    return (
        repaired == entry
        or (" " in repaired and repaired.replace(" า", "ำ") == entry)
        or any(repaired == f"{entry[:place]} {entry[place:]}" for place in range(len(entry)))
    )


def document(name: str) -> str:
    found = sorted(DOCUMENTS.glob(f"{name}_*.txt"))
    if not found:
        pytest.skip("the real documents are not here")
    return found[0].read_text(encoding="utf-8")


EXPECTED = {
    "000": [("\u0e4d\u0e32", "\u0e33")],
    "001": [("\u0e4d\u0e32", "\u0e33"), ("อำานาจ", "อำนาจ"), ("ท?ากิจการ", "ทำกิจการ")],
    "002": [("\u0e4d\u0e32", "\u0e33"), *((glyph, "•") for glyph in "\uf0d8\uf0a7\uf0b7\uf0a3")],
    "003": [],
    "004": [],
}


@pytest.mark.parametrize(("name", "changes"), EXPECTED.items())
def test_real_documents_change_where_expected_only(
    name: str, changes: list[tuple[str, str]]
) -> None:
    text = document(name)
    expected = text
    for old, new in changes:
        assert old in expected
        expected = expected.replace(old, new)
    assert repair_text(text) == expected
    repaired = repair(text)
    assert repaired.text == expected
    assert repair_text(expected) == expected


def test_real_documents_have_no_damage_left_but_one_typing_error() -> None:
    for name in EXPECTED:
        text = repair_text(document(name))
        left = [text[max(0, place - 4) : place + 5] for place, _ in damages(text)]
        assert left == (["พัฒนาาระบบ"[1:]] if name == "004" else [])


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("การระบายน\ufffd้า", "การระบายน้ำ"),
        ("น\ufffd้าท่วม", "น้ำท่วม"),
        ("น้ าหนักคะแนน", "น้ำหนักคะแนน"),
        ("ก\ufffd้าว", "ก\ufffd้าว"),
        ("หน\ufffd้า", "หน\ufffd้า"),
    ],
)
def test_a_tone_behind_the_gap_is_waters(damaged: str, repaired: str) -> None:
    assert repair_text(damaged) == repaired
