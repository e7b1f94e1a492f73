"""The headings that open a dimension of an evaluation framework, and the names they give.

Seen: `มิติที่ 1 : มิติด้านประสิทธิผล (น้ำหนักร้อยละ 45)`. Other frameworks have an external and an
internal dimension without numbers (`มิติภายนอก (ร้อยละ 70)`), or show no weights.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

_WEIGHT = (
    r"(?:[(\[]\s*(?:น้ำหนัก(?:คะแนน)?\s*)?[:=]?\s*(?:ร้อยละ\s*)?[:=]?\s*(?P<bracketed>[0-9]{1,3}(?:\.[0-9]+)?)"
    r"\s*(?:%|คะแนน)?\s*[)\]]"
    r"|(?:น้ำหนัก(?:คะแนน)?\s*[:=]?\s*(?:ร้อยละ)?|ร้อยละ)\s*[:=]?\s*(?P<said>[0-9]{1,3}(?:\.[0-9]+)?)"
    r"(?![0-9]|\.[0-9]|[.)]\s*[ก-ฮเ-ไA-Za-z])\s*%?"
    r"|(?P<percent>[0-9]{1,3}(?:\.[0-9]+)?)\s*%"
    r"|(?P<bare>[0-9]{1,3}(?:\.[0-9]+)?)(?=\s*$|[ \t]*\n|\s))"
)
_DIMENSION = re.compile(
    r"(?:(?<=\s)|^|(?<=[•0-9)\]]))"
    r"(?:(?:มิติ|ด้าน|องค์ประกอบ|Perspective)\s*(?:ที่)?\s*(?P<number>[0-9]{1,2})(?![0-9.])"
    r"|(?P<side>(?:มิติ\s?(?:การประเมิน)?|การประเมิน|ด้าน)ภาย(?:นอก|ใน)(?:องค์การ|องค์กร)?)(?![ก-๎]))"
    r"\s*[:：.–-]?\s*(?P<name>[^0-9()\[\]]{0,160}?)\s*" + _WEIGHT
)
# Where no weight is shown the name ends with its line, or where the next dimension begins.
_UNWEIGHTED = re.compile(
    r"(?:(?<=\s)|^)(?:มิติ|องค์ประกอบ)\s*ที่\s*(?P<number>[0-9]{1,2})(?![0-9.])\s*[:：.–-]?\s*"
    r"(?P<name>(?!และ|หรือ|ของ|ถึง)[^0-9()\[\]\n:,]{4,160}?)\s*"
    r"(?:$|(?=\n)|(?=[0-9])|(?=(?:มิติ|องค์ประกอบ)\s*ที่\s*[0-9]))"
)
_NEXT_DIMENSION = re.compile(r"\s*(?:มิติ|องค์ประกอบ)\s*ที่\s*[0-9]")
_WORDS = ("มิติ", "องค์ประกอบ", "ด้าน", "Perspective", "การประเมินภาย")
_SAYS_FRAMEWORK = re.compile(r"กรอบ(?:การประเมิน|ตัวชี้วัด)|ประเด็นการประเมิน")
_ENDS_LINE = re.compile(r"\s*$|[ \t]*\n|[ \t]+[0-9]{1,2}(?:\.[0-9]{1,2})?[.)]?\s*[ก-ฮเ-ไ]")
_SAYS_WEIGHT_LEFT = re.compile(r"(?:\(|ตัวชี้วัด|ประเด็น[ก-๎]*|น้ำหนัก|ร้อยละ|[\s:(])+$")


@dataclass(frozen=True)
class Head:
    """A dimension's heading at `start` to `end` of a slide's text; digits are Arabic.

    `number` is None for a dimension without one, `weight` where none is shown (percent).
    `is_sure` says that the name ends where the heading does; else more may belong to it.
    """

    start: int
    end: int
    number: str | None
    name: str | None
    weight: float | None
    is_sure: bool = True


def may_hold_heads(text: str) -> bool:
    """Whether the text has a word that opens a dimension's heading; most slides have none."""
    return any(word in text for word in _WORDS)


def says_framework(text: str) -> bool:
    """Whether the text, a slide's heading or all of it, says that it shows a framework."""
    return _SAYS_FRAMEWORK.search(text) is not None


def dimension_heads(plain: str) -> list[Head]:
    """The headings of a slide's text, whose digits are Arabic, in their order."""
    heads = list(_weighted(plain))
    if says_framework(plain):
        heads += [
            head
            for head in _unweighted(plain)
            if not any(one.start <= head.start < one.end for one in heads)
        ]
    return sorted(heads, key=lambda head: head.start)


def _weighted(plain: str) -> Iterator[Head]:
    for match in _DIMENSION.finditer(plain):
        name = match["side"] or _SAYS_WEIGHT_LEFT.sub("", " ".join(match["name"].split()), 1)
        if name.strip(" :–-") and (not match["bare"] or _is_weight(match, plain)):
            weights = match.group("bracketed", "said", "percent", "bare")
            weight = float(next(weight for weight in weights if weight))
            yield Head(*match.span(), match["number"], name, weight)


def _is_weight(match: re.Match[str], plain: str) -> bool:
    """Whether a bare figure is the weight, and not the number of the dimension's first item."""
    if "\n" in match.group():
        return False
    return bool(match["side"]) or _ENDS_LINE.match(plain, match.end()) is not None


def _unweighted(plain: str) -> Iterator[Head]:
    for match in _UNWEIGHTED.finditer(plain):
        is_sure = plain[match.end() : match.end() + 1] in ("", "\n") or bool(
            _NEXT_DIMENSION.match(plain, match.end())
        )
        name = _SAYS_WEIGHT_LEFT.sub("", " ".join(match["name"].split()), 1)
        yield Head(match.start(), match.end("name"), match["number"], name, None, is_sure)


def with_known_names(slides: Sequence[Sequence[Head]]) -> list[list[Head]]:
    """The headings of every slide, with the names that others of the same number make sure.

    A name that no other heading makes sure, and that may hold a topic below it, is None.
    """
    known: dict[str | None, set[str]] = {}
    for head in (head for heads in slides for head in heads if head.is_sure and head.name):
        known.setdefault(head.number, set()).add(head.name or "")
    return [[_named(head, known) for head in heads] for heads in slides]


def _named(head: Head, known: Mapping[str | None, set[str]]) -> Head:
    if head.is_sure or head.name is None:
        return head
    names = [name for name in known.get(head.number, ()) if head.name.startswith(name)]
    if not names:
        return replace(head, name=None)
    name = max(names, key=len)
    return replace(head, name=name, end=head.end - len(head.name) + len(name))
