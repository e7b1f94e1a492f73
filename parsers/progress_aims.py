"""What a project is for: rationale, section, objectives and targets of a progress page."""

from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.progress_head import Head
from parsers.progress_outline import Outline, Part
from parsers.unheaded_aims import first_target
from schema.records import ProjectSnapshot


def read_aims(lines: Lines, parts: Outline, head: Head, draft: Draft) -> dict[str, str | None]:
    """Rationale, section, objectives and targets."""
    rationale, start, end = _section_text(lines, parts, Part.RATIONALE, "rationale")
    lines.take(start, end)
    section_at = parts.first("section")
    if rationale is None and section_at is not None and head.evaluator is not None:
        rationale = lines.joined(head.evaluator_stop, section_at) or None
        lines.take(head.evaluator_stop, section_at)
    aims: dict[str, str | None] = {"rationale": rationale, "section_code": None}
    for name, part in (("objectives", Part.OBJECTIVES), ("targets", Part.TARGETS)):
        aims[name], start, end = _section_text(lines, parts, part, name)
        lines.take(start, end)
    if section_at is not None:
        aims["section_code"] = _section_code(lines, section_at, draft)
        if not parts.is_full:
            _read_unheaded_aims(lines, parts, aims, draft)
    return aims


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


def _read_unheaded_aims(
    lines: Lines, parts: Outline, aims: dict[str, str | None], draft: Draft
) -> None:
    bounds = parts.bounds(Part.SECTION)
    assert bounds is not None
    indexes = list(lines.filled(bounds[0] + 1, bounds[1]))
    texts = [lines.texts[index] for index in indexes]
    split = first_target(texts)
    if split is not None:
        aims["objectives"] = "\n".join(texts[:split])
        aims["targets"] = "\n".join(texts[split:])
        lines.take_each(indexes)
    elif texts:
        lines.take_each(indexes)
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
