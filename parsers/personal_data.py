"""Names and phones of officials: kept in the table `contact`, and masked elsewhere."""

import re
from collections.abc import Collection, Iterable

MASK = "▒"
"""Stands for every character of what is masked."""

_TITLED_NAME = re.compile(
    r"(?:^|[\s:/(])(?:นางสาว|นาง|นาย|น\.\s?ส\.|ว่าที่|คุณ|ดร\.)\s?[ก-๎]{2,}(?:\s+[ก-๎]{2,}|\s*$|\s*[(/0-9])"
)
_PHONE = re.compile(
    r"โทร(?:ศัพท์)?\s?\.?\s?:?\s?[(0-9๐-๙]|(?<![0-9-])0[0-9][0-9 -]{6,10}[0-9](?![0-9-])"
)
_LONGEST_LINE = 200
_SHORTEST_MASKED = 4
"""Characters of a name or phone below which it is no sign of a person elsewhere on a page."""


def names_a_person(text: str) -> bool:
    """Whether a short line gives an official's name after a title, or a phone."""
    if len(text) > _LONGEST_LINE:
        return False
    return _TITLED_NAME.search(text) is not None or _PHONE.search(text) is not None


def masked(text: str, private: Iterable[str]) -> str:
    """The text at its full length, with every occurrence of the private texts masked."""
    for words in private:
        if words in text:
            text = text.replace(words, MASK * len(words))
    return text


def private_texts(texts: Collection[str]) -> tuple[str, ...]:
    """The texts that are long enough to be told from others, longest first."""
    return tuple(
        sorted((t for t in set(texts) if len(t) >= _SHORTEST_MASKED), key=len, reverse=True)
    )
