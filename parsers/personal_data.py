"""Names and phones of officials: kept in the table `contact`, and masked elsewhere."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from schema.thai.patterns import ARABIC_DIGITS

MASK = "▒"
"""Stands for every character of what is masked."""

_TITLED_NAME = re.compile(
    r"(?:^|[\s:/(])(?:นางสาว|นาง|นาย|น\.\s?ส\.|ว่าที่|คุณ(?!ภาพ|ธรรม|ค่า|สมบัติ|ลักษณะ|วุฒิ|ประโยชน์)|ดร\.)\s?[ก-๎]{2,}(?:\s+[ก-๎]{2,}|\s*$|\s*[(/0-9])"
)
_PHONE = re.compile(
    r"โทร(?:ศัพท์)?\s?\.?\s?:?\s?[(0-9๐-๙]|(?<![0-9-])0[0-9][0-9 -]{6,10}[0-9](?![0-9-])"
)
_LONGEST_LINE = 200
_NOT_LINE_END = re.compile(r"[^\n]")
_GROUP = re.compile(r"\d+")
_FIGURES = re.compile(r"\d(?:[ .\t-]{0,3}\d)*")
_GROUPS_OF_A_PHONE = 5
_ONLY_DIGITS = {**ARABIC_DIGITS, **dict.fromkeys(map(ord, " .\t-"))}
"""Takes out what may stand between the figures of a phone, and makes them Arabic."""
_DIGITS_OF_FULL = 8
_CALLED_PHONE = re.compile(r"(?:โทร|เบอร์|มือถือ|ภายใน)(?:ศัพท์|สาร)?[\s.:(]{0,4}$")
_LOOK_BACK = 20
_SHORTEST_MASKED = 4
"""Characters of a name or phone below which it is no sign of a person elsewhere on a page."""


def names_a_person(text: str) -> bool:
    """Whether a short line gives an official's name after a title, or a phone."""
    if len(text) > _LONGEST_LINE:
        return False
    return _TITLED_NAME.search(text) is not None or _PHONE.search(text) is not None


class Mask:
    """What masks private texts in others.

    White space between words may be any, and the digits of a phone may stand apart. An
    extension, which looks as other figures do, is masked where a text calls it a phone or
    gives it a line of its own.
    """

    def __init__(self, private: Iterable[str]) -> None:
        self._words: list[str] = []
        self._phones: set[str] = set()
        for text in private:
            if text.isdecimal():
                self._phones.add(text)
            else:
                self._words.append(text)

    def for_texts(self, texts: Iterable[str]) -> "Mask":
        """A mask that does for these texts, of which most people are in none."""
        whole = "\n".join(texts)
        phones = _phones_in(whole, self._phones)
        return Mask([*phones, *(w for w in self._words if _longest_word(w) in whole)])

    def over(self, text: str) -> str:
        """The text at its full length and in its lines, with the private texts masked."""
        for words in self._words:
            if _longest_word(words) in text:
                text = _pattern(words).sub(_mask, text)
        if not _phones_in(text, self._phones):
            return text
        return _FIGURES.sub(lambda match: _without_phones(match, self._phones), text)


def masked(text: str, private: Iterable[str]) -> str:
    """The text at its full length and in its lines, with the private texts masked."""
    return Mask(private).over(text)


@lru_cache(maxsize=1024)
def _longest_word(words: str) -> str:
    return max(words.split(), key=len)


@lru_cache(maxsize=1024)
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _mask(match: re.Match[str]) -> str:
    return _NOT_LINE_END.sub(MASK, match.group())


def _phones_in(text: str, phones: Collection[str]) -> list[str]:
    """The phones whose digits stand one behind another in the text, and maybe others."""
    if not phones:
        return []
    digits = "\n".join(_FIGURES.findall(text)).translate(_ONLY_DIGITS)
    return [phone for phone in phones if phone in digits]


def _without_phones(match: re.Match[str], phones: Collection[str]) -> str:
    """Figures that stand together, without the phones among them."""
    shown = match.group()
    digits = shown.translate(_ONLY_DIGITS)
    if not any(phone in digits for phone in phones):
        return shown
    groups = list(_GROUP.finditer(shown))
    for number, group in enumerate(groups):
        digits = ""
        for other in groups[number : number + _GROUPS_OF_A_PHONE]:
            digits += other.group().translate(ARABIC_DIGITS)
            if digits in phones and (len(digits) >= _DIGITS_OF_FULL or _is_extension(match)):
                start, end = group.start(), other.end()
                shown = shown[:start] + _NOT_LINE_END.sub(MASK, shown[start:end]) + shown[end:]
                break
    return shown


def _is_extension(match: re.Match[str]) -> bool:
    """Whether the text calls the figures a phone, or gives them one of its lines."""
    start, end = match.span()
    if _CALLED_PHONE.search(match.string, max(0, start - _LOOK_BACK), start):
        return True
    text = match.string
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return before in ("", "\n") and after in ("", "\n") and before != after


def private_texts(texts: Collection[str]) -> tuple[str, ...]:
    """The texts that are long enough to be told from others, longest first."""
    return tuple(
        sorted((t for t in set(texts) if len(t) >= _SHORTEST_MASKED), key=len, reverse=True)
    )
