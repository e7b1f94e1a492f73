"""What a project is for: rationale, section, objectives and targets of a progress page."""

from dataclasses import dataclass

from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.progress_head import Head
from parsers.progress_outline import Outline, Part
from parsers.unheaded_aims import first_target
from schema.records import ProjectSnapshot


@dataclass(frozen=True)
class Aims:
    """What the work is for, under the names of the project's columns."""

    rationale: str | None = None
    section_code: str | None = None
    objectives: str | None = None
    targets: str | None = None


def read_aims(lines: Lines, parts: Outline, head: Head, draft: Draft) -> Aims:
    """Rationale, section, objectives and targets."""
    rationale, start, end = _section_text(lines, parts, Part.RATIONALE, "rationale")
    lines.take(start, end)
    section_at = parts.first("section")
    if Part.RATIONALE not in parts.begins and section_at is not None:
        start = head.evaluator_stop if head.evaluator is not None else section_at
        rationale = lines.joined(start, section_at) or None
        lines.take(start, section_at)
    objectives, start, end = _section_text(lines, parts, Part.OBJECTIVES, "objectives")
    lines.take(start, end)
    targets, start, end = _section_text(lines, parts, Part.TARGETS, "targets")
    lines.take(start, end)
    section = None
    if section_at is not None:
        section = _section_code(lines, section_at, draft)
        if not parts.is_full:
            objectives, targets = _unheaded_aims(lines, parts, draft)
    return Aims(rationale, section, objectives, targets)


def _section_text(
    lines: Lines, parts: Outline, part: Part, heading: str
) -> tuple[str | None, int, int]:
    """The text under a part's heading, and the lines it stands on."""
    bounds = parts.bounds(part)
    if bounds is None:
        return None, 0, 0
    start, end = bounds
    if start in parts.marks.get(heading, ()):
        lines.take(start, start + 1)
        start += 1
    return lines.joined(start, end) or None, start, end


def _section_code(lines: Lines, index: int, draft: Draft) -> str | None:
    lines.take(index, index + 1)
    first, second = (half.strip() for half in lines.texts[index].strip("*|• ").split("/"))
    if first == second:
        return first
    draft.add_finding(
        "invalid_record",
        "error",
        f"the section is given as {first} and as {second}; neither is taken",
        subject=ProjectSnapshot.table,
        line=lines.span(index, index + 1).first,
        observed=second,
        expected=first,
    )
    return None


def _unheaded_aims(lines: Lines, parts: Outline, draft: Draft) -> tuple[str | None, str | None]:
    """Objectives and targets of a page without headings; None, with a finding, where unclear."""
    bounds = parts.bounds(Part.SECTION)
    assert bounds is not None
    indexes = list(lines.filled(bounds[0] + 1, bounds[1]))
    texts = [lines.texts[index] for index in indexes]
    lines.take_each(indexes)
    split = first_target(texts)
    if split is not None:
        return "\n".join(texts[:split]), "\n".join(texts[split:])
    if texts:
        draft.add_finding(
            "section_missing",
            "error",
            "objectives and targets stand without headings and cannot be told apart; "
            "both are left out",
            subject=ProjectSnapshot.table,
            line=lines.span(indexes[0], indexes[-1] + 1).first,
            observed="\n".join(texts),
            expected="two paragraphs, or two numbered lists",
        )
    return None, None
