"""Where objectives end and targets begin when the page gives no headings.

The stripped layout leaves both as lines one after the other. They are told apart where
a numbering starts again, or where purposes (เพื่อ) end; two lines that continue nothing
are one each. Anything else stays undecided, and is told so.
"""

import re
from collections.abc import Sequence

_ITEM = re.compile(r"(?:ข้อ\s*)?\(?([0-9\u0e50-\u0e59]{1,2})[.)]\s*")
_PURPOSE = "เพื่อ"
_CONTINUES = re.compile(r"(?:และ|รวมทั้ง|รวมถึง|ตลอดจน|โดย|ซึ่ง|ที่|ให้|เพื่อ|หรือ|กับ)")


def first_target(texts: Sequence[str]) -> int | None:
    """Index of the first line of targets among `texts`, or None where nothing decides it."""
    if len(texts) < 2:
        return None
    numbers = [_number(text) for text in texts]
    restarts = [at for at, number in enumerate(numbers) if at and number == 1]
    if restarts:
        is_one_list_each = len(restarts) == 1 and (numbers[0] == 1 or restarts[0] == 1)
        return restarts[0] if is_one_list_each else None
    splits = (_after_purposes(texts), _after_list(numbers), 1 if len(texts) == 2 else None)
    return next((at for at in splits if at and not _continues(texts, numbers, at)), None)


def _after_purposes(texts: Sequence[str]) -> int | None:
    purposes = [_without_number(text).startswith(_PURPOSE) for text in texts]
    count = sum(purposes)
    return count if 0 < count < len(texts) and all(purposes[:count]) else None


def _after_list(numbers: Sequence[int | None]) -> int | None:
    """After a list that counts up from 1, a single line without a number."""
    listed = sum(number is not None for number in numbers)
    counts_up = list(numbers[:listed]) == list(range(1, listed + 1))
    return listed if counts_up and listed == len(numbers) - 1 else None


def _continues(texts: Sequence[str], numbers: Sequence[int | None], split: int) -> bool:
    """Whether the line at `split` goes on with the line or the list before it."""
    before, number = numbers[split - 1], numbers[split]
    if before is not None and number == before + 1:
        return True
    return number is None and _CONTINUES.match(texts[split]) is not None


def _number(text: str) -> int | None:
    match = _ITEM.match(text)
    return int(match.group(1)) if match else None


def _without_number(text: str) -> str:
    match = _ITEM.match(text)
    return text[match.end() if match else 0 :].lstrip(" -•")
