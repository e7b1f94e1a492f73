"""What a site counts where a project was saved several times: its latest document alone."""

from pathlib import Path

from report.building import build_site
from tests.ingest.folders import SOME_DAY, page, run, touch
from tests.parsers.progress_pages import Entry, three_entries
from tests.report.site_files import Site

MONTH = 31 * 86_400


def save(folder: Path, narrative: str, month: int, *, above: str | None = None) -> Path:
    """A page that shows more than the whole of the work, as it was saved in a month."""
    folder.mkdir(parents=True)
    percent = above or "104"
    entries = [Entry("100.00", "2021-09-17", "17/09/2564", narrative), *three_entries()[1:]]
    text = page(1, entries=entries, progress=f"ความคืบหน้าโครงการ ร้อยละ {percent}", bare=percent)
    path = folder / "1.txt"
    path.write_text(text, encoding="utf-8")
    touch(path, SOME_DAY + month * MONTH)
    return folder


def site_of(tmp_path: Path, *runs: Path) -> Site:
    for folder in runs:
        run(folder, into=tmp_path / "own.duckdb")
    (tmp_path / "scratch").mkdir()
    build_site(tmp_path / "own.duckdb", tmp_path / "site", tmp_path / "scratch")
    return Site(tmp_path / "site")


def rules(counted: list[dict[str, object]]) -> dict[object, object]:
    return {one["rule"]: one["count"] for one in counted}


def test_findings_are_those_of_the_latest_document(tmp_path: Path) -> None:
    site = site_of(tmp_path, save(tmp_path / "a", "ก", 0), save(tmp_path / "b", "ข", 1))
    told = site.project("50480000-1")
    found = [one for one in told["findings"] if one["rule"] == "percent_above_100"]
    assert len(found) == 1
    assert found[0]["document_id"] == told["document"]["id"]
    assert {"page", "line_start"} <= found[0].keys()
    assert {one["document_id"] for one in told["findings"]} == {told["document"]["id"]}
    findings = site.read("findings")
    assert rules(findings["rules"])["percent_above_100"] == 1
    by_rule = {rule: count for rule, _, count in findings["by_rule_agency"]}
    assert by_rule["percent_above_100"] == 1
    agency = site.read("agency/50480000")
    assert rules(agency["findings_by_rule"])["percent_above_100"] == 1
    (listed,) = findings["agencies"]
    assert listed["documents"] == 1
    assert site.read("site")["agencies"][0]["findings"] == listed["count"]
    assert [month["documents"] for month in findings["over_time"]] == [1, 1]
    assert findings["over_time"] == agency["over_time"]


def test_findings_of_an_older_document_that_comes_later_do_not_count(tmp_path: Path) -> None:
    new = save(tmp_path / "new", "ก", 1, above="100")
    site = site_of(tmp_path, new, save(tmp_path / "old", "ข", 0))
    assert "percent_above_100" not in rules(site.read("findings")["rules"])
    assert site.read("site")["changed"]["new_findings"] == 0


def test_a_finding_that_stays_is_not_new(tmp_path: Path) -> None:
    site = site_of(tmp_path, save(tmp_path / "a", "ก", 0), save(tmp_path / "b", "ข", 1))
    assert site.read("site")["changed"]["new_findings"] == 0


def test_a_finding_that_comes_is_new(tmp_path: Path) -> None:
    first = save(tmp_path / "a", "ก", 0, above="100")
    site = site_of(tmp_path, first, save(tmp_path / "b", "ข", 1))
    # 104 is above 100, and not what the newest report says.
    told = site.project("50480000-1")["findings"]
    came = [one["rule"] for one in told if "104" in f"{one['observed']} {one['message']}"]
    assert "percent_above_100" in came
    assert site.read("site")["changed"]["new_findings"] == len(came)
