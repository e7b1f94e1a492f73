"""The project's code in an address, in every spelling that saving a page gives it."""

import pytest

from parsers.project_address import project_code_in


@pytest.mark.parametrize(
    "address",
    [
        "http://monitor.bangkok.go.th/mobile/myproject.php?pid=50010000-3418",
        "https://dp2.bangkok.go.th/mobile/myproject.php?lang=th&pid=50010000-3418#top",
        "myproject.php?pid=50010000-3418",
        "myproject.php?pid=50010000-3418.html",
        "myproject.php%3Fpid=50010000-3418",
        "myproject.php%3Fpid%3D50010000-3418.html",
        "myproject.php%253Fpid%253D50010000-3418.html",
        "myproject.php@pid=50010000-3418",
        "myproject.php_pid=50010000-3418.htm",
        "myproject.php_pid_50010000-3418.htm",
        "myproject.php pid=50010000-3418.html",
        "dp.bangkok.go.th/mobile/myproject.php?pid=50010000-3418",
        "saved/50010000-3418.txt",
        "myproject 50010000-3418(1).html",
    ],
)
def test_the_code_is_found(address: str) -> None:
    assert project_code_in(address) == "50010000-3418"


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "page.html",
        "20211005-1200.html",
        "scan-20201231-0930.txt",
        "mykpi.php?pid=5001-764",
        "150010000-3418.html",
        "50010000-3418/page.html",
    ],
)
def test_nothing_else_is_taken_for_one(address: str | None) -> None:
    assert project_code_in(address) is None
