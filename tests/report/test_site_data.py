"""The data files of a site against the views that they are made from."""

from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from report import project_files
from tests.ingest.folders import ask
from tests.report.site_files import Site
from warehouse.store import Warehouse

LISTS = {
    "curve": ("progress_curve", "fiscal_month"),
    "reports": ("progress_timeline", "report_no"),
    "indicators": (
        "indicator_attainment",
        "fiscal_year, indicator_code, document_id, indicator_no",
    ),
}
SINGLE = {"project": "project", "late": "late_project", "budget": "budget_use"}


def rows(warehouse: Path, sql: str) -> list[dict[str, Any]]:
    """Rows as a data file would have them."""
    with Warehouse.open_read_only(warehouse) as opened:
        answer = opened.query(sql)
        return [
            {name: as_given(value) for name, value in zip(answer.columns, row, strict=True)}
            for row in answer.rows
        ]


def as_given(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):
        return f"{value.isoformat(timespec='seconds')}Z"
    return value.isoformat() if isinstance(value, date) else value


def agrees(given: dict[str, Any], row: dict[str, Any]) -> None:
    """Whatever the file gives of a row is what the view has, and most of it is given."""
    shared = given.keys() & row.keys()
    assert len(shared) >= len(row) - 4
    assert {name: given[name] for name in shared} == {name: row[name] for name in shared}


class TestProjects:
    def test_each_with_a_code_has_its_files(self, site: Site, samples: Path) -> None:
        found = ask(samples, "SELECT project_code FROM project WHERE project_code IS NOT NULL")
        assert site.codes() == sorted(code for (code,) in found)
        assert sorted(path.stem for path in site.data.glob("source/*/*.js")) == site.codes()

    @pytest.mark.parametrize(("key", "view"), SINGLE.items())
    def test_its_row_is_that_of_the_view(
        self, key: str, view: str, site: Site, samples: Path
    ) -> None:
        only = "AND level = 'project'" if view == "budget_use" else ""
        wanted = {
            row["project_code"]: row
            for row in rows(samples, f"FROM {view} WHERE project_code IS NOT NULL {only}")
        }
        assert wanted
        for code in site.codes():
            given = site.project(code)[key]
            assert (given is None) == (code not in wanted)
            if given is not None:
                agrees(given, wanted[code])

    @pytest.mark.parametrize(("key", "view", "order"), [(k, *v) for k, v in LISTS.items()])
    def test_its_lists_are_those_of_the_view(
        self, key: str, view: str, order: str, site: Site, samples: Path
    ) -> None:
        for code in site.codes():
            given = site.project(code)[key]
            wanted = rows(samples, f"FROM {view} WHERE project_code = '{code}' ORDER BY {order}")
            assert len(given) == len(wanted)
            for one, row in zip(given, wanted, strict=True):
                agrees(one, row)

    def test_reports_tell_whether_they_really_state_a_problem(
        self, site: Site, samples: Path
    ) -> None:
        given = {
            (code, report["report_no"], kind)
            for code in site.codes()
            for report in site.project(code)["reports"]
            for kind in ("problem", "obstacle")
            if report[f"states_{kind}"]
        }
        sql = "SELECT project_code, report_no, kind FROM stated_problem"
        assert given == set(ask(samples, f"{sql} WHERE project_code IS NOT NULL"))

    def test_its_steps_are_of_the_plan_that_the_curve_draws(
        self, site: Site, samples: Path
    ) -> None:
        drawn = 0
        for code in site.codes():
            told = site.project(code)
            plans = {month["plan_document_id"] for month in told["curve"]} - {None}
            if plans:
                assert {step["document_id"] for step in told["steps"]} == plans
                drawn += 1
        assert drawn

    def test_every_finding_of_a_page_of_its_own_is_told(self, site: Site, samples: Path) -> None:
        sql = """
            SELECT snapshot.project_code, rule, message, finding.line_start
            FROM finding
            JOIN project_snapshot AS snapshot USING (document_id)
            JOIN project ON project.project_code = snapshot.project_code
                AND project.document_id = snapshot.document_id
            WHERE snapshot.project_code IS NOT NULL AND finding.document_id NOT IN (
                SELECT document_id
                FROM (
                    SELECT document_id, project_code FROM project_snapshot
                    UNION SELECT document_id, project_code FROM indicator
                )
                GROUP BY document_id HAVING count(DISTINCT project_code) > 1
            )
        """
        wanted = set(ask(samples, sql))
        given = {
            (code, finding["rule"], finding["message"], finding["line_start"])
            for code in site.codes()
            for finding in site.project(code)["findings"]
        }
        assert wanted
        assert wanted <= given

    def test_lineages_have_the_work_of_other_years(self, site: Site, samples: Path) -> None:
        sql = "SELECT project_code, lineage_id FROM project_lineage"
        of_lineage = dict(ask(samples, sql))
        assert of_lineage
        progress = dict(ask(samples, "SELECT project_code, progress_percent FROM project"))
        for code in site.codes():
            others = site.project(code)["lineage"]
            if code not in of_lineage:
                assert others == []
                continue
            wanted = {one for one in of_lineage if of_lineage[one] == of_lineage[code]}
            assert {other["code"] for other in others} == wanted
            assert [other["code"] for other in others if other["is_this"]] == [code]
            for other in others:
                assert other["progress_percent"] == progress[other["code"]]

    def test_missing_values_are_null_and_a_reason_stands_beside(self, site: Site) -> None:
        reasons = Counter[str]()
        for code in site.codes():
            for month in site.project(code)["curve"]:
                assert (month["planned_percent"] is None) == (month["planned_missing"] is not None)
                assert (month["reported_percent"] is None) == (
                    month["reported_missing"] is not None
                )
                reasons.update(filter(None, (month["planned_missing"], month["reported_missing"])))
            budget = site.project(code)["budget"]
            assert (budget["spent_percent"] is None) == (budget["spent_missing"] is not None)
        assert {"no_steps", "no_report_yet"} <= reasons.keys()

    def test_parts_of_any_size_tell_the_same(
        self, site: Site, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The views are asked part by part: a part tells of its projects what the whole does."""
        in_one = project_files._FIRSTS
        in_parts = in_one.replace(f"% {project_files._AT_ONCE} = 1", "% 5 = 1")
        assert in_parts != in_one
        monkeypatch.setattr(project_files, "_FIRSTS", in_parts)
        again = built(samples, tmp_path / "again")
        assert again.bytes_by_name() == site.bytes_by_name()

    def test_the_same_warehouse_makes_the_same_site(
        self, site: Site, samples: Path, tmp_path: Path
    ) -> None:
        assert built(samples, tmp_path / "again").bytes_by_name() == site.bytes_by_name()


def built(warehouse: Path, folder: Path) -> Site:
    from ingest.commands.report import write_site

    write_site(warehouse, folder)
    return Site(folder)


def records(value: Any) -> list[dict[str, Any]]:
    """All records in a value that cite lines."""
    if isinstance(value, list):
        return [record for one in value for record in records(one)]
    if not isinstance(value, dict):
        return []
    inner = [record for one in value.values() for record in records(one)]
    cites = value.get("line_start") is not None and value.get("line_end") is not None
    return [value, *inner] if cites else inner


class TestSources:
    def test_every_cited_line_is_that_of_the_document(self, site: Site, samples: Path) -> None:
        texts = {
            (document_id, page): text.split("\n")
            for document_id, page, text in ask(
                samples, "SELECT document_id, page, text FROM document_page"
            )
        }
        turning = 0
        for code in site.codes():
            told = site.project(code)
            told["late"] = None  # Cites what project cites.
            documents = site.project(code, "source")["documents"]
            cited = records(told)
            assert len(cited) > 1
            for record in cited:
                last = record["page_end"] or record["page"]
                pages = [None] if last is None else list(range(record["page"], last + 1))
                turning += len(pages) > 1
                for page in pages:
                    given = documents[record["document_id"]]["pages"][str(page or 1)]
                    lines = texts[record["document_id"], page]
                    first = record["line_start"] if page == record["page"] else 1
                    end = record["line_end"] if page == last else len(lines)
                    wanted = range(max(first - 2, 1), min(end + 2, len(lines)) + 1)
                    assert {n: given[str(n)] for n in wanted} == {n: lines[n - 1] for n in wanted}
        assert turning

    def test_sources_name_their_documents(self, site: Site, samples: Path) -> None:
        known = dict(ask(samples, "SELECT document_id, source FROM document"))
        for code in site.codes():
            listed = {one["id"]: one["source"] for one in site.project(code)["documents"]}
            assert listed.items() <= known.items()
            for document_id, told in site.project(code, "source")["documents"].items():
                assert told["source"] == known[document_id]
                assert document_id in listed

    def test_the_document_of_the_project_is_its_latest(self, site: Site) -> None:
        for code in site.codes():
            told = site.project(code)
            assert told["document"]["id"] == told["project"]["document_id"]


class TestOverview:
    def test_years_are_those_of_the_views(self, site: Site, samples: Path) -> None:
        years = {year["fiscal_year"]: year for year in site.read("site")["years"]}
        for row in rows(samples, "FROM budget_use WHERE level = 'year'"):
            given = years.pop(row["fiscal_year"])
            for name in ("projects", "received_baht", "spent_baht", "spent_percent"):
                assert given[name] == row[name]
            of_year = f"FROM project WHERE fiscal_year = {row['fiscal_year']}"
            ((finished, known, mean),) = ask(
                samples,
                "SELECT count(*) FILTER (WHERE progress_percent >= 100), count(progress_percent),"
                f" avg(progress_percent) {of_year}",
            )
            assert given["finished"] == finished
            assert given["finished_share"] == pytest.approx(finished / known)
            assert given["mean_progress"] == pytest.approx(mean)
        assert years == {}

    def test_totals(self, site: Site, samples: Path) -> None:
        told = site.read("site")
        for name, sql in {
            "projects": "project WHERE project_code IS NOT NULL",
            "projects_without_code": "project WHERE project_code IS NULL",
            "documents": "document",
            "quarantined": "quarantine",
        }.items():
            assert told[name] == ask(samples, f"SELECT count(*) FROM {sql}")[0][0]
        ((run_id,),) = ask(samples, "SELECT max(run_id) FROM run")
        assert told["last_run"]["run_id"] == run_id

    def test_what_the_last_run_changed(self, site: Site, samples: Path) -> None:
        changed = site.read("site")["changed"]
        new = """
            SELECT DISTINCT project_code FROM project_snapshot JOIN document USING (document_id)
            WHERE run_id = (SELECT max(run_id) FROM run) AND project_code IS NOT NULL
            EXCEPT
            SELECT project_code FROM project_snapshot JOIN document USING (document_id)
            WHERE run_id < (SELECT max(run_id) FROM run)
        """
        codes = {code for (code,) in ask(samples, new)}
        assert codes
        assert changed["new_projects"] == len(codes)
        assert {one["code"] for one in changed["projects"] if one["is_new"]} <= codes
        assert changed["missing"] is None
        findings = "SELECT count(*) FROM finding WHERE run_id = (SELECT max(run_id) FROM run)"
        assert 0 < changed["new_findings"] <= ask(samples, findings)[0][0]

    def test_agencies(self, site: Site, samples: Path) -> None:
        told = {agency["code"]: agency for agency in site.read("site")["agencies"]}
        sql = "SELECT agency_code, count(*) FROM project GROUP BY agency_code"
        for code, projects in ask(samples, sql):
            assert told[code or "none"]["projects"] == projects
        late = "SELECT agency_code, count(*) FROM late_project GROUP BY agency_code"
        assert {code: one["late"] for code, one in told.items() if one["late"]} == {
            code or "none": count for code, count in ask(samples, late)
        }


class TestAgencies:
    def test_years_are_those_of_the_views(self, site: Site, samples: Path) -> None:
        for code, agency in agencies(site).items():
            known = "IS NULL" if code == "none" else f"= '{code}'"
            wanted = rows(
                samples,
                f"FROM agency_year WHERE agency_code {known} ORDER BY fiscal_year NULLS LAST",
            )
            assert len(agency["years"]) == len(wanted)
            for given, row in zip(agency["years"], wanted, strict=True):
                agrees(given, row)
                assert "spent_percent" in given

    def test_late_projects_and_indicators_are_counted_as_the_views_do(
        self, site: Site, samples: Path
    ) -> None:
        for key, count, view in (
            ("late", "late_count", "late_project"),
            ("indicators", "indicator_count", "indicator_attainment"),
        ):
            sql = f"SELECT agency_code, count(*) FROM {view} GROUP BY agency_code"
            wanted = {code or "none": number for code, number in ask(samples, sql)}
            given = {code: agency[count] for code, agency in agencies(site).items()}
            # Indicators of no known agency alone make no agency.
            wanted = {code: number for code, number in wanted.items() if code in given}
            assert {code: number for code, number in given.items() if number} == wanted
            for agency in agencies(site).values():
                assert len(agency[key]) == agency[count]

    def test_every_project_is_in_a_list_of_its_agency(self, site: Site, samples: Path) -> None:
        for code, agency in agencies(site).items():
            known = "IS NULL" if code == "none" else f"= '{code}'"
            listed = [
                project
                for shard in range(agency["project_shards"])
                for project in site.read(f"agency/{code}/projects-{shard}")["projects"]
            ]
            wanted = ask(
                samples,
                "SELECT project_code, progress_percent FROM project WHERE project_code IS NOT NULL"
                f" AND agency_code {known} ORDER BY fiscal_year DESC NULLS LAST, project_code",
            )
            assert [(one["code"], one["progress_percent"]) for one in listed] == wanted

    def test_a_late_project_comes_with_what_was_stated_last(self, site: Site) -> None:
        stated = 0
        for agency in agencies(site).values():
            for late in agency["late"]:
                assert late["last_problem"] in (late["problem"], late["obstacle"])
                assert (late["last_problem"] is None) == (
                    late["problem"] is None and late["obstacle"] is None
                )
                dates = [late[f"{kind}_date"] for kind in ("problem", "obstacle")]
                if late["last_problem"]:
                    stated += 1
                    assert late["last_problem_date"] == max(filter(None, dates), default=None)
        assert stated

    def test_indicators_name_the_document_of_their_place(self, site: Site, samples: Path) -> None:
        known = dict(ask(samples, "SELECT document_id, source FROM document"))
        listed = [one for agency in agencies(site).values() for one in agency["indicators"]]
        assert listed
        for indicator in listed:
            assert indicator["source"] == known[indicator["document_id"]]
            assert indicator["line_start"] <= indicator["line_end"]


def agencies(site: Site) -> dict[str, Any]:
    codes = [agency["code"] for agency in site.read("site")["agencies"]]
    assert codes
    return {code: site.read(f"agency/{code}") for code in codes}


CURRENT = """document_id NOT IN (
    SELECT document_id FROM project_snapshot EXCEPT SELECT document_id FROM project
)"""


class TestFindings:
    def test_rules_are_counted(self, site: Site, samples: Path) -> None:
        told = site.read("findings")
        given = {(one["rule"], one["severity"]): one["count"] for one in told["rules"]}
        sql = f"SELECT rule, severity, count(*) FROM finding WHERE {CURRENT} GROUP BY ALL"
        assert given == {(rule, severity): count for rule, severity, count in ask(samples, sql)}

    def test_months_add_up_to_the_agencies(self, site: Site) -> None:
        told = site.read("findings")
        counts, sums = Counter[str](), Counter[str]()
        for month in told["over_time"]:
            assert month["per_document"] == pytest.approx(month["findings"] / month["documents"])
            counts[month["month"]] = month["findings"]
        for agency in agencies(site).values():
            for month in agency["over_time"]:
                assert month.keys() == {"month", "documents", "findings", "per_document"}
                sums[month["month"]] += month["findings"]
        assert counts
        assert sums == counts

    def test_examples_are_findings_with_their_place(self, site: Site, samples: Path) -> None:
        known = set(
            ask(
                samples,
                f"SELECT rule, document_id, page, line_start, message FROM finding WHERE {CURRENT}",
            )
        )
        examples = site.read("findings")["examples"]
        keys = ("rule", "document_id", "page", "line", "message")
        assert {tuple(one[key] for key in keys) for one in examples} <= known
        assert {one["rule"] for one in examples} == {rule for rule, *_ in known}
        assert max(Counter(one["rule"] for one in examples).values()) <= 20


def test_the_dictionary_explains_every_column(site: Site) -> None:
    told = {one["name"]: one for one in site.read("dictionary")["objects"]}
    assert {"project", "progress_timeline", "finding", "budget_use"} <= told.keys()
    for one in told.values():
        assert one["about"]
        assert all(column["meaning"] and column["type"] for column in one["columns"])
