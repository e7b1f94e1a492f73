"""The address of a page in the name of its file."""

import pytest

from ingest.saved_names import address_in

BARE = "myproject.php?pid=50010000-3418"
WHOLE = f"http://dp.bangkok.go.th/mobile/{BARE}"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        (BARE, BARE),
        ("myproject.php?pid=50010000-3418.html", BARE),
        ("myproject.php@pid=50010000-3418", BARE),
        ("myproject.php%3Fpid=50010000-3418.html", BARE),
        ("myproject.php%3Fpid%3D50010000-3418", BARE),
        ("myproject.php_pid=50010000-3418.htm", BARE),
        ("2564/myproject.php pid=50010000-3418(1).html", BARE),
        ("dp.bangkok.go.th/mobile/myproject.php?pid=50010000-3418", WHOLE),
        ("dp.bangkok.go.th_mobile_myproject.php_pid=50010000-3418.txt", WHOLE),
        ("saved/dp.bangkok.go.th/mobile/myproject.php?pid=50010000-3418", WHOLE),
        ("http_dp.bangkok.go.th_mobile_myproject.php_pid=50010000-3418.txt", WHOLE),
        ("mykpi.php?pid=5001-764", "mykpi.php?pid=5001-764"),
        ("index101.php?selDEP=50010000.html", "index101.php?selDEP=50010000"),
        ("page.html", None),
        ("50010000-3418.txt", None),
        ("myproject.php.html", None),
    ],
)
def test_the_address_is_read_from_the_name(source: str, address: str | None) -> None:
    assert address_in(source) == address
