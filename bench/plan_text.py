"""Draws prose and tables as the text that an OCR left: tabs, html remnants, cut cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal

from bench.plan_blocks import MARK, UNDERLINED, Block, Grid, Prose, fused

MarkForm = Literal["superscript", "caret", "fused"]
SUPERSCRIPTS = str.maketrans("0123456789๐๑๒๓๔๕๖๗๘๙", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)

SLIPS = (
    ("มิติที่ 1", "มติที่ 1"),
    ("มิติที่ ๑", "มติที่ ๑"),
    ("ค่าเป้าหมาย", "คำเป้าหมาย"),
    ("ผว.กทม.", "พว.กทม."),
    ("เนื้องานรายขั้นตอน", "เนื้อหารายขั้นตอน"),
    ("ตาราง ฉ ", "ตาราง ข "),
)
"""What OCR makes of words in headings and in the heads of tables."""


@dataclass(frozen=True, slots=True)
class TextLook:
    """How far the text is damaged. `cut` is how many characters a part of a long cell has."""

    html: bool = False
    slips: bool = False
    cut: int = 0
    marks: MarkForm = "superscript"
    blank_lines: bool = True


def text_look(seed: int) -> TextLook:
    """The look of this seed."""
    random = Random(seed)
    return TextLook(
        html=random.random() < 0.5,
        slips=random.random() < 0.4,
        cut=random.choice((0, 0, 300, 600)),
        marks=random.choice(("superscript", "superscript", "caret", "fused")),
        blank_lines=random.random() < 0.8,
    )


def draw_text(blocks: list[Block], look: TextLook) -> str:
    """The document as plain text."""
    gap = "\n\n" if look.blank_lines else "\n"
    text = ""
    for block in blocks:
        if isinstance(block, Prose):
            text += _prose(block, look) + gap
        else:
            text += "".join(f"{table}\n\n" for table in _tables(block, look))
    return text.rstrip("\n") + "\n"


def _prose(block: Prose, look: TextLook) -> str:
    text = _marked(block.text, look)
    if block.style == "footnote" and look.marks == "caret":
        text = f"^{text}"
    headed = block.style in ("heading", "page", "title")
    return _slipped(text) if headed and look.slips else text


def _marked(text: str, look: TextLook) -> str:
    if look.marks == "superscript":
        return MARK.sub(lambda found: found[1].translate(SUPERSCRIPTS), text)
    return MARK.sub(r"^\1 ", text) if look.marks == "caret" else fused(text)


def _slipped(text: str) -> str:
    for right, wrong in SLIPS:
        text = text.replace(right, wrong)
    return text


def _tables(grid: Grid, look: TextLook) -> Iterator[str]:
    """The table, and after each cut the head again with the rest of the long cell."""
    head = [
        "\t".join(
            _slipped(_marked(cell, look)) if look.slips else _marked(cell, look) for cell in row
        )
        for row in grid.head_rows()
    ]
    lines = list(head)
    for row in grid.rows:
        parts = _parts(row[grid.long], look.cut) if grid.long is not None else [""]
        for number, part in enumerate(parts):
            if number:
                yield "\n".join(lines)
                lines = list(head)
            cells = [
                part if at == grid.long else cell if number == 0 else ""
                for at, cell in enumerate(row)
            ]
            lines.append("\t".join(_cell(_marked(cell, look), look) for cell in cells))
    yield "\n".join(lines)


def _parts(text: str, cut: int) -> list[str]:
    """The text in parts of about `cut` characters, parted at white space."""
    parts: list[str] = []
    while cut and len(text) > cut * 1.3:
        at = max(text.rfind(" ", 0, cut), text.rfind("\n", 0, cut))
        if at <= 0:
            break
        parts.append(text[:at])
        text = text[at + 1 :]
    return [*parts, text]


def _cell(text: str, look: TextLook) -> str:
    lines = text.split("\n")
    if not look.html or len(lines) == 1:
        return " ".join(lines)
    return " ".join(_paragraphs(lines))


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Each line as a paragraph of html; lines that open with a dash as a list."""
    items: list[str] = []
    for line in lines:
        if line.startswith("- "):
            items.append(line)
            continue
        if items:
            yield _list(items)
            items = []
        yield f"<p>{_underlined(line)}</p>"
    if items:
        yield _list(items)


def _list(items: list[str]) -> str:
    return f'<ul style="list-style-type: none;">{"".join(items)}</ul>'


def _underlined(line: str) -> str:
    for label in sorted(UNDERLINED, key=len, reverse=True):
        if line == label or line.startswith(f"{label} "):
            return f"<u>{label}</u>{line[len(label) :]}"
    return line
