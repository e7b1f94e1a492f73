"""What a report says of problems and obstacles, each after its label."""

import re
from typing import NamedTuple

# Patterns open with their literal words: entries are long, and a search for these is quick.
_PROBLEM = re.compile(r"ปัญหา(?:ของ(?:โครงการ|กิจกรรม)[ \t]*ฯ?)?\s*:")
_OBSTACLE = re.compile(r"อุปสรรค(?:ของ(?:โครงการ|กิจกรรม)[ \t]*ฯ?)?\s*:")
_STARS_OPEN_LINE = re.compile(r"(?:^|\n)[ \t]*\*{2,}[ \t]*$")
_LINE_START = re.compile(r"(?:^|\n)[ \t*]*$")


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
    """Where the words are a label: after asterisks at a line's start, else at a line's start.

    Words within a narrative, or without a colon, are none.
    """
    found = list(pattern.finditer(text))
    before = [text[text.rfind("\n", 0, match.start()) + 1 : match.start()] for match in found]
    for shape in (_STARS_OPEN_LINE, _LINE_START):
        labels = [match for match, lead in zip(found, before, strict=True) if shape.search(lead)]
        if labels:
            return labels
    # Where a markup keeps a whole entry on one line, asterisks and the full words are enough.
    return [
        match
        for match, lead in zip(found, before, strict=True)
        if lead.rstrip().endswith("**") and "ของ" in match.group()
    ]
