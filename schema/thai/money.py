"""Amounts in baht: figures with scale words, satang, amounts in words, and "no budget used"."""

import re
from dataclasses import replace
from decimal import Decimal

from schema.thai.digits import decimal_of
from schema.thai.faults import fault
from schema.thai.figures import SCALE, SCALES, Figures
from schema.thai.number_words import NUMBER_WORD, number_of_words
from schema.thai.value import Value

_MILLION = 1_000_000
_BAHT = r"(?:บาท|บ\.(?![\u0e01-\u0e59]))"
_MONEY = re.compile(
    rf" ?(?:\.-|,-|/-)? ?(?:(?P<scale>{SCALE}) ?)?{_BAHT}"
    r"(?: ?(?P<satang>[0-9]{1,2}) ?(?:สตางค์|สต\.))?"
    r"|(?P<million> ?ลบ(?:\.(?! ?ม)(?![\u0e01-\u0e59])|(?![.\u0e01-\u0e59])))|\.-(?![0-9])"
)
_FIGURES = r"[0-9][0-9.,]{0,20}"
_COMPOSITE = re.compile(
    rf"(?P<parts>(?:{_FIGURES} ?(?:{SCALE}) ?){{1,5}}{_FIGURES} ?(?:{SCALE})? ?){_BAHT}"
)
_PART = re.compile(rf"([0-9][0-9.,]*) ?({SCALE})?")
_UNIT_FIRST = re.compile(rf"(?:\((?P<scale>{SCALE})?บาท\)|฿|(?<![A-Z])THB) ?[:=]? ?$")
_IN_WORDS = re.compile(
    rf"(?P<words>(?:(?:{NUMBER_WORD}) ?){{1,40}}){_BAHT}"
    rf"(?: ?(?P<satang>(?:{NUMBER_WORD}){{1,4}}) ?สตางค์)?(?: ?ถ้วน)?"
)
# หลายสิบล้านบาท and 5 แสนบาท are not the words alone.
_WORDS_GO_BACK = re.compile(rf"(?:{NUMBER_WORD}|หลาย|ไม่กี่|กี่|[0-9]) ?$")
# In a sentence the words may mean that other money is used; alone they say 0 baht.
_NO_BUDGET = re.compile(
    r"(?:(?<=\()|(?<![^\n\t:-])) {0,2}"
    r"(?P<words>ไม่(?:ได้|ต้อง|มีการ)?ใช้(?:จ่าย)?(?:เงิน)?งบ(?:ประมาณ|ฯ)?)(?= {0,2}(?:\)|$|[\n\t]))"
)


def money(figures: Figures, match: re.Match[str]) -> Value | None:
    """The baht a figure stands for, None when no currency stands beside it."""
    composite = _COMPOSITE.match(figures.text, match.start())
    if composite:
        return figures.value("money", composite.span(), _composed(composite["parts"]), "THB")
    after = _MONEY.match(figures.text, match.end())
    if after is None:
        return _after_its_unit(figures, match)
    number = figures.number(match)
    scale = _MILLION if after["million"] else SCALES.get(after["scale"] or "", 1)
    span = (match.start(), after.end())
    if number is None:
        return figures.value("money", span, None, "THB")
    satang = Decimal(after["satang"] or 0) / 100
    value = figures.value("money", span, number * scale + satang, "THB")
    # A form prints 538800.0000 under ล้านบาท: baht or millions cannot be told apart.
    if scale >= _MILLION and number >= 100_000 and "," not in match.group():
        return replace(value, value=None, error=fault("doubtful_scale"))
    return figures.signed(value)


def _after_its_unit(figures: Figures, match: re.Match[str]) -> Value | None:
    """An amount after its unit: (บาท)27,731,000."""
    lead = figures.lead(match.start(), 20)
    unit = _UNIT_FIRST.search(lead)
    if unit is None:
        return None
    number = figures.number(match)
    span = (match.start() - len(lead) + unit.start(), match.end())
    scale = SCALES.get(unit["scale"] or "", 1)
    return figures.value("money", span, None if number is None else number * scale, "THB")


def _composed(parts: str) -> Decimal | None:
    """2 ล้าน 5 แสน is 2,500,000; None unless each part stays below the scale before it."""
    total, ceiling = Decimal(0), None
    for written, scale in _PART.findall(parts):
        number, factor = decimal_of(written.rstrip(".,")), SCALES.get(scale, 1)
        if number is None or (ceiling is not None and number * factor >= ceiling):
            return None
        total, ceiling = total + number * factor, factor
    return total


def money_in_words(figures: Figures) -> list[Value]:
    """Amounts spelt out: ห้าแสนบาทถ้วน."""
    found = []
    for match in _IN_WORDS.finditer(figures.text):
        number = number_of_words(match["words"])
        satang = number_of_words(match["satang"]) if match["satang"] else 0
        if number is None or satang is None:
            continue
        if _WORDS_GO_BACK.search(figures.lead(match.start(), 12)):
            continue
        amount = Decimal(number) + Decimal(satang) / 100
        found.append(figures.value("money", match.span(), amount, "THB"))
    return found


def no_budget(figures: Figures) -> list[Value]:
    """A cell or bracket which says that no budget is used: 0 baht."""
    return [
        figures.value("money", match.span("words"), Decimal(0), "THB")
        for match in _NO_BUDGET.finditer(figures.text)
    ]


def checked_restatements(values: list[Value], text: str) -> list[Value]:
    """An amount restated in words must agree with its figures; if not, neither is kept."""
    answer = list(values)
    for at in range(1, len(answer)):
        if _differ(answer[at - 1], answer[at], text):
            for place in (at - 1, at):
                doubt = fault("restatement_differs")
                answer[place] = replace(answer[place], value=None, error=doubt)
    return answer


def _differ(figures: Value, words: Value, text: str) -> bool:
    between = text[figures.span[1] : words.span[0]].strip()
    if between != "(" or figures.error or words.error:
        return False
    both = figures.kind == words.kind == "money"
    spelt = not any(character.isdigit() for character in words.raw)
    return both and spelt and words.value != figures.value
