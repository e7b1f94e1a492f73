"""Telephone numbers: in a contact line every figure is one, in running text few are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schema.thai.digits import arabic

_FAX = r"(?:โทรสาร|แฟกซ์|แฟ็กซ์|(?<![A-Za-z])(?:[Ff]ax|FAX))"
_LABEL = (
    r"(?:(?:หมายเลข|เบอร์)?โทร(?:ศัพท์(?:มือถือ)?|ฯ)?|เบอร์(?:ติดต่อ|ภายใน)?|มือถือ"
    r"|(?<![A-Za-z])(?:[Tt]el|TEL|[Mm]obile|[Pp]hone))"
)
_S = r"(?: ?- ?| {1,2})"
# Groups as Thai agencies write them: 0 2539 8246, 02-4644392, 075-611131, 081-234-5678.
_FULL = (
    rf"(?:(?:0|\+66{_S}?){_S}?(?:"
    rf"[689][0-9]{_S}?[0-9]{{3}}{_S}?[0-9]{{4}}(?![0-9])|[689]{_S}[0-9]{{4}}{_S}?[0-9]{{4}}(?![0-9])"
    rf"|[689][0-9]{{3}}{_S}[0-9]{{5}}(?![0-9])|[689][0-9]{{4}}{_S}[0-9]{{4}}(?![0-9])"
    rf"|[2-7]{_S}?[0-9]{{3}}{_S}?[0-9]{{4}}(?![0-9])|[3-7][0-9]{_S}?[0-9]{{3}}{_S}?[0-9]{{3}}(?![0-9])"
    rf"|[2-7]{_S}[0-9]{{4}}{_S}[0-9]{{3}}(?![0-9])))"
)
_SHORT = r"[0-9]{3,5}(?![0-9])"
_TAIL = r"(?P<tail> ?- ?[0-9]{1,4}(?![0-9]| ?- ?[0-9]))?"
_MORE_EXTENSIONS = r"(?: ?[-,/] ?[0-9]{1,5}(?![0-9])){0,4}"
_EXTENSION = rf"(?: ?(?:ต่อ|กด|[Ee]xt\.?|#) ?(?P<ext>[0-9]{{1,5}}{_MORE_EXTENSIONS})(?![0-9]))?"
_NUMBER = rf"(?:(?P<full>{_FULL})|(?P<short>{_SHORT})){_TAIL}{_EXTENSION}"
_ANY = re.compile(rf"(?<![0-9+])(?<![0-9][.-]){_NUMBER}(?! ?[:%]| ?บาท)")
_BARE_FULL = re.compile(
    rf"(?<![0-9A-Za-z+])(?<![0-9][./-])(?P<full>{_FULL}){_TAIL}(?P<short>(?!))?{_EXTENSION}"
    r"(?![0-9]|[/-][0-9])"
)
_LABELLED = re.compile(rf"(?P<fax>{_FAX})|{_LABEL}")
_AFTER_LABEL = re.compile(rf"[\s.:]{{0,4}}\(?{_NUMBER}")
_MORE = re.compile(rf" ?(?:,|/|หรือ|และ) ?{_NUMBER}")
_NOT_PHONE_LEAD = re.compile(
    r"(?:พ\. ?ศ\.?|ปี|งบ|งบประมาณ|ครั้งที่|วันที่|เลขที่|ห้อง|ชั้น|รหัสไปรษณีย์|กรุงเทพฯ|กทม\.?) ?$"
)
_NOT_A_DIGIT = re.compile(r"[^0-9]")


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number: `number` has digits only, an extension range as 6822-3, ต่อ kept."""

    raw: str
    number: str
    span: tuple[int, int]


def _normal(match: re.Match[str]) -> str:
    """The number without its separators; +66 becomes the 0 dialled at home."""
    number = match["short"]
    if match["full"]:
        digits = _NOT_A_DIGIT.sub("", match["full"])
        number = "0" + digits[2:].lstrip("0") if match["full"].startswith("+66") else digits
    if match["tail"]:
        number += "-" + _NOT_A_DIGIT.sub("", match["tail"])
    if match["ext"]:
        number += " ต่อ " + match["ext"].replace(" ", "")
    return number


def _phone(raw: str, match: re.Match[str]) -> Phone:
    start = match.start("full") if match["full"] else match.start("short")
    return Phone(raw[start : match.end()], _normal(match), (start, match.end()))


def phones_in(text: str) -> list[Phone]:
    """The numbers of a contact line, in its order.

    There a bare extension such as 2548 is a phone, never a year, unless พ.ศ. or ปี says so.
    """
    plain = arabic(text)
    return [
        _phone(text, match)
        for match in _ANY.finditer(plain)
        if not _NOT_PHONE_LEAD.search(plain[max(0, match.start() - 12) : match.start()])
    ]


def _labelled(raw: str, text: str) -> Iterator[tuple[Phone, bool]]:
    for label in _LABELLED.finditer(text):
        match = _AFTER_LABEL.match(text, label.end())
        while match:
            yield _phone(raw, match), label["fax"] is not None
            match = _MORE.match(text, match.end())


def find_phones(raw: str, text: str) -> list[tuple[Phone, bool]]:
    """Numbers in running text which a label or the shape of a full number shows to be phones.

    Each comes with whether it is a facsimile. `text` is `digits.arabic(raw)`.
    """
    found = list(_labelled(raw, text))
    taken = {phone.span[0] for phone, _ in found}
    bare = (_phone(raw, match) for match in _BARE_FULL.finditer(text))
    return found + [(phone, False) for phone in bare if phone.span[0] not in taken]
