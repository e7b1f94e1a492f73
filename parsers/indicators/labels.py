"""The labelled lines of an indicator, and the texts that follow their labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.indicators.places import IndicatorPlace
from parsers.indicators.quarter_cells import opens_rows
from parsers.indicators.quarter_headings import is_table_heading
from parsers.page_lines import Lines
from schema.thai.patterns import ARABIC_DIGITS

EDGES = r"[*\#•|\s]*+"
"""What pages and their copies put before a label: asterisks, a Markdown heading's #, bullets."""

_MONTH = r"(?:[\u0e01-\u0e4e]{1,4}\.\s?[คยพ]\.|[\u0e01-\u0e4e]{2,12}(?:คม|ยน|พันธ์))"
_BUDDHIST = r"(?:2[4-6]|๒[๔-๖])[0-9๐-๙]{2}(?![0-9๐-๙])"
QUARTER_PERIOD = (
    rf"(?:\s*/\s*(?:{_BUDDHIST}|[0-9๐-๙]{{2}}(?![0-9๐-๙])))?"
    rf"(?:\s*(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.?\s?ศ\.?\s*)?{_BUDDHIST})?"
    rf"(?:\s*\(\s*(?:[0-9๐-๙]{{1,2}}\s*)?(?:{_MONTH}|(?:ปี|พ\.ศ\.|{_BUDDHIST}))[^()\n]{{0,40}}\))?"
)
"""The year or the months that may follow a quarter's number: `/2564`, `(ต.ค. - ธ.ค. 63)`."""

QUARTER_WORDS = (
    rf"ไตรมาส(?:ที่)?\s*(?P<quarter>[1-4\u0e51-\u0e54]){QUARTER_PERIOD}(?![0-9\u0e50-\u0e59/])"
)
REPORT_LABEL = rf"รายงานผล(?:การ(?:ดำเนินงาน|ปฏิบัติงาน))?\s*ฯ?\s*{QUARTER_WORDS}"
DETAIL_LABELS = r"""
      (?P<level>\(?\s*ตัวชี้วัดระดับ(?:ผลผลิต|ผลลัพธ์))
    | (?P<category>ประเภท(?:ของ)?ตัวชี้วัด\s*:?)
    | (?P<target>ค่าเป้าหมาย)
    | (?P<result>ผลงานที่ทำได้)
"""
_LEVEL = re.compile(r"ตัวชี้วัดระดับ(ผลผลิต|ผลลัพธ์)\s*\(?\s*(output|outcome)?", re.IGNORECASE)
_LEVELS = {"ผลผลิต": "output", "ผลลัพธ์": "outcome"}
_LEVEL_GOES_ON = re.compile(r"\(?\s*(?:output|outcome)\s*\)*$", re.IGNORECASE)
_MOST_LINES = 4
"""Lines over which a label, its unit, its colon and its value may stand."""
_CATEGORY = re.compile(r"\s*:|.{0,20}ตัวชี้วัด")
"""What a category below its label opens with; any other line is of something else."""
_VALUED = frozenset({"code", "target", "result", "category"})


@dataclass
class LabelTexts:
    """The raw texts that follow the labels of one indicator, by label."""

    texts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, label: str, text: str) -> None:
        """Keep what stands after a label; a label may stand more than once."""
        self.texts.setdefault(label, []).append(text)

    def text(self, label: str) -> str:
        """What the label's line says; nothing where two such lines contradict each other."""
        found = self.texts.get(label, [])
        return "" if self._contradicts(label) or not found else found[0]

    def given(self, label: str) -> str | None:
        """The label's text without the colons around it, None where there is none."""
        return self.text(label).strip(" :\n") or None

    def _contradicts(self, label: str) -> bool:
        """Whether the label stands twice in the block, with two meanings."""
        return len({"".join(found.split()) for found in self.texts.get(label, ())}) > 1

    def tell_contradictions(self, place: IndicatorPlace) -> None:
        """A finding for every label that stands more than once, with several meanings."""
        for label, found in self.texts.items():
            if self._contradicts(label):
                place.tell(
                    f"the {label} is given {len(found)} times, differently, and left out",
                    "\n".join(text.strip(" :") for text in found),
                )


def quarter_of(digit: str) -> int:
    """The quarter that a digit of either kind names."""
    return int(digit.translate(ARABIC_DIGITS))


def take_label(
    lines: Lines, match: re.Match[str], label: str, index: int, stop: int
) -> tuple[str, int]:
    """The text after the label at the line `index`, and the line after it; its lines are taken.

    It is looked for before `stop`. A level's text keeps its label, which says the level.
    """
    end = _end_of_text(lines, label, index, stop)
    text = lines.joined(index, end).replace("\n", " ")
    lines.take(index, end)
    return (text if label == "level" else text[match.end() :]), end


def _end_of_text(lines: Lines, label: str, index: int, stop: int) -> int:
    """The line after a label's text: it may be wrapped, and its value an element of its own."""
    end = index + 1
    text = lines.texts[index]
    for number, later in enumerate(lines.filled(index + 1, stop), start=1):
        following = lines.texts[later]
        if not _goes_on(label, text, following, number):
            break
        if is_table_heading(following) and label != "level":
            break
        if opens_rows(lines, later, stop):
            break
        text = f"{text} {following}"
        end = later + 1
    return end


def _goes_on(label: str, text: str, following: str, number: int) -> bool:
    """Whether the text of a label is not yet whole without the line `number` lines below."""
    if label == "level":
        has_word = "output" in text.lower() or "outcome" in text.lower()
        return not has_word and _LEVEL_GOES_ON.match(following) is not None
    if label == "category" and text.endswith(":") and not _CATEGORY.match(following):
        return False
    wanted = label in _VALUED and not _has_value(text) and number < _MOST_LINES
    return label == "name" or wanted


def _has_value(text: str) -> bool:
    return bool(text.rpartition(":")[2].strip()) and ":" in text


def read_level(text: str, place: IndicatorPlace) -> str | None:
    """Output or outcome, as the level's line says in Thai; told where its English disagrees."""
    match = _LEVEL.search(text)
    if match is None:
        return None
    level = _LEVELS[match.group(1)]
    if match.group(2) and match.group(2).lower() != level:
        place.tell("the level is named differently in Thai and English, and left out", text)
        return None
    return level


def labelled_lines(
    lines: Lines, pattern: re.Pattern[str], start: int, end: int
) -> Iterator[tuple[int, re.Match[str]]]:
    """The lines from `start` to `end` (exclusive) that open with a label of the pattern."""
    for index in lines.filled(start, end):
        match = pattern.match(lines.texts[index])
        if match is not None:
            yield index, match
