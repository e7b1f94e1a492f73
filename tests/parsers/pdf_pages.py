"""Pages of Latin text and rulings, written by hand and read."""

from collections.abc import Sequence

from parsers.readers import read
from schema.document import Document, Origin
from tests.pdf_files import document, stream, written


def opened(raw: bytes) -> Document:
    return read(raw, Origin("plan.pdf"))


def pdf(*contents: bytes, box: bytes = b"[0 0 595 842]") -> Document:
    """A document of these pages' contents."""
    return opened(written(document([stream(content) for content in contents], box=box)))


def shown(text: str, x: float, y: float, size: float = 12) -> bytes:
    """Draws Latin text; `y` counts from below."""
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n".encode("ascii")


def ruled(xs: Sequence[float], ys: Sequence[float]) -> bytes:
    """Rulings as thin rectangles along the page, and as lines down it."""
    along = [f"{xs[0]} {y - 0.25} {xs[-1] - xs[0]} 0.5 re f\n" for y in ys]
    down = [f"0.5 w {x} {ys[0]} m {x} {ys[-1]} l S\n" for x in xs]
    return "".join(along + down).encode("ascii")


def table(rows: Sequence[Sequence[str]], top: float, xs: Sequence[float] = (50, 90, 300)) -> bytes:
    """A ruled table whose upper edge is `top` points from below."""
    ys = [top - 20 * number for number in range(len(rows) + 1)]
    texts = [
        shown(text, x + 4, y - 14)
        for row, y in zip(rows, ys, strict=False)
        for text, x in zip(row, xs, strict=False)
    ]
    return b"".join(texts) + ruled(xs, ys)


def upward(text: str, x: float, y: float) -> bytes:
    """Draws Latin text that runs up the page."""
    return f"BT /F1 12 Tf 0 1 -1 0 {x} {y} Tm ({text}) Tj ET\n".encode("ascii")


def lines_of(found: Document) -> list[str]:
    return [line.text for line in found.lines()]
