"""A refresh that writes the site too: published with its generation, kept and removed with it."""

from pathlib import Path

import pytest

from ingest.cli import FAILED, OK, PARTIAL, USAGE
from report.generations import SiteGenerations
from tests.ingest.folders import write_pages
from tests.refresh.test_refresh import CONFIG, Captured, numbers, refreshed
from tests.report.site_files import Site
from warehouse.generations import Generations


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write_pages(tmp_path / "pages", range(1, 4))
    (tmp_path / "tidtam.toml").write_text(f'site = "site"\n{CONFIG}', encoding="utf-8")
    return tmp_path


def current(place: Path) -> Site:
    return Site(place / "site" / "current")


def generations(place: Path) -> set[str]:
    return {one.path.stem for one in Generations(place / "published").all()}


def held(place: Path) -> set[str]:
    return {path.name for path in (place / "site").iterdir()}


def test_each_generation_has_its_site(place: Path, capsys: Captured) -> None:
    assert refreshed(place) == OK
    assert current(place).codes() == [f"50480000-{number}" for number in (1, 2, 3)]
    assert "site tidtam-000001" in capsys.readouterr().out
    write_pages(place / "pages", [7])
    assert refreshed(place) == OK
    assert len(current(place).codes()) == 4
    changed = current(place).read("site")["changed"]
    assert (changed["new_projects"], changed["changed_projects"]) == (1, 0)
    assert [one["code"] for one in changed["projects"]] == ["50480000-7"]
    assert held(place) == generations(place) | {"current"}


def test_the_link_names_the_current_generation(place: Path) -> None:
    for number in (11, 12, 13):
        write_pages(place / "pages", [number])
        refreshed(place)
        published = Generations(place / "published").current()
        assert published
        assert (place / "site" / "current").resolve().name == published.path.stem
    assert len(generations(place)) == 2
    assert held(place) == generations(place) | {"current"}


def test_nothing_new_writes_nothing(place: Path) -> None:
    refreshed(place)
    before = {path: path.stat().st_mtime_ns for path in (place / "site").rglob("*")}
    assert refreshed(place) == OK
    assert {path: path.stat().st_mtime_ns for path in (place / "site").rglob("*")} == before


def test_a_site_asked_for_later_is_written_though_nothing_is_new(place: Path) -> None:
    config = place / "tidtam.toml"
    with_site = config.read_text(encoding="utf-8")
    config.write_text(CONFIG, encoding="utf-8")
    refreshed(place)
    assert not (place / "site").exists()
    config.write_text(with_site, encoding="utf-8")
    assert refreshed(place) == OK
    assert numbers(place) == [1]
    assert len(current(place).codes()) == 3


@pytest.mark.parametrize("lost", ["data/site.js", None])
def test_a_lost_site_or_link_is_put_back(place: Path, lost: str | None) -> None:
    refreshed(place)
    before = current(place).bytes_by_name()
    if lost:
        (place / "site" / "current" / lost).unlink()
    else:
        (place / "site" / "current").unlink()
    assert refreshed(place) == OK
    assert current(place).bytes_by_name() == before
    assert held(place) == generations(place) | {"current"}


def test_what_is_refused_gets_no_site(place: Path) -> None:
    refreshed(place)
    before = current(place).bytes_by_name()
    for path in (place / "pages").iterdir():
        path.write_text("ประกาศ", encoding="utf-8")
    (place / "tidtam.toml").write_text(
        f'site = "site"\n{CONFIG}\n[gates]\nnewly_failing_least = 1\n', encoding="utf-8"
    )
    assert refreshed(place) == FAILED
    assert current(place).bytes_by_name() == before
    assert held(place) == generations(place) | {"current"}


def test_where_the_site_fails_nothing_is_published(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    refreshed(place)
    write_pages(place / "pages", [7])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "x.js")

    with monkeypatch.context() as patched:
        patched.setattr("report.building.write_findings", full)
        assert refreshed(place) == FAILED
    assert "what was published stays" in capsys.readouterr().err
    assert numbers(place) == [1]
    assert held(place) == generations(place) | {"current"}
    assert refreshed(place) == OK
    assert len(current(place).codes()) == 4


def test_a_refresh_ended_between_the_two_links_is_made_good(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshed(place)
    write_pages(place / "pages", [7])

    def ended(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(SiteGenerations, "publish", ended)
        patched.setattr(SiteGenerations, "discard_draft", lambda _: None)
        # A killed process tidies nothing up.
        with pytest.raises(SystemExit):
            refreshed(place)
    assert numbers(place) == [1, 2]
    assert len(current(place).codes()) == 3
    assert ".next-site" in held(place)
    assert refreshed(place) == OK
    assert len(current(place).codes()) == 4
    assert held(place) == generations(place) | {"current"}


def test_others_files_in_the_folder_stay(place: Path) -> None:
    refreshed(place)
    (place / "site" / "robots.txt").write_text("x", encoding="utf-8")
    (place / "site" / "tidtam-notes").mkdir()
    for number in (11, 12, 13):
        write_pages(place / "pages", [number])
        refreshed(place)
    assert held(place) == generations(place) | {"current", "robots.txt", "tidtam-notes"}


def test_a_folder_in_the_place_of_the_link_is_refused(place: Path, capsys: Captured) -> None:
    (place / "site" / "current").mkdir(parents=True)
    assert refreshed(place) == FAILED
    assert "in the place of the link" in capsys.readouterr().err


def test_a_site_inside_an_input_is_refused(place: Path, capsys: Captured) -> None:
    config = place / "tidtam.toml"
    text = config.read_text(encoding="utf-8").replace('"site"', '"pages/site"')
    config.write_text(text, encoding="utf-8")
    assert refreshed(place) == USAGE
    assert "site is inside the input" in capsys.readouterr().err


def test_a_site_that_cannot_be_put_in_place_is_told_and_completed_by_the_next_refresh(
    place: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: SiteGenerations, name: str) -> Path:
        raise OSError(28, "No space left on device")

    refreshed(place)
    write_pages(place / "pages", [7])
    with monkeypatch.context() as failing:
        failing.setattr(SiteGenerations, "publish", full)
        assert refreshed(place) == PARTIAL
    told = capsys.readouterr()
    assert "published tidtam-000002" in told.out
    assert "its site or the removal of older ones is not complete" in told.err
    assert len(current(place).codes()) == 3
    assert refreshed(place) == OK
    assert len(current(place).codes()) == 4


def test_a_refused_generation_leaves_the_site_of_the_current_one(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(self: SiteGenerations, name: str) -> Path:
        raise KeyboardInterrupt

    refreshed(place)
    write_pages(place / "pages", [7])
    with monkeypatch.context() as ending:
        ending.setattr(SiteGenerations, "publish", ended)
        assert refreshed(place) == FAILED
    for number in range(20):
        (place / "pages" / f"x{number}.txt").write_text(f"ประกาศ {number}", encoding="utf-8")
    assert refreshed(place) == FAILED
    assert numbers(place) == [1, 2]
    assert len(current(place).codes()) == 4
