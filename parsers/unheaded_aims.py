"""Where objectives end and targets begin when the page gives no headings.

The stripped layout leaves both as lines one after the other. They are told apart
only by what cannot mislead: two lines are one each; objectives say what for (เพื่อ);
a numbering that starts again starts the other list. Anything else stays undecided.
"""

import re
from collections.abc import Sequence

_ITEM = re.compile(r"(?:ข้อ\s*)?\(?([0-9\u0e50-\u0e59]{1,2})[.)]\s*")
_PURPOSE = "เพื่อ"


def first_target(texts: Sequence[str]) -> int | None:
    """Index of the first line of targets among `texts`, or None where nothing decides it."""
    if len(texts) < 2:
        return None
    if len(texts) == 2:
        return 1
    return _after_purposes(texts) or _at_new_numbering(texts)


def _after_purposes(texts: Sequence[str]) -> int | None:
    purposes = [_without_number(text).startswith(_PURPOSE) for text in texts]
    count = sum(purposes)
    if 0 < count < len(texts) and all(purposes[:count]):
        return count
    return None


def _at_new_numbering(texts: Sequence[str]) -> int | None:
    numbers = [_number(text) for text in texts]
    restarts = [at for at, number in enumerate(numbers) if at and number == 1]
    if len(restarts) == 1 and (numbers[0] == 1 or restarts[0] == 1):
        return restarts[0]
    listed = len([number for number in numbers if number is not None])
    counts_up = numbers[:listed] == list(range(1, listed + 1))
    if not restarts and counts_up and listed == len(texts) - 1:
        return listed
    return None


def _number(text: str) -> int | None:
    match = _ITEM.match(text)
    return int(match.group(1)) if match else None


def _without_number(text: str) -> str:
    match = _ITEM.match(text)
    return text[match.end() if match else 0 :].lstrip(" -•")
