"""Words of other languages, which names write in Latin letters or as they sound in Thai.

Only consonants are compared: แมมโมแกรม and mammogram are m, m, m, k, r, m.
"""

import re
from typing import Final

__all__ = ["sound_alike"]

_LEAST_SOUNDS: Final = 3
"""Consonants that two words have in common, at least: with fewer many words sound alike."""
_MANY_SOUNDS: Final = 5
"""Of so many one may be missing at the end, where Thai speaks none: brand is แบรนด์."""
_SILENT: Final = re.compile("[ก-ฮ][ิุ]?์")
_THAI: Final = {
    "k": "กขคฆ",
    "n": "งนณญ",
    "t": "จฉชซฌสศษดตถทธฎฏฐฑฒ",
    "p": "บปผพภ",
    "f": "ฝฟ",
    "m": "ม",
    "r": "รลฬ",
    "w": "ว",
}
_LATIN: Final = {
    "k": "kcgqx",
    "n": "n",
    "t": "tdszj",
    "p": "pb",
    "f": "f",
    "m": "m",
    "r": "rl",
    "w": "wv",
}
"""Letters by the sound that they have, or nearly have."""
_SOUNDS: Final = {
    letter: sound
    for script in (_THAI, _LATIN)
    for sound, letters in script.items()
    for letter in letters
}
# Two letters for one sound, and those that are heard otherwise before e, i and y.
_LATIN_PAIRS: Final = (("ph", "f"), ("ch", "t"), ("sh", "t"), ("th", "t"), ("ck", "k"), ("ng", "n"))
_SOFT: Final = re.compile("[cg](?=[eiy])")
_NOT_HEARD: Final = re.compile("r(?![aeiouyr])")
_TWICE: Final = re.compile(r"(.)\1+")


def sound_alike(one: str, other: str) -> bool:
    """Whether one text is in Latin letters what the other is in Thai."""
    if one.isascii() == other.isascii():
        return False
    latin, thai = (one, other) if one.isascii() else (other, one)
    sounds = _latin_sounds(latin)
    written, spoken = _thai_sounds(thai), _thai_sounds(_SILENT.sub("", thai))
    # What Thai writes and does not speak, the other language speaks, or not.
    return len(sounds) >= _LEAST_SOUNDS and (
        sounds in (written, spoken) or (len(sounds) > _MANY_SOUNDS and sounds[:-1] == spoken)
    )


def _thai_sounds(text: str) -> str:
    sounds = "".join(_SOUNDS.get(letter, "") for letter in text)
    return _TWICE.sub(r"\1", sounds)


def _latin_sounds(text: str) -> str:
    for letters, sound in _LATIN_PAIRS:
        text = text.replace(letters, sound)
    text = _NOT_HEARD.sub("", _SOFT.sub("s", text))
    return _TWICE.sub(r"\1", "".join(_SOUNDS.get(letter, "") for letter in text))
