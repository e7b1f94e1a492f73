"""What holds of repair for any text at all."""

from hypothesis import example, given
from hypothesis import strategies as st

from schema.thai.text import damages, repair, repair_text, without_replacement_characters

PIECES = [
    *"กคงจดตทนบปมรวลสหอ",
    *"ะัาำิีึืฺุูเแโใไๆ็่้๊๋์ํ๎ฤๅฯ๑๒",
    *" \n\t\r?\u00a0\u200b\ufeff\u0085\u2028\x00\x0b\x81\u00ad\ufffd",
    *"\uf700\uf70a\uf711\uf884\uf899\uf0b7\uf0a3\uf0d8\ue001",
    *"aZ09.:/ÉàäÃ¸¹",
    *("สานักงาน", "ด าเนินการ", "ประจา", "เป้ าหมาย", "ร ะ บ บ", "กุมภาพันธ", "รอยละ 5"),
    *("เธ\x81เธฃเธธเธ\x87เน€เธ", "à¸\x81à¸£", "นํ้า", "ท?า", "อำานาจ"),
]
DAMAGED = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
TEXTS = st.one_of(DAMAGED, st.text(max_size=60))

_CONSONANTS = st.sampled_from("กขคงจชซดตถทธนบปผพฟมยรลวศสหอ")
_VOWELS = st.sampled_from(["", "ิ", "ี", "ึ", "ื", "ุ", "ู", "ั"])
_TONES = st.sampled_from(["", "่", "้", "๊", "๋"])
SYLLABLES = st.one_of(
    st.builds("".join, st.tuples(_CONSONANTS, _VOWELS, _TONES, st.just("น"))),
    st.builds("".join, st.tuples(st.sampled_from("แโใไ"), _CONSONANTS, _TONES)),
    st.builds("".join, st.tuples(_CONSONANTS, _TONES, st.just("ำ"))),
)
WELL_FORMED = st.lists(st.one_of(SYLLABLES, st.sampled_from([" ", "\n", "12", "(", "A"]))).map(
    "".join
)


@given(TEXTS)
@example("เ\u200bธก" * 8)
@example("ก\u200b\u200bำ\u200bา")
@example("ท ่ ้ ี า ำ ำ")
def test_repairing_twice_is_repairing_once(text: str) -> None:
    once = repair_text(text)
    assert repair_text(once) == once
    assert repair(once).runs == ()


@given(TEXTS)
def test_both_ways_of_repair_agree(text: str) -> None:
    assert repair(text).text == repair_text(text)


@given(TEXTS)
def test_line_numbers_survive(text: str) -> None:
    repaired = repair_text(text)
    assert repaired.count("\n") == text.count("\n")
    assert repaired.count("\r") == text.count("\r")
    assert len(repaired.split("\n")) == len(text.split("\n"))


@given(TEXTS)
def test_origins_are_in_range_and_in_order(text: str) -> None:
    repaired = repair(text)
    length = len(repaired.text)
    origins = [repaired.origin(place) for place in range(length + 1)]
    assert origins == sorted(origins)
    assert all(0 <= origin <= len(text) for origin in origins)
    spans = [repaired.original_span(place, place + 1) for place in range(length)]
    assert all(low < high <= len(text) for low, high in spans)
    assert [low for low, _ in spans] == origins[:-1]


@given(TEXTS, st.data())
def test_a_span_covers_the_spans_of_its_parts(text: str, data: st.DataObject) -> None:
    repaired = repair(text)
    length = len(repaired.text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    low, high = repaired.original_span(start, end)
    assert 0 <= low <= high <= len(text)
    for place in range(start, end):
        first, last = repaired.original_span(place, place + 1)
        assert low <= first
        assert last <= high


@given(TEXTS)
def test_each_line_is_the_repair_of_its_own_line(text: str) -> None:
    repaired = repair(text)
    for new, old in zip(repaired.text.split("\n"), text.split("\n"), strict=True):
        assert (new == "") >= (old == "")
    for place, letter in enumerate(repaired.text):
        if letter == "\n":
            first, last = repaired.original_span(place, place + 1)
            assert text[first:last] == "\n"


@given(WELL_FORMED)
def test_well_formed_thai_is_unchanged(text: str) -> None:
    assert repair_text(text) == text
    assert damages(text) == []


@given(TEXTS)
def test_no_replacement_character_is_stored(text: str) -> None:
    stored = without_replacement_characters(repair_text(text))
    assert "\ufffd" not in stored
    assert len(stored) == len(repair_text(text))


@given(TEXTS)
def test_damages_are_in_order_and_in_range(text: str) -> None:
    found = damages(text)
    assert found == sorted(found)
    assert all(0 <= place < len(text) for place, _ in found)
