"""The issues of a plan, and the levels of the city's strategy that issues and projects serve."""

from parsers.plan_body import Prose
from parsers.plan_headings import Heading
from parsers.plan_state import Issue, Level, Place
from parsers.plan_tables import Standing

_RANKS = ("ด้าน", "มิติ", "ยุทธศาสตร์", "ยุทธศาสตร์ย่อย", "เป้าประสงค์", "กลยุทธ์")


def issue_of(issues: dict[str, Issue], line: Prose, opened: Heading) -> Issue:
    """The issue that a heading opens, or names again."""
    number = _issue_number(issues, opened)
    return issues.setdefault(number, Issue(number, Place(line.index, line.index + 1)))


def _issue_number(issues: dict[str, Issue], opened: Heading) -> str:
    """The issue's number; its place among the issues where none is printed.

    A footnote's mark may be fused to it: 110, where 1 is expected, is issue 1.
    """
    number, expected = opened.number, str(len(issues) + 1)
    if not number:
        same = (known.number for known in issues.values() if known.texts.get("name") == opened.text)
        return next(same, expected)
    if len(number) == 1 or number in issues or number == expected:
        return number
    fitting = [known for known in (*issues, expected) if number.startswith(known)]
    return max(fitting, key=len, default=number)


def open_level(at: Standing, line: Prose, opened: Heading) -> None:
    """A level of the city's strategy: a link of the issue, else what the projects below serve."""
    label = opened.label.removesuffix("ที่").strip()
    rank = _RANKS.index(label.replace("ประเด็นยุทธศาสตร์", "ยุทธศาสตร์"))
    known = Place(line.index, line.index + 1)
    level = Level(rank, opened.label, opened.number, opened.text, known)
    if at.issue is not None:
        at.issue.links.append(level)
    else:
        at.chain = [*(wider for wider in at.chain if wider.rank < rank), level]


def extend_level(at: Standing, index: int, text: str) -> None:
    """A line that goes on with the name of the level above it."""
    chain = at.issue.links if at.issue is not None else at.chain
    last = chain[-1]
    name = f"{last.name}\n{text}".strip()
    chain[-1] = Level(last.rank, last.label, last.code, name, Place(last.place.start, index + 1))
