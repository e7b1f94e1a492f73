"""Pictures of pages to lines of text, by the program tesseract where it is installed.

Measured on a form of five pages, printed and scanned at 200 dots an inch: enlarging the
picture to 300 and taking ruled lines out leave a quarter fewer wrong letters.
"""

import io
import os
import re
import shutil
import subprocess
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby
from math import sqrt
from typing import NamedTuple

from PIL import Image

from parsers.readers.image_rulings import Rulings, rulings_of, without_rulings
from parsers.readers.image_skew import straightened
from parsers.readers.unreadable import Unreadable
from schema.document import Box
from schema.thai.text import repair_text

DOTS_PER_INCH = 300
"""At which tesseract reads Thai best; coarser pictures are enlarged."""

_POINTS_PER_INCH = 72
_ENGINE = "tesseract"
_LANGUAGES = ("tha", "eng")
_LATIN = re.compile("[A-Za-z]")
_SURE_OF_LATIN = 95
"""Percent of confidence below which Latin letters mostly turn out to be Thai ones."""
_LEAST_AGAIN = 70
"""Percent below which a second reading is no better than the first."""
_GAP = 40
"""Dots of paper around a line that is read apart."""
_PAPER = 255
_ONE_COLUMN = "4"
"""Page segmentation: a column of text of variable sizes."""
_SECONDS = 120
"""In which a page is read, or is not: most take three."""
_MOST_DOTS = 40_000_000
"""Of a picture: a sheet of A2 has 35 million at 300 dots per inch."""
_COARSEST = 60
"""Dots per inch below which no letter of usual size can be made out."""

_INSTALL = (
    '"apt-get install tesseract-ocr tesseract-ocr-tha" '
    '(on macOS "brew install tesseract tesseract-lang") installs it'
)
_TSV_ROW = re.compile(r"[1-5](?:\t-?\d+){9}\t(?P<confidence>-?[\d.]+)\t(?P<text>.*)")


@dataclass(frozen=True)
class OcrPage:
    """What was read from a picture; places are in points from its upper left corner.

    Where the picture lies askew, they are those it would have if it lay straight.

    `confidence` is the mean of the words' in percent, 0 where there are none. A line of
    text that crosses ruled lines is cut there: each of `lines` lies in one cell.
    """

    lines: list[str]
    boxes: list[Box]
    confidence: float
    rulings: list[Box]


class _Word(NamedTuple):
    """A word as tesseract sees it, which in Thai is mostly one letter; in dots."""

    text: str
    is_spaced: bool
    confidence: float
    left: int
    top: int
    right: int
    bottom: int


def missing() -> str | None:
    """What is missing to read Thai from pictures, and how to install it; None if nothing."""
    engine = shutil.which(_ENGINE)
    if engine is None:
        return f"{_ENGINE} is not installed: {_INSTALL}"
    if "tha" not in _installed_languages(engine):
        return f"{_ENGINE} is installed without Thai: {_INSTALL}"
    return None


def resolution_for(width: float, height: float, own: float | None = None) -> float:
    """The dots per inch to draw a page at that is to be read; its sides are in points.

    `own` is the resolution of the picture on the page, where it has one: finer than that is
    not worth drawing. Raises `Unreadable` (`too_large`) for a page of which no picture with
    legible letters can be held.
    """
    inches = width * height / _POINTS_PER_INCH**2
    most = sqrt(_MOST_DOTS / inches)
    if most < _COARSEST:
        size = f"{width / _POINTS_PER_INCH:,.0f} by {height / _POINTS_PER_INCH:,.0f} inches"
        raise Unreadable("too_large", f"has a page of {size} without text; split it")
    return min(DOTS_PER_INCH, most, max(own or DOTS_PER_INCH, _COARSEST))


def read_image(image: Image.Image | bytes, dots_per_inch: float) -> OcrPage:
    """Read a picture of a page.

    Raises `Unreadable`: `needs_ocr` where the engine is missing or cannot read the picture,
    `limit_time` where it takes minutes, `too_large` where the picture is one of a town.
    """
    if (lack := missing()) is not None:
        raise Unreadable("needs_ocr", f"is a picture of text; {lack}")
    grey, density = _prepared(image, dots_per_inch)
    rulings = rulings_of(grey, density)
    cleared = without_rulings(grey, rulings)
    output = _run(cleared, density, _LANGUAGES)
    pieces = [piece for line in _lines(output) for piece in _cut(line, rulings)]
    pieces = _doubted_again(pieces, cleared, density)
    confidences = [word.confidence for piece in pieces for word in piece]
    return OcrPage(
        [_text(piece) for piece in pieces],
        [_in_points(_around(piece), density) for piece in pieces],
        sum(confidences) / len(confidences) if confidences else 0.0,
        [_in_points(ruling, density) for ruling in (*rulings.across, *rulings.down)],
    )


@cache
def _installed_languages(engine: str) -> frozenset[str]:
    listed = subprocess.run([engine, "--list-langs"], capture_output=True, check=False)
    return frozenset(listed.stdout.decode(errors="replace").split())


def _prepared(image: Image.Image | bytes, dots_per_inch: float) -> tuple[Image.Image, float]:
    """The picture in grey, large enough and straight, with its dots per inch."""
    if isinstance(image, bytes):
        image = Image.open(io.BytesIO(image))
    if image.width * image.height > _MOST_DOTS:
        message = f"has a picture of {image.width:,} by {image.height:,} dots; split it"
        raise Unreadable("too_large", message)
    grey = image.convert("L")
    most = sqrt(_MOST_DOTS / (image.width * image.height))
    enlarged = max(1.0, min(DOTS_PER_INCH / dots_per_inch, most))
    if enlarged > 1:
        size = (int(image.width * enlarged), int(image.height * enlarged))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    return straightened(grey), dots_per_inch * enlarged


def _run(grey: Image.Image, dots_per_inch: float, languages: Sequence[str]) -> str:
    """What tesseract writes of a picture: its text, and a table of its words."""
    engine = shutil.which(_ENGINE)
    assert engine is not None
    installed = _installed_languages(engine)
    known = "+".join(name for name in languages if name in installed)
    density = str(round(dots_per_inch))
    command = [engine, "stdin", "stdout", "-l", known, "--psm", _ONE_COLUMN, "--dpi", density]
    picture = io.BytesIO()
    grey.save(picture, "PNG", compress_level=1)
    # Its threads win little on a page, and processes that read are as many as cores.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            [*command, "tsv", "txt"],
            input=picture.getvalue(),
            capture_output=True,
            env=environment,
            timeout=_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        message = f"is a picture of text that takes {_ENGINE} more than {_SECONDS} s"
        raise Unreadable("limit_time", message) from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["nothing"]
        message = f"is a picture of text, and {_ENGINE} cannot read it; it says: {said[0]}"
        raise Unreadable("needs_ocr", message) from error
    return done.stdout.decode(errors="replace")


def _lines(output: str) -> Iterator[list[_Word]]:
    """The words of each line. The table has their places, the text knows where spaces are."""
    rows: list[re.Match[str]] = []
    spaced = []
    for line in output.replace("\f", "\n").split("\n"):
        row = _TSV_ROW.fullmatch(line)
        if row:
            rows.append(row)
        elif "\t" not in line:
            spaced += re.findall(r"(\s*)(\S)", f"\n{line}")
    letters = iter(spaced)
    words: list[_Word] = []
    for row in rows:
        if row[0].startswith("4") and words:
            yield words
            words = []
        text = "".join(row["text"].split())
        if row[0].startswith("5") and text:
            before = [next(letters, ("", ""))[0] for _ in text]
            left, top, width, height = map(int, row[0].split("\t")[6:10])
            place = (left, top, left + width, top + height)
            words.append(_Word(text, bool(before[0]), float(row["confidence"]), *place))
    if words:
        yield words


def _cut(line: list[_Word], rulings: Rulings) -> Iterator[list[_Word]]:
    """The line in the pieces that ruled lines cut it into."""
    middle = (min(word.top for word in line) + max(word.bottom for word in line)) / 2
    cuts = sorted(ruling.left for ruling in rulings.down if ruling.top <= middle <= ruling.bottom)
    for _, piece in groupby(line, lambda word: bisect(cuts, (word.left + word.right) / 2)):
        yield list(piece)


def _doubted_again(
    pieces: list[list[_Word]], cleared: Image.Image, dots_per_inch: float
) -> list[list[_Word]]:
    """The pieces; those with Thai that was taken for Latin letters are read as Thai only."""
    doubted = [at for at, piece in enumerate(pieces) if _is_doubted(piece)]
    if not doubted:
        return pieces
    boxes = [_around(pieces[at]) for at in doubted]
    sheet = Image.new("L", _sheet_size(boxes), _PAPER)
    tops = [*accumulate((_height(box) + 2 * _GAP for box in boxes), initial=_GAP)]
    for box, top in zip(boxes, tops, strict=False):
        sheet.paste(cleared.crop(box), (_GAP, top))
    found: dict[int, list[_Word]] = {}
    for line in _lines(_run(sheet, dots_per_inch, _LANGUAGES[:1])):
        _, top, _, bottom = _around(line)
        at = max(0, bisect(tops, (top + bottom) / 2) - 1)
        # Slices of the lines above and below may be in the picture too.
        found[at] = max(found.get(at, []), line, key=len)
    again = list(pieces)
    for at, (place, box, top) in enumerate(zip(doubted, boxes, tops, strict=False)):
        words = [_moved(word, box[0] - _GAP, box[1] - top) for word in found.get(at, ())]
        if words and _mean(words) > _LEAST_AGAIN:
            again[place] = words
    return again


def _is_doubted(piece: list[_Word]) -> bool:
    latin = [word.confidence for word in piece if _LATIN.search(word.text)]
    return bool(latin) and max(latin) < _SURE_OF_LATIN


def _height(box: tuple[int, int, int, int]) -> int:
    return box[3] - box[1]


def _sheet_size(boxes: Sequence[tuple[int, int, int, int]]) -> tuple[int, int]:
    """Room for the boxes below one another, each with a gap on every side."""
    width = max(right - left for left, _, right, _ in boxes)
    return width + 2 * _GAP, sum(_height(box) + 2 * _GAP for box in boxes)


def _moved(word: _Word, right: int, down: int) -> _Word:
    return word._replace(
        left=word.left + right,
        right=word.right + right,
        top=word.top + down,
        bottom=word.bottom + down,
    )


def _mean(words: Sequence[_Word]) -> float:
    return sum(word.confidence for word in words) / len(words)


def _text(words: Iterable[_Word]) -> str:
    joined = "".join(f" {word.text}" if word.is_spaced else word.text for word in words)
    return repair_text(joined.strip())


def _around(words: list[_Word]) -> tuple[int, int, int, int]:
    return (
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )


def _in_points(dots: tuple[int, int, int, int], dots_per_inch: float) -> Box:
    return Box(*(round(at * _POINTS_PER_INCH / dots_per_inch, 2) for at in dots))
