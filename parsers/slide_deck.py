"""Transcripts of slide decks (slideplayer, slideshare): slides, calendars, frameworks, scales."""

from parsers.decks.calendars import CalendarReader
from parsers.decks.frameworks import read_frameworks
from parsers.decks.openings import Opening, find_openings, slides_shown
from parsers.decks.people import add_contacts
from parsers.decks.ratings import read_rating_levels
from parsers.decks.sites import Frame, ends_slides, find_frame, is_deck
from parsers.decks.slides import SlideText, read_slides
from parsers.draft import Draft, Parsed
from parsers.left_over import tell_damages
from parsers.page_lines import Lines
from schema.document import Document
from schema.records import Slide

KIND = "slide_deck"


def looks_like(document: Document) -> bool:
    """Whether the document has the frame of a site that publishes slide decks."""
    return is_deck(document.text)


def parse(document: Document) -> Parsed:
    """Read a deck's transcript into records and findings."""
    draft = Draft(document)
    lines = Lines(document)
    frame = find_frame(lines.texts)
    openings = find_openings(lines.texts, frame)
    end = _end_of_slides(lines, frame, openings)
    slides = read_slides(lines, openings, end, frame.labels)
    _add_slides(draft, lines, slides)
    add_contacts(draft, lines, slides)
    calendars = CalendarReader(draft, lines)
    for slide in slides:
        calendars.read(slide)
        read_rating_levels(draft, lines, slide)
    read_frameworks(draft, lines, slides)
    _tell_unclear(draft, lines, frame, slides)
    return draft.parsed(KIND, frame.title)


def _end_of_slides(lines: Lines, frame: Frame, openings: list[Opening]) -> int:
    """The line behind the last slide, where the site's own words begin again."""
    after = range(openings[-1].line + 1 if openings else frame.end, frame.end)
    return next((at for at in after if ends_slides(lines.texts[at], frame.site)), frame.end)


def _add_slides(draft: Draft, lines: Lines, slides: list[SlideText]) -> None:
    for slide in slides:
        lines.take(slide.start, slide.stop)
        draft.add(
            Slide,
            str(slide.number),
            lines.span(slide.start, slide.stop),
            {"slide_no": slide.number, "title": slide.title, "text": slide.text},
        )


def _tell_unclear(draft: Draft, lines: Lines, frame: Frame, slides: list[SlideText]) -> None:
    tell_damages(draft)
    if not slides:
        draft.add_finding(
            "section_missing",
            "error",
            "no slides can be told apart: expected each to open with its number "
            "(1, 2, 3 …, or 1 of N); look at the document",
            subject=Slide.table,
            line=1,
        )
        return
    _tell_missing(draft, lines, slides)
    if frame.site == "slideshare":
        _tell_other_count(draft, lines, slides)
    for slide in slides:
        if slide.rivals:
            others = ", ".join(str(lines.span(at, at + 1).first) for at in slide.rivals)
            span = lines.span(slide.start, slide.start + 1)
            draft.add_finding(
                "section_missing",
                "warning",
                f"slide {slide.number} may begin at line {span.first} or at {others}",
                subject=Slide.table,
                key=str(slide.number),
                line=span.first,
                page=span.page,
            )


def _tell_other_count(draft: Draft, lines: Lines, slides: list[SlideText]) -> None:
    """Slides that are lost at the end leave no gap: the viewer's count tells of them."""
    last = slides[-1]
    shown = slides_shown(lines.texts, slides[0].start + 1)
    if shown is not None and shown != last.number:
        span = lines.span(last.start, last.start + 1)
        draft.add_finding(
            "section_missing",
            "warning",
            f"the viewer counts {shown} slides, and the last that was found is {last.number}",
            subject=Slide.table,
            key=str(last.number),
            line=span.first,
            page=span.page,
            observed=str(last.number),
            expected=str(shown),
        )


def _tell_missing(draft: Draft, lines: Lines, slides: list[SlideText]) -> None:
    known = {slide.number for slide in slides}
    missing = [n for n in range(1, slides[-1].number) if n not in known]
    if missing:
        draft.add_finding(
            "section_missing",
            "warning",
            f"the transcript leaves out slides {', '.join(map(str, missing))}",
            subject=Slide.table,
            line=lines.span(slides[0].start, slides[0].start + 1).first,
        )
