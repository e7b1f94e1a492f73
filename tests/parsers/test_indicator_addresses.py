"""Codes in the addresses of indicator pages and agencies' results, in every saved spelling."""

import pytest

from parsers.indicators.addresses import agency_code_in, indicator_code_in


@pytest.mark.parametrize(
    "address",
    [
        "http://monitor.bangkok.go.th/mobile/mykpi.php?pid=5048-901",
        "mykpi.php?pid=5048-901.html",
        "mykpi.php@pid=5048-901.html",
        "mykpi.php%3Fpid=5048-901",
        "mykpi.php%253Fpid%253D5048-901.html",
        "mykpi.php_pid_5048-901.htm",
        "dp.bangkok.go.th_mobile_mykpi.php_pid=5048-901.txt",
        "saved/mykpi 5048-901(1).html",
        "saved/5048-901.txt",
    ],
)
def test_an_indicators_code_is_found(address: str) -> None:
    assert indicator_code_in(address) == "5048-901"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("mykpi2563.php?pid=63", "63"),
        ("mykpi2563.php@pid=7.html", "7"),
        ("mykpi2563.php?pid=5048-901", "5048-901"),
        ("mykpi.php?pid=63", None),
        ("mykpi2563.html", None),
        ("myproject.php?pid=50480000-3418", None),
        ("index101.php?selDEP=50480000", None),
        ("2021-0930.html", None),
        ("2564-01.txt", None),
        ("page.txt", None),
        ("", None),
        (None, None),
    ],
)
def test_a_plain_number_counts_only_on_the_citys_pages(
    address: str | None, code: str | None
) -> None:
    assert indicator_code_in(address) == code


@pytest.mark.parametrize(
    "address",
    [
        "https://dp3.bangkok.go.th/mobile/index11.php?selDEP=50480000",
        "index101.php?selDEP=50480000",
        "index102.php@selDEP=50480000.html",
        "index11.php%3FselDEP%3D50480000.html",
        "index101.php_selDEP_50480000.md",
    ],
)
def test_an_agencys_code_is_found(address: str) -> None:
    assert agency_code_in(address) == "50480000"


@pytest.mark.parametrize("address", [None, "", "index101.php", "50480000.html", "selDEP=504800001"])
def test_nothing_else_is_taken_for_an_agency(address: str | None) -> None:
    assert agency_code_in(address) is None
