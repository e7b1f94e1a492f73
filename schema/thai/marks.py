"""Thai marks in their places: sara am in one piece, vowels before tones, nothing doubled.

The order is that of the Thai input standard (WTT 2.0): consonant, upper or lower vowel,
tone; sara am follows the tone. None of these rules needs to know a word.
"""

import re
from typing import Final

CONSONANT: Final = "ก-ฮ"
TONE: Final = "่-๋"
UPPER_OR_LOWER: Final = "ัิ-ู"
MARK: Final = "ัิ-ฺ็-๎"
AFTER_CONSONANT: Final = "ะัาำิ-ฺ็-๎"

# Sara am in pieces. A tone may stand inside or after them, and a space before า.
SARA_AM: Final = re.compile(
    f"(?:ํ[{TONE}ํ]{{0,4}} ?[าำ]|าํ|ำ(?:[{TONE}ําำ]| า))[{TONE}ําำ]*",
)

CLUSTER: Final = re.compile(f"[{MARK}](?<=[{CONSONANT}].)[{MARK}]+")

_TYPED_TOO_EARLY: Final = re.compile(f"[{TONE}][{UPPER_OR_LOWER}]|์[ิุ]")

# เเ is แ typed with the key of เ.
DOUBLE_E: Final = re.compile(f"เเ(?<!เเเ)(?=[{CONSONANT}])")


def sara_am(match: re.Match[str]) -> str:
    """Sara am in one piece after the first tone of its pieces (นํ้า, น้ํา -> น้ำ)."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    tones = [letter for letter in before + match[0] if "่" <= letter <= "๋"]
    return "ำ" if not tones or tones[0] == before else tones[0] + "ำ"


def cluster(match: re.Match[str]) -> str:
    """The marks on one consonant, each once; one vowel before one tone or karan.

    Karan is typed too early in พันธ์ุ and สิทธ์ิ only; no other vowel goes with it.
    """
    marks = "".join(dict.fromkeys(match[0]))
    if len(marks) == 2 and _TYPED_TOO_EARLY.match(marks):
        return marks[::-1]
    return marks
