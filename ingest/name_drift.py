"""What words of a name went and came from one year to another, for a person to read."""

import re
from functools import lru_cache

from ingest.same_work import changed_parts

# A number, a Latin word, a Thai letter with its marks, or anything else: none is cut in two.
_PART = re.compile("[0-9๐-๙]+|[A-Za-z]+|[เ-ไ]?[ก-ฮ][\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*|.")


@lru_cache(maxsize=16_384)
def drift(before: str, name: str) -> str | None:
    """What went (ตัด), came (เพิ่ม) or changed (→); None where only white space did, or nothing."""
    one, other = _PART.findall(" ".join(before.split())), _PART.findall(" ".join(name.split()))
    told = []
    for start, end, other_start, other_end in changed_parts(one, other):
        went, came = "".join(one[start:end]).strip(), "".join(other[other_start:other_end]).strip()
        if went and came:
            told.append(f"{went} → {came}")
        elif went or came:
            told.append(f"เพิ่ม {came}" if came else f"ตัด {went}")
    return "; ".join(told) or None
