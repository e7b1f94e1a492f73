"""A site takes the place of an earlier one without a moment in which there is none."""

from pathlib import Path

import pytest

from report.placing import put


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path, Path]:
    scratch = tmp_path / "scratch"
    for folder, text in ((scratch / "site", "new"), (tmp_path / "site", "old")):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(text)
    return scratch / "site", tmp_path / "site", scratch


@pytest.mark.parametrize("can_exchange", [True, False])
def test_the_new_one_is_in_its_place_and_the_old_one_aside(
    can_exchange: bool, sites: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can_exchange:
        monkeypatch.setattr("report.placing._exchange", lambda *_: False)
    built, target, scratch = sites
    put(built, target, scratch)
    assert (target / "index.html").read_text() == "new"
    (aside,) = scratch.rglob("index.html")
    assert aside.read_text() == "old"


def test_what_was_there_stays_where_the_new_one_is_not(sites: tuple[Path, Path, Path]) -> None:
    _, target, scratch = sites
    with pytest.raises(OSError, match="No such file"):
        put(scratch / "nothing", target, scratch)
    assert (target / "index.html").read_text() == "old"
