"""Invents the slides around calendars and frameworks: titles, lists, duties, scales, examples."""

from bench import deck_words as words
from bench.deck_calendar import BULLETS, fill
from bench.deck_dates import THAI_DIGITS, DateStyle
from bench.deck_model import Line, Piece, Row, Section, Slide, firm, prose
from bench.invent import Choice


def title_slide(title: str, agency: str) -> Section:
    """The slide that opens a deck."""
    return _section([*prose(title, f"กลุ่มพัฒนาระบบบริหาร {agency}")], titled=False)


def blank_slide() -> Section:
    """A picture, of which a transcript keeps nothing."""
    return _section([], titled=False)


def list_slide(choice: Choice) -> Section:
    """A heading and short points, bulleted, numbered or bare."""
    title, points = choice.of(words.LISTS)
    share, bullet = choice.share(), choice.of(BULLETS)
    lines: list[Line] = [(firm(title),)]
    for number, point in enumerate(points, start=1):
        lead = f"{number}. " if share < 0.25 else f"{number}) " if share < 0.35 else bullet
        lines.append((Piece(f"{lead}{point}"),))
    return _section(lines)


def duty_slide(choice: Choice) -> Section:
    """A committee with its members or its duties."""
    title, *duties = choice.of(words.DUTIES)
    if choice.share() < 0.5:
        listed = [f"{number}.{name}" for number, name in enumerate(words.MEMBERS, start=1)]
        return _section([(firm(title),), *prose("องค์ประกอบ", *listed)])
    bullet = choice.of(BULLETS)
    return _section([(firm(title),), *prose("หน้าที่ :", *(bullet + duty for duty in duties))])


def sentence_slide(choice: Choice, style: DateStyle, year: int | None) -> Section:
    """Prose whose figures and dates belong to no calendar; no year where none is known yet."""
    told = [text for text in words.SENTENCES if year or ("{y}" not in text and "{l" not in text)]
    choice.random.shuffle(told)
    texts = [fill(choice, text, style, year or 2552) for text in told[: choice.between(1, 3)]]
    return _section([(firm("ข้อควรทราบในการประเมินผล"),), *prose(*texts)])


def example_slide(choice: Choice) -> Section:
    """A heading over a picture."""
    text = choice.of(words.EXAMPLES).format(n=choice.between(1, 5))
    return _section([(firm(text),)])


def closing_slide(choice: Choice) -> Section:
    """The last words."""
    text = choice.of(words.CLOSINGS).format(n=choice.between(1, 9))
    return _section([*prose(text)], titled=False)


def rating_slide(choice: Choice) -> Section:
    """The scale on which performance is rated, 5 the best."""
    lines: list[Line] = [(firm(choice.of(words.RATING_TITLES)),)]
    style = choice.of(("glued", "equals", "level"))
    labels = choice.of(words.GLUED_LABELS if style == "glued" else words.LABELS)
    sign = choice.of((" = ", " : ", " หมายถึง ", "=", " - "))
    lead = {"glued": "", "equals": "", "level": choice.of(("ระดับ ", "ระดับ", "คะแนน ", "ระดับที่ "))}
    thai, rising = choice.share() < 0.1, choice.share() < 0.3
    if style == "glued":
        apart = choice.of(("", "", " "))
        lines.append((firm(f"ผลการประเมิน{apart}ระดับคะแนน"),))
    rows: list[Row] = []
    for level in range(1, 6) if rising else range(5, 0, -1):
        row = Row("rating_level", {"level": level})
        rows.append(row)
        figure = str(level).translate(THAI_DIGITS) if thai else str(level)
        told = Piece(labels[5 - level], row, "label", firm=True)
        if style == "glued":
            lines.append((told, firm(f"{choice.of(('', '', '', ' '))}{figure}")))
        else:
            lines.append((firm(f"{lead[style]}{figure}{sign}"), told))
    return _section(lines, rows=rows)


def criteria_slide(choice: Choice) -> Section:
    """Sentences or percents that say how one indicator is scored: no rating scale."""
    lines: list[Line] = [(firm(choice.of(words.CRITERIA_TITLES)),)]
    lead, sign = choice.of(("ระดับ ", "ระดับ", "ระดับคะแนน ")), choice.of((" : ", " ", " = "))
    if choice.share() < 0.3:
        first, step = 10 * choice.between(4, 7), 5
        told = [f"ร้อยละ {first + step * number}" for number in range(5)]
    else:
        told = list(choice.of(words.CRITERIA))
    for level, text in enumerate(told, start=1):
        lines.append((firm(f"{lead}{level}{sign}"), Piece(text)))
    return _section(lines)


def _section(lines: list[Line], *, titled: bool = True, rows: list[Row] | None = None) -> Section:
    section = Section()
    section.add(Slide(lines, titled=titled and len(lines) > 1), rows)
    return section
