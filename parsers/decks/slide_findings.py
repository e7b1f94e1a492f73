"""Findings on what a slide gives and its records lack."""

from parsers.decks.slides import SlideText
from parsers.draft import Draft
from parsers.page_lines import Lines
from schema.records import Record
from schema.records.operations import Severity


def tell_not_read(
    draft: Draft,
    lines: Lines,
    slide: SlideText,
    subject: type[Record],
    message: str,
    *,
    severity: Severity = "info",
    key: str | None = None,
    place: tuple[int, int] | None = None,
) -> None:
    """A finding (section_missing) that something of a slide is in no record of `subject`.

    `place` is the stretch of the slide's text that is meant; without it the whole slide is.
    """
    bounds = slide.bounds(*place) if place else (slide.start, slide.stop)
    span = lines.span(*bounds)
    draft.add_finding(
        "section_missing",
        severity,
        f"slide {slide.number}: {message}",
        subject=subject.table,
        key=key or str(slide.number),
        line=span.first,
        page=span.page,
        observed=slide.text[slice(*place)] if place else slide.head,
    )
