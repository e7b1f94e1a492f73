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
        ("dp.bangkok.go.th/my_dir/" + BARE, f"http://dp.bangkok.go.th/my_dir/{BARE}"),
        (f"my_dir/{BARE}", BARE),
        (f"dp.bangkok.go.th_my_dir_{BARE}", BARE),
        (f"dp.bangkok.go.th:8080/mobile/{BARE}", f"http://dp.bangkok.go.th:8080/mobile/{BARE}"),
        (f"data.info/{BARE}", BARE),
        (f"http/data.info/{BARE}", f"http://data.info/{BARE}"),
        (f"bmavisions.com/mobile/{BARE}", f"http://bmavisions.com/mobile/{BARE}"),
        ("report.php_copy_1.txt", None),
        ("index.php?project_id=123.html", "index.php?project_id=123"),
        (
            "index.php?project_id=123&r=tbl-project-main%2Fview.html",
            "index.php?project_id=123&r=tbl-project-main/view",
        ),
        (
            "policy.bangkok.go.th/tracking/frontend/web/index.php?ID=5&r=site%2Fprojectview",
            "http://policy.bangkok.go.th/tracking/frontend/web/index.php?ID=5&r=site/projectview",
        ),
        ("index.php?r=site%2Fview&id=7", "index.php?r=site/view&id=7"),
        ("page.html", None),
        ("50010000-3418.txt", None),
        ("myproject.php.html", None),
    ],
)
def test_the_address_is_read_from_the_name(source: str, address: str | None) -> None:
    assert address_in(source) == address
