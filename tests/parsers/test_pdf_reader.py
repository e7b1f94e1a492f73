"""PDFs of a few hundred bytes to documents: pages, places, tables, and what is refused."""

import pytest

from parsers.readers import Unreadable
from schema.document import Box, Document
from tests.parsers.pdf_pages import lines_of, opened, pdf, ruled, shown, table, upward
from tests.pdf_files import document, encrypted, packed, plain, stream, written

HEIGHT = 842.0


def box_of(found: Document, text: str) -> Box:
    (page,) = found.pages
    return page.boxes[page.lines.index(text)]


def test_each_page_has_its_number_and_lines() -> None:
    found = pdf(shown("First", 72, 700), shown("Second", 72, 700) + shown("Third", 72, 600))
    assert [(page.number, page.lines) for page in found.pages] == [
        (1, ("First",)),
        (2, ("Second", "Third")),
    ]
    assert (found.media_type, found.encoding, found.damages) == ("application/pdf", None, ())


def test_a_page_without_text_among_others_is_an_empty_page() -> None:
    found = pdf(shown("First", 72, 700), b"", shown("Third", 72, 700))
    assert [page.lines for page in found.pages] == [("First",), (), ("Third",)]


def test_lines_come_from_the_top_however_they_are_drawn() -> None:
    assert lines_of(pdf(shown("Below", 72, 100) + shown("Above", 72, 700))) == ["Above", "Below"]


def test_a_box_is_in_points_from_the_upper_left_corner() -> None:
    box = box_of(pdf(shown("Progress", 72, 700)), "Progress")
    assert box.left == pytest.approx(72, abs=1)
    assert box.top < HEIGHT - 700 < box.bottom
    assert box.bottom - box.top < 20
    assert 100 < box.right < 150


def test_a_box_counts_from_the_corner_of_the_page_that_is_seen() -> None:
    found = pdf(shown("Progress", 172, 900), box=b"[100 200 695 1042]")
    assert box_of(found, "Progress") == box_of(pdf(shown("Progress", 72, 700)), "Progress")


def test_what_is_cropped_away_moves_the_corner() -> None:
    found = pdf(shown("Progress", 172, 700), box=b"[0 0 795 842] /CropBox [100 0 695 842]")
    assert box_of(found, "Progress") == box_of(pdf(shown("Progress", 72, 700)), "Progress")


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [
        (b"90", "0 1 -1 0 142 72"),
        (b"180", "-1 0 0 -1 523 142"),
        (b"270", "0 -1 1 0 453 770"),
    ],
)
def test_a_turned_page_reads_as_it_is_seen(turn: bytes, matrix: str) -> None:
    content = f"BT /F1 12 Tf {matrix} Tm (Progress 40) Tj ET".encode("ascii")
    found = pdf(content, box=b"[0 0 595 842] /Rotate " + turn)
    box = box_of(found, "Progress 40")
    assert box.left == pytest.approx(72, abs=1)
    assert box.top < 142 < box.bottom


def test_the_table_of_a_turned_page_reads_as_it_is_seen() -> None:
    rows = [["No", "Work"], ["1", "Drains"], ["2", "Markets"]]
    content = b"q 0 1 -1 0 595 0 cm\n" + table(rows, 500) + b"Q"
    (found,) = pdf(content, box=b"[0 0 595 842] /Rotate 90").tables
    assert [list(row) for row in found.rows] == rows


def form(content: bytes, matrix: bytes = b"1 0 0 1 0 0", drawn_at: bytes = b"") -> bytes:
    """A page whose content stands in a form, which is moved by its matrix and where it is drawn."""
    entries = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 2000 2000] /Matrix [%b] "
        b"/Resources << /Font << /F1 3 0 R >> >>" % matrix
    )
    return written(
        document(
            [stream(b"q %b /X Do Q" % drawn_at)],
            more={1000: stream(content, entries)},
            resources=b"/XObject << /X 1000 0 R >>",
        )
    )


def test_text_of_a_form_stands_where_its_matrix_puts_it() -> None:
    box = box_of(opened(form(shown("Progress", 22, 400), b"1 0 0 1 50 300")), "Progress")
    assert box == box_of(pdf(shown("Progress", 72, 700)), "Progress")


def test_text_of_a_form_is_as_large_as_its_matrix_makes_it() -> None:
    large = box_of(opened(form(shown("Progress", 36, 350), b"2 0 0 2 0 0")), "Progress")
    small = box_of(pdf(shown("Progress", 72, 700)), "Progress")
    assert large.right - large.left == pytest.approx(2 * (small.right - small.left), rel=0.05)
    assert large.bottom - large.top == pytest.approx(2 * (small.bottom - small.top), rel=0.05)


@pytest.mark.parametrize(
    ("matrix", "drawn_at"),
    [
        (b"1 0 0 1 50 300", b""),
        (b"1 0 0 1 0 0", b"1 0 0 1 50 300 cm"),
        (b"0.5 0 0 0.5 0 100", b"2 0 0 2 50 100 cm"),
    ],
)
def test_a_table_of_a_form_is_one_like_any_other(matrix: bytes, drawn_at: bytes) -> None:
    rows = [["No", "Work"], ["1", "Drains"]]
    moved = opened(form(table(rows, 300), matrix, drawn_at))
    (found,) = moved.tables
    assert [list(row) for row in found.rows] == rows
    assert tuple(moved.pages[0].boxes[0]) == pytest.approx((100, 242, 350, 262), abs=1)


def test_a_table_counts_from_the_corner_of_the_page_that_is_seen() -> None:
    rows = [["No", "Work"], ["1", "Drains"]]
    found = pdf(table(rows, 700, (150, 190, 400)), box=b"[100 200 695 1042]")
    assert [list(row) for row in found.tables[0].rows] == rows
    assert tuple(found.pages[0].boxes[0]) == pytest.approx((50, 342, 300, 362), abs=1)


def test_a_row_of_a_table_is_a_line_of_cells() -> None:
    found = pdf(shown("Above", 50, 720) + table([["No", "Work"], ["1", "Drains"]], 700))
    assert lines_of(found) == ["Above", "No\tWork", "1\tDrains"]


def test_a_row_tells_the_line_and_the_place_that_it_stands_at() -> None:
    found = pdf(shown("Above", 50, 720) + table([["No", "Work"], ["1", "Drains"]], 700))
    (one,) = found.tables
    (page,) = found.pages
    for row, span in zip(one.rows, one.spans, strict=True):
        assert page.lines[span.first - 1] == "\t".join(row)
    assert [span.first for span in one.spans] == [2, 3]
    box = page.boxes[1]
    assert tuple(box) == pytest.approx((50, 142, 300, 162), abs=1)


def test_a_table_over_two_pages_is_one() -> None:
    head = ["No", "Work"]
    pages = [
        table([head, [number, work]], 700) for number, work in (("1", "Drains"), ("2", "Roads"))
    ]
    (one,) = pdf(*pages).tables
    assert [list(row) for row in one.rows] == [head, ["1", "Drains"], ["2", "Roads"]]
    assert (one.page_start, one.page_end) == (1, 2)


def test_rulings_nobody_sees_are_none() -> None:
    unseen = ruled((50, 90, 300), (700, 680, 660)).replace(b" f\n", b" n\n").replace(b" S", b" n")
    found = pdf(shown("No", 54, 686) + shown("Work", 94, 686) + unseen)
    assert found.tables == ()


def test_text_set_apart_without_rulings_is_parted_as_cells_are() -> None:
    assert lines_of(pdf(shown("Total", 72, 700) + shown("500", 400, 700))) == ["Total\t500"]


def test_words_drawn_one_by_one_are_a_line_with_spaces() -> None:
    content = shown("Plan", 72, 700) + shown("of", 100, 700) + shown("2565", 114, 700)
    assert lines_of(pdf(content)) == ["Plan of 2565"]


def test_text_drawn_up_the_page_is_a_line_of_its_own() -> None:
    found = pdf(shown("Progress", 72, 700) + upward("Sideways text", 40, 300))
    assert lines_of(found) == ["Progress", "Sideways text"]


def test_a_page_drawn_sideways_is_not_empty() -> None:
    assert lines_of(pdf(upward("Sideways text", 40, 300))) == ["Sideways text"]


def test_lines_drawn_sideways_follow_one_another() -> None:
    found = pdf(upward("First line", 40, 300) + upward("Second one", 60, 300))
    assert " ".join(lines_of(found)) == "First line Second one"


def test_the_head_of_a_narrow_column_may_run_up() -> None:
    content = upward("Total", 66, 610) + shown("Work", 94, 640) + shown("5", 60, 580)
    content += shown("Drains", 94, 580) + ruled((50, 90, 300), (570, 600, 700))
    (found,) = pdf(content).tables
    assert found.rows == (("Total", "Work"), ("5", "Drains"))


def test_a_hyphen_at_the_end_of_a_line_is_kept() -> None:
    found = pdf(shown("Plan 2565-", 72, 700) + shown("2570 and more", 72, 600))
    assert lines_of(found) == ["Plan 2565-", "2570 and more"]


def test_packed_content_is_read() -> None:
    raw = written(document([packed(shown("Progress", 72, 700), times=2)]))
    assert lines_of(opened(raw)) == ["Progress"]


def test_a_glyph_without_text_is_a_damage_that_names_its_line() -> None:
    table_of_characters = stream(
        b"/CIDInit /ProcSet findresource begin begincmap\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"1 beginbfchar <23> <FFFD> endbfchar endcmap"
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 1000 0 R >>"
    content = shown("Sound", 72, 700) + shown("Pl#n", 72, 600)
    raw = written(document([stream(content)], font=font, more={1000: table_of_characters}))
    found = opened(raw)
    (damage,) = found.damages
    assert (damage.page, damage.line) == (1, 2)
    assert "\ufffd" not in "".join(lines_of(found))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (encrypted("secret", "owner", lines=("x",)), "pdf_encrypted"),
        (encrypted("", "owner", handler=b"/Unheard.Of"), "pdf_encrypted"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "pdf_damaged"),
        (written(document([])), "pdf_damaged"),
        (written(document([stream(b"")])), "empty"),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        opened(raw)
    assert caught.value.reason == reason


def test_what_only_its_owner_may_change_is_read() -> None:
    assert lines_of(opened(encrypted("", "owner", lines=("Progress",)))) == ["Progress"]


def test_one_reading_does_not_change_the_next() -> None:
    raw = plain("Progress", "40 percent", pages=2)
    assert opened(raw).pages == opened(raw).pages
