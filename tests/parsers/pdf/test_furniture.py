"""Page numbers and running titles, told from what a page says."""

import pytest

from parsers.readers.pdf.furniture import Furniture
from parsers.readers.pdf.page_content import PageContent, Paragraph
from schema.document import Box

HEIGHT = 842.0
TOP, MIDDLE, BOTTOM = 40.0, 400.0, 800.0


def page(*lines: tuple[str, float]) -> PageContent:
    prose = [Paragraph(text, Box(50, top, 300, top + 13), 10.0) for text, top in lines]
    return PageContent(595.0, HEIGHT, [], [], True, prose=prose)


def told(*pages: PageContent) -> list[list[str]]:
    """What is furniture on each page."""
    furniture = Furniture(pages)
    return [
        [line.text for line in content.prose if furniture.is_furniture(line, content)]
        for content in pages
    ]


@pytest.mark.parametrize(
    "number",
    ["7", "๑๒", "- 12 -", "– 3 –", "[4]", "(15)", "หน้า 3", "หน้าที่ ๙", "Page 3 of 14", "2/30",
     "หน้า 2 จาก 30"],
)  # fmt: skip
@pytest.mark.parametrize("top", [TOP, BOTTOM])
def test_a_number_in_the_margin_is_the_pages(number: str, top: float) -> None:
    assert told(page((number, top))) == [[number]]


@pytest.mark.parametrize("text", ["12,000", "31 มีนาคม 2565", "5. งานทะเบียน", "KPI 3", "12345"])
def test_another_line_in_the_margin_of_one_page_is_not(text: str) -> None:
    assert told(page((text, TOP))) == [[]]


def test_a_number_within_the_page_is_text() -> None:
    assert told(page(("7", MIDDLE))) == [[]]


def test_a_title_that_runs_over_the_pages_is_furniture() -> None:
    pages = [page(("แผนปฏิบัติราชการ", TOP), (f"เนื้อความ {n}ก", MIDDLE)) for n in range(3)]
    assert told(*pages) == [["แผนปฏิบัติราชการ"]] * 3


def test_a_running_title_may_hold_the_number_of_its_page() -> None:
    pages = [page((f"แผนปฏิบัติราชการ | {n}", BOTTOM)) for n in ("8", "9", "๑๐")]
    assert told(*pages) == [["แผนปฏิบัติราชการ | 8"], ["แผนปฏิบัติราชการ | 9"], ["แผนปฏิบัติราชการ | ๑๐"]]


def test_a_line_on_two_pages_is_not_running() -> None:
    pages = [page(("ภาคผนวก", TOP)), page(("ภาคผนวก", TOP)), page(("สารบัญ", TOP))]
    assert told(*pages) == [[], [], []]


def test_a_line_repeated_in_other_places_is_not_running() -> None:
    assert told(*[page(("- ไม่มี -", top)) for top in (20.0, 60.0, 90.0)]) == [[], [], []]


def test_a_line_repeated_in_the_middle_of_pages_is_text() -> None:
    assert told(*[page(("- ไม่มี -", MIDDLE))] * 4) == [[]] * 4
