"""What a report says of problems and obstacles, each after its label."""

import re
from itertools import islice
from typing import NamedTuple

# Patterns open with their literal words: entries are long, and a search for these is quick.
_PROBLEM = re.compile(r"ปัญหา(?:ของ(?:โครงการ|กิจกรรม)[ \t]*+ฯ?)?\s*+:")
_OBSTACLE = re.compile(r"อุปสรรค(?:ของ(?:โครงการ|กิจกรรม)[ \t]*+ฯ?)?\s*+:")
_STARS_OPEN_LINE = re.compile(r"(?:^|\n)[ \t]*\*{2,}[ \t]*$")
_LINE_START = re.compile(r"(?:^|\n)[ \t*]*$")

_LOOK_BACK = 200
_MANY = 2
"""Places of a label that are enough to tell that it is not one."""


class Answers(NamedTuple):
    """The narrative, what is said of problems and obstacles (None: not asked), and a fault."""

    narrative: str
    problem: str | None
    obstacle: str | None
    fault: str | None = None


def split_answers(text: str) -> Answers:
    """Split at the labels of the problem and the obstacle, each of which stands once."""
    problems, obstacles = _labels(_PROBLEM, text), _labels(_OBSTACLE, text)
    if len(problems) > 1 or len(obstacles) > 1:
        fault = "asks for problems or obstacles more than once, as two reports run into one would"
        return Answers("", None, None, fault)
    problem = problems[0] if problems else None
    obstacle = obstacles[0] if obstacles else None
    if problem and obstacle and obstacle.start() < problem.start():
        return Answers("", None, None, "asks for obstacles before problems")
    ends = [match.start() for match in (problem, obstacle) if match]
    narrative = text[: min(ends, default=len(text))].rstrip("* \t").strip()
    stated = None
    if problem:
        stated = text[problem.end() : obstacle.start() if obstacle else None]
        stated = stated.rstrip("* \t").strip()
    return Answers(narrative, stated, text[obstacle.end() :].strip() if obstacle else None)


def _labels(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Where the words are a label, two places at most: after asterisks at a line's start, else
    at a line's start.

    Words within a narrative, or without a colon, are none.
    """
    for is_label in (_follows_opening_stars, _opens_line, _follows_stars):
        found = (match for match in pattern.finditer(text) if is_label(match))
        if labels := list(islice(found, _MANY)):
            return labels
    return []


def _follows_opening_stars(match: re.Match[str]) -> bool:
    return _STARS_OPEN_LINE.search(_lead(match)) is not None


def _opens_line(match: re.Match[str]) -> bool:
    return _LINE_START.search(_lead(match)) is not None


def _follows_stars(match: re.Match[str]) -> bool:
    """Where a markup keeps a whole entry on one line, asterisks and the full words are enough."""
    return _lead(match).rstrip().endswith("**") and "ของ" in match.group()


def _lead(match: re.Match[str]) -> str:
    """What stands before the words on their line; of a long line its end, after other words."""
    start = max(0, match.start() - _LOOK_BACK)
    lead = match.string[start : match.start()]
    line_at = lead.rfind("\n") + 1
    return f"…{lead}" if start and not line_at else lead[line_at:]
