"""Lays slides out as lines of text, and reads the truth back from what was laid out."""

import re
from dataclasses import dataclass, replace

from bench.deck_damage import ASCII_DIGITS, Damage, damaged_line, repaired_pieces
from bench.deck_model import BREAK, Deck, Piece, Row, Slide
from bench.invent import Choice

_NUMBER = re.compile(r"\W*0*(\d+)(?!\d)")


@dataclass(frozen=True, slots=True)
class Look:
    """`flat` puts a slide's text on one line; `width` is where lines break, 0 for nowhere."""

    flat: bool
    width: int
    damage: Damage


def slide_texts(choice: Choice, deck: Deck, look: Look) -> list[list[str]]:
    """The lines of each slide, without its number; fills the texts of the deck's rows."""
    texts = []
    for number, slide in enumerate(deck.slides, start=1):
        row = next(
            row for row in deck.rows if row.table == "slide" and row.values["slide_no"] == number
        )
        lines = _laid_out(choice, slide, number, look, row)
        lines = [damaged_line(choice, look.damage, line) for line in lines]
        for line in lines:
            _gather(line, row)
        texts.append(["".join(piece.text for piece in line) for line in lines])
    return texts


def _gather(line: list[Piece], slide: Row) -> None:
    for piece, text in zip(line, repaired_pieces(line), strict=True):
        slide.texts.setdefault("text", []).append(text)
        if piece.row is not None:
            piece.row.texts.setdefault(piece.column, []).append(text)
    slide.texts.setdefault("text", []).append("\n")


def _laid_out(choice: Choice, slide: Slide, number: int, look: Look, row: Row) -> list[list[Piece]]:
    lines = [list(line) for line in slide.lines]
    if slide.continued:
        lines[0].append(Piece(choice.of((" (ต่อ)", "(ต่อ)", " ( ต่อ )")), firm=True))
    named = slide.continued or (slide.titled and not look.flat)
    laid: list[list[Piece]] = []
    for at, line in enumerate(lines):
        title = at == 0 and named
        if title:
            line = [replace(piece, row=row, column="title") for piece in line]
        for broken in _broken(line, look, whole=title):
            _append(laid, broken, number, look)
    if slide.titled and not slide.continued and laid and not look.flat:
        _forget_joined_title(laid[0])
    return laid


def _append(laid: list[list[Piece]], line: list[Piece], number: int, look: Look) -> None:
    """One more line; one that opens as the next slide would is put behind the line before."""
    text = "".join(piece.text for piece in line).translate(ASCII_DIGITS)
    opened = _NUMBER.match(text)
    if laid and (look.flat or (opened and int(opened[1]) == number + 1)):
        laid[-1] += [Piece(" "), *line]
    else:
        laid.append(line)


def _forget_joined_title(line: list[Piece]) -> None:
    """A title that does not have its line for itself is not judged."""
    if any(piece.column != "title" for piece in line):
        for at, piece in enumerate(line):
            if piece.column == "title":
                line[at] = replace(piece, row=None, column="")


def _broken(line: list[Piece], look: Look, *, whole: bool) -> list[list[Piece]]:
    """The line broken at its marks where it gets too long: by spaces if flat, else in two."""
    lines: list[list[Piece]] = [[]]
    column = 0
    for piece in line:
        text = ""
        for number, part in enumerate(piece.text.split(BREAK)):
            if number and look.width and not whole and column + len(part) > look.width:
                column = 0
                if look.flat:
                    text += " "
                else:
                    lines[-1].append(replace(piece, text=text))
                    lines.append([])
                    text = ""
            text += part
            column += len(part)
        lines[-1].append(replace(piece, text=text))
    return lines
