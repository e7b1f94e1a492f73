"""Invents decks: which slides there are and in which order. A seed is always one deck."""

from bench import deck_slides as slides
from bench import deck_words as words
from bench.deck_calendar import YearFrom, invent_calendar
from bench.deck_dates import date_style
from bench.deck_framework_slides import invent_framework
from bench.deck_model import BREAK, Deck, Row, Section
from bench.invent import Choice

YEAR_SOURCES: tuple[YearFrom, ...] = ("date",) * 6 + ("fiscal",) * 3 + ("calendar",) * 2 + ("none",)


def invent_deck(choice: Choice) -> Deck:
    """A deck with its slides in order and the rows that they hold."""
    year = choice.between(2549, 2566)
    source = choice.of(YEAR_SOURCES)
    agency = choice.of(words.AGENCIES)
    title = choice.of(words.DECK_TITLES).format(agency=agency)
    if source != "none" and choice.share() < 0.7:
        title += f" {choice.of(words.YEARS_IN_TITLES).format(y=year)}"
    sections = _opening(choice, title, agency, None if source == "none" else year)
    for _ in range(choice.of((0, 1, 1, 1, 1, 1, 1, 1, 1, 2))):
        sections.append(invent_calendar(choice, year, source))
        sections += _between(choice, year)
    sections += _evaluation(choice, year, agency)
    sections.append(slides.closing_slide(choice) if choice.share() < 0.6 else slides.blank_slide())
    return _in_order(title.replace(BREAK, ""), sections)


def _opening(choice: Choice, title: str, agency: str, year: int | None) -> list[Section]:
    share = choice.share()
    sections = [slides.title_slide(title, agency)] if share < 0.7 else [slides.blank_slide()]
    if 0.4 < share < 0.5:
        sections.append(slides.blank_slide())
    sections += [slides.list_slide(choice) for _ in range(choice.between(1, 4))]
    sections += [slides.duty_slide(choice) for _ in range(choice.between(0, 3))]
    if choice.share() < 0.6:
        sections.append(slides.sentence_slide(choice, date_style(choice), year))
    return sections


def _between(choice: Choice, year: int) -> list[Section]:
    sections = [slides.list_slide(choice) for _ in range(choice.between(0, 2))]
    if choice.share() < 0.5:
        sections.append(slides.sentence_slide(choice, date_style(choice), year))
    if choice.share() < 0.2:
        sections.append(slides.blank_slide())
    return sections


def _evaluation(choice: Choice, year: int, agency: str) -> list[Section]:
    """Scale, criteria, examples and frameworks in one of several orders."""
    parts: list[list[Section]] = []
    if choice.share() < 0.7:
        parts.append([slides.rating_slide(choice)])
    if choice.share() < 0.5:
        parts.append([slides.criteria_slide(choice)])
    parts.append([slides.example_slide(choice) for _ in range(choice.between(0, 10))])
    for number in range(1, 1 + choice.of((0, 1, 1, 1, 1, 1, 1, 2))):
        style = date_style(choice)
        parts.append([invent_framework(choice, style, year + number - 1, number, agency)])
        parts[-1] += _between(choice, year)
    kept = [part for part in parts if part and not _frames(part)]
    frames = [part for part in parts if _frames(part)]
    choice.random.shuffle(kept)
    at = choice.between(0, len(kept))
    ordered = [*kept[:at], *frames, *kept[at:]]
    return [section for part in ordered for section in part]


def _frames(part: list[Section]) -> bool:
    return any(
        row.table == "framework_item" for section in part for rows in section.rows for row in rows
    )


def _in_order(title: str, sections: list[Section]) -> Deck:
    deck = Deck(title, [], [], set())
    for section in sections:
        deck.findings |= section.findings
        for slide, rows in zip(section.slides, section.rows, strict=True):
            deck.slides.append(slide)
            number = len(deck.slides)
            for row in (Row("slide", {}), *rows):
                row.values = {"slide_no": number, **row.values}
                deck.rows.append(row)
    return deck
