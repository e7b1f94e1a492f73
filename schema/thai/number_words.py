"""Numbers written in Thai words, as after an amount: (ห้าแสนบาทถ้วน)."""

import re

_DIGITS = {
    "ศูนย์": 0, "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4,
    "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
}  # fmt: skip
_PLACES = {"แสน": 100_000, "หมื่น": 10_000, "พัน": 1_000, "ร้อย": 100, "สิบ": 10}
NUMBER_WORD = "|".join([*_DIGITS, *_PLACES, "ล้าน"])
_WORD = re.compile(NUMBER_WORD)


def _below_million(words: list[str]) -> int | None:
    """The number of `words`, whose places must fall and whose figures must precede a place."""
    total, figure, ceiling = 0, None, 1_000_000
    for word in words:
        place = _PLACES.get(word)
        if place is None:
            if figure is not None:
                return None
            figure = word
            continue
        amount = _placed(figure, place)
        if place >= ceiling or amount is None:
            return None
        total, figure, ceiling = total + amount, None, place
    if figure is None:
        return total if words else None
    tail_stands = figure != "ยี่" and (figure != "เอ็ด" or total > 0)
    return total + _DIGITS[figure] if tail_stands and (figure != "ศูนย์" or not total) else None


def _placed(figure: str | None, place: int) -> int | None:
    """A figure at its place: ten alone may lack one (สิบ), and only ten takes ยี่."""
    if figure is None:
        return 10 if place == 10 else None
    if figure in ("ศูนย์", "เอ็ด") or (figure == "ยี่") != (place == 10 and figure in ("ยี่", "สอง")):
        return None
    return _DIGITS[figure] * place


def number_of_words(text: str) -> int | None:
    """The whole number `text` spells out (หนึ่งล้านสองแสน is 1200000), None when it is none."""
    words = _WORD.findall(text)
    if not words or "".join(words) != re.sub(r"\s", "", text):
        return None
    total = 0
    while "ล้าน" in words:
        at = words.index("ล้าน")
        head = _below_million(words[:at])
        if not head and not (at == 0 and total):
            return None
        total = (total + (head or 0)) * 1_000_000
        words = words[at + 1 :]
    if not words:
        return total
    rest = _below_million(words)
    return None if rest is None else total + rest
