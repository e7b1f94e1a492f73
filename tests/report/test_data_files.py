"""How values and names become data files: nothing in them can end a script or leave the folder."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.data_files import DataFolder, as_script, file_name, sharded

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;",
    "\u2028alert(1)\u2029",
    "\u202eกลับด้าน",
    '"});alert(1);({"',
    "`${alert(1)}`",
    "{{constructor.constructor('alert(1)')()}}",
    "javascript:alert(1)",
    "\\u003cscript\\u003e",
    "\x00\x1f\x7f",
]


def value_in(script: str) -> object:
    return json.loads(script.removeprefix('tidtam.receive("x",').removesuffix(");\n"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_arrive_as_they_are_and_end_nothing(text: str) -> None:
    script = as_script("x", {text: [text]})
    assert value_in(script) == {text: [text]}
    assert not set("<>&\u2028\u2029") & set(script)
    assert script.count("\n") == 1


@given(st.text())
def test_any_text_arrives(text: str) -> None:
    # A lone half of a pair is no text of any document: it cannot be stored.
    text = text.encode("utf-16", "ignore").decode("utf-16", "ignore")
    assert value_in(as_script("x", text)) == text


def test_thai_stays_readable() -> None:
    assert "โครงการ" in as_script("x", "โครงการ")


def test_numbers_days_and_what_is_missing() -> None:
    given_values = {
        "whole": Decimal("2400000.00"),
        "part": Decimal("1652300.50"),
        "day": date(2021, 9, 30),
        "time": datetime(2021, 10, 5, 1, 2, 3),  # noqa: DTZ001 - stored without a zone, in UTC
        "missing": None,
        "no_number": [float("nan"), {"inner": float("inf")}],
    }
    assert value_in(as_script("x", given_values)) == {
        "whole": 2400000,
        "part": 1652300.5,
        "day": "2021-09-30",
        "time": "2021-10-05T01:02:03Z",
        "missing": None,
        "no_number": [None, {"inner": None}],
    }


@pytest.mark.parametrize("code", ["50000000", "50010000-3418"])
def test_codes_are_names_of_files(code: str) -> None:
    assert file_name(code) == code


@pytest.mark.parametrize(
    "code",
    [
        *("", ".", "..", "../../etc/passwd", "a/b", "a\\b", "5000/0000", "5000%2f", "5000.js"),
        *("CON", "none", "1A", "-1", "1 ", "1\x00", "1\n", "ก", "5" * 99),
    ],
)
def test_other_codes_are_digests(code: str, tmp_path: Path) -> None:
    name = file_name(code)
    assert name.startswith("x")
    assert name.isalnum()
    DataFolder(tmp_path / "data").write(f"project/{sharded(code)}", {})
    (written,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert written.parent.parent == tmp_path / "data" / "project"


def test_codes_that_differ_have_other_files() -> None:
    codes = ["1a", "1A", "none", "x", "../1", ".. /1", ""]
    assert len({file_name(code).lower() for code in codes}) == len(codes)
