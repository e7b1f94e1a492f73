"""What hides a text in a copy, and what only looks like it."""

import pytest

from schema.thai.masks import hidden, is_picture


@pytest.mark.parametrize(
    "text",
    [
        "สำนักงานเขตxxxxxxxx",
        "xxปฏิบัติราชการ",
        "โครงการ xxxxxxx ริมคลอง",
        "ร้อยละ xx",
        "x,xxx,xxx",
        "1,xxx,000 บาท",
        "2xx คน",
        "(xxxx)",
    ],
)
def test_runs_of_x_hide_letters_and_digits(text: str) -> None:
    assert hidden(text) == "letters are masked by x"


@pytest.mark.parametrize(
    "text",
    [
        "จำนวนที่เสร็จ x 100 / จำนวนทั้งหมด",
        "ขนาด 3x4 เมตร",
        "ก x ข",
        "0XX-XXXXXXX",
        "Maxx Exxon",
        "https://example.org/xxx.html",
        "MXX 2567",
    ],
)
def test_other_uses_of_x_hide_nothing(text: str) -> None:
    assert hidden(text) is None


@pytest.mark.parametrize("text", ["![](image)", "![รูป 1](a/b.png)", "[image]", "<img 3>", "[ภาพ]"])
def test_a_picture_in_place_of_a_text(text: str) -> None:
    assert hidden(f"โครงการ {text}") == "a picture stands in its place"
    assert is_picture(f" {text} ")
    assert not is_picture(f"โครงการ {text}")


@pytest.mark.parametrize("text", ["[1]", "<p>", "(ภาพ)", "[ภารกิจ]"])
def test_other_brackets_are_no_picture(text: str) -> None:
    assert hidden(text) is None
