"""Damage as transcripts of slides have it: lost sara am, gaps within words, mixed digits."""

import re
from dataclasses import dataclass, replace

from bench.deck_dates import THAI_DIGITS
from bench.deck_model import Piece
from bench.invent import Choice
from schema.thai.text import repair

ASCII_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")
_TONE_BEFORE_A = re.compile("([่้๊๋])า")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Damage:
    """How often each damage happens where it can, 0-1."""

    lost: float = 0.0
    parted: float = 0.0
    gaps: float = 0.0
    mixed: float = 0.0
    decomposed: float = 0.0

    def __bool__(self) -> bool:
        return any((self.lost, self.parted, self.gaps, self.mixed, self.decomposed))


def damage_of(choice: Choice, heavy: bool) -> Damage:
    """The damage of one deck; light is what browsers and old editors leave."""
    if not heavy:
        return Damage(decomposed=choice.of((0.0, 0.0, 0.3)))
    if choice.share() < 0.2:
        return Damage()
    return Damage(
        lost=choice.of((0.0, 0.5, 1.0)),
        parted=choice.of((0.0, 0.0, 0.5)),
        gaps=choice.of((0.0, 0.3, 0.8)),
        mixed=choice.of((0.0, 0.3)),
    )


def squeezed(text: str) -> str:
    """The text with ASCII digits and without white space, for comparison."""
    return _SPACE.sub("", text).translate(ASCII_DIGITS)


def damaged_line(choice: Choice, damage: Damage, pieces: list[Piece]) -> list[Piece]:
    """The pieces damaged; firm ones only so far as their repair brings them back."""
    if not damage:
        return pieces
    line = [replace(piece, text=_damaged(choice, damage, piece.text)) for piece in pieces]
    for _ in range(3):
        texts = repaired_pieces(line)
        lost = [
            at
            for at, piece in enumerate(pieces)
            if piece.firm and squeezed(texts[at]) != squeezed(piece.text)
        ]
        if not lost:
            return line
        for at in lost:
            line[at] = pieces[at]
    return pieces


def _damaged(choice: Choice, damage: Damage, text: str) -> str:
    def often(share: float, new: str) -> str | None:
        return new if share and choice.share() < share else None

    def sara_am(match: re.Match[str]) -> str:
        return (
            often(damage.lost, "า")
            or often(damage.parted, " า")
            or often(damage.decomposed, "ํา")
            or match[0]
        )

    def mixed(match: re.Match[str]) -> str:
        year = match[0]
        return often(damage.mixed, year[:3].translate(THAI_DIGITS) + year[3]) or year

    text = re.sub("ำ", sara_am, text)
    text = _TONE_BEFORE_A.sub(lambda match: often(damage.gaps, f"{match[1]} า") or match[0], text)
    return _YEAR.sub(mixed, text)


def repaired_pieces(pieces: list[Piece]) -> list[str]:
    """What is left of each piece when the line they make is repaired."""
    text = "".join(piece.text for piece in pieces)
    repaired = repair(text)
    if not repaired.runs:
        return [piece.text for piece in pieces]
    texts, at, place = [], 0, 0
    for piece in pieces:
        place += len(piece.text)
        start = at
        while at < len(repaired.text) and repaired.origin(at) < place:
            at += 1
        texts.append(repaired.text[start:at])
    return texts
