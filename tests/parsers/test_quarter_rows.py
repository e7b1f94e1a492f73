"""An indicator's table of quarters, in every way its cells were seen or lost."""

import time

import pytest

from parsers.indicators.quarter_headings import is_table_heading
from parsers.indicators.quarter_rows import QuarterRow, read_quarter_rows
from parsers.page_lines import Lines
from parsers.readers import read
from schema.document import Origin


def rows_of(text: str) -> list[QuarterRow]:
    lines = Lines(read(text.encode(), Origin("page.txt")))
    return read_quarter_rows(lines, range(len(lines)))


def values(text: str) -> list[tuple[int, str | None, str | None, str | None, str | None]]:
    return [(r.quarter, r.result, r.score, r.score_2_1, r.score_2_2) for r in rows_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "ไตรมาสที่",
        "(1 - 4)",
        "*ผลงาน*",
        "(ร้อยละ)",
        "*ผลงาน* (ร้อยละ)",
        "*ผลประเมินตัวชี้วัด*",
        "(* 2.1 / 2.2 *)",
        "ไตรมาสที่ (1 - 4) *ผลงาน* (ร้อยละ) *ผลประเมินตัวชี้วัด* (* 2.1 / 2.2 *)",
        "| ไตรมาสที่ | *ผลงาน* |",
        "ผลงาน (ไม่น้อยกว่า 20 แนวคลอง (ระดับ 5))",
        "ผลงานเทียบกับเป้าหมายรายไตรมาส",
    ],
)
def test_headings(text: str) -> None:
    assert is_table_heading(text)


@pytest.mark.parametrize("text", ["", "/", "-", "1", "100 / 50", "ผลงานดีเด่น", "ผลงาน (ร้อยละ"])
def test_no_headings(text: str) -> None:
    assert not is_table_heading(text)


def test_a_long_line_of_headings_words_is_quickly_refused() -> None:
    begun = time.perf_counter()
    assert not is_table_heading("ผลงาน " * 5000 + "x")
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("2 20.00 100 / 50", (2, "20.00", None, "100", "50")),
        ("2 100 / 50", (2, None, None, "100", "50")),
        ("2 20.00 95 100 / 50", (2, "20.00", "95", "100", "50")),
        ("2 20.00 /", (2, "20.00", None, None, None)),
        ("2 20.00 - / -", (2, "20.00", None, None, None)),
        ("| 2 | 20.00 | | 100 / 50 |", (2, "20.00", None, "100", "50")),
        ("2\n20.00\n\n100 / 50", (2, "20.00", None, "100", "50")),
        ("2\n\n95\n100 / 50", (2, None, "95", "100", "50")),
        ("2\n20.00\n100 / 50", (2, "20.00", None, "100", "50")),
        ("2\n20.00\n\n100\n/\n50", (2, "20.00", None, "100", "50")),
        ("2\n20.00\n100\n/\n50", (2, "20.00", None, "100", "50")),
        ("2\n20.00\n95\n100 /\n50", (2, "20.00", "95", "100", "50")),
        ("2\n20.00\n100\n/ 50", (2, "20.00", None, "100", "50")),
        ("2\n20.00%\n\n100% / 50%", (2, "20.00", None, "100", "50")),
        ("2\n-\n-\n- / -", (2, None, None, None, None)),
        ("2\n20.00\n\n/", (2, "20.00", None, None, None)),
        ("๒\n๒๐.๐๐\n\n๑๐๐ / ๕๐", (2, "20.00", None, "100", "50")),
    ],
)
def test_a_row(text: str, row: tuple[int, str | None, str | None, str | None, str | None]) -> None:
    assert values(text) == [row]
    assert rows_of(text)[0].doubts == ()


def test_blank_pairs_do_not_join_the_next_quarter() -> None:
    assert [row[:2] for row in values("1\n2\n/\n2\n20\n/\n3\n30\n/")] == [
        (1, "2"),
        (2, "20"),
        (3, "30"),
    ]


@pytest.mark.parametrize("cell", ["ไม่มีข้อมูล", "– 5", "อยู่ระหว่างดำเนินการ"])
def test_words_in_a_cell_are_told_and_keep_the_quarter(cell: str) -> None:
    (row,) = rows_of(f"2\n{cell}\n\n100 / 50")
    assert (row.quarter, row.result, row.score_2_1) == (2, None, "100")
    assert [doubt.observed for doubt in row.doubts] == [cell]


@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_missing_pair_loses_no_quarter(blank: str) -> None:
    rows = rows_of(
        f"1\n0\n{blank}1 / 1\n2\n20.00\n{blank}3\n60.00\n{blank}0 / 0\n4\n90\n{blank}0 / 0"
    )
    assert [(row.quarter, row.result, row.score_2_1) for row in rows] == [
        (1, "0", "1"),
        (2, "20.00", None),
        (3, "60.00", "0"),
        (4, "90", "0"),
    ]
    assert [len(row.doubts) for row in rows] == [0, 1, 0, 0]


def test_the_next_quarters_number_may_be_a_value() -> None:
    rows = rows_of("1\n50\n2\n100 / 50\n2\n60\n5\n0 / 0")
    assert [(row.quarter, row.result, row.score) for row in rows] == [
        (1, "50", "2"),
        (2, "60", "5"),
    ]
    (row,) = rows_of("1\n50\n2\n100 / 50")
    assert (row.result, row.score, row.score_2_1) == (None, None, None)
    assert len(row.doubts) == 1


def test_a_lost_cell_among_rows_with_scores_is_told() -> None:
    short, whole = rows_of("1\n20\n100 / 50\n2\n30\n95\n100 / 50")
    assert (short.result, short.score, short.assumed) == ("20", None, "20")
    assert whole.assumed is None
    first, *_ = rows_of("1\n20\n100 / 50\n2\n30\n100 / 50")
    assert first.assumed is None


@pytest.mark.parametrize("space", [1, 2])
def test_blank_lines_after_every_cell_are_no_cells(space: int) -> None:
    text = "1\n\n100\n100 / 100\n2\n30\n\n/\n3\n\n\n/\n4\n76.5\n100\n100 / 100\n"
    spaced = text.replace("\n", "\n" * (space + 1))
    assert values(spaced) == values(text)
    assert values(spaced)[0] == (1, None, "100", "100", "100")


def test_a_blank_line_that_may_be_a_cell_or_a_space_leaves_both_values_out() -> None:
    text = "1\n\n\n100\n\n100 / 100\n\n2\n\n30\n\n90\n\n100 / 100\n"
    first, second = rows_of(text)
    assert (first.result, first.score, first.score_2_1) == (None, None, "100")
    assert [doubt.observed for doubt in first.doubts] == ["1\n\n100\n100 / 100"]
    assert (second.result, second.score) == ("30", "90")
