"""Candidates for a plan's projects: which, in what order, and when they are worked out anew."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ingest.links import candidates, codes_in, update_links
from ingest.plan_agencies import PlanAgencies
from schema.records import DocumentRow, ProjectLink, ProjectSnapshot, Row, Run
from schema.records import Plan as PlanRow
from schema.records import PlanProject as PlanProjectRow
from tests.ingest.folders import ask, page, run, touch
from warehouse.linking import Group, Plan, PlanProject, Project
from warehouse.store import Warehouse

PLAN = Plan("a" * 64, None, "สำนักงานเขตบางรัก", 2565, is_new=True)
WALK = "โครงการปรับปรุงทางเท้าหน้าตลาดต้นโพธิ์"


def work(number: int, name: str | None = WALK, text: str = "") -> PlanProject:
    return PlanProject(PLAN.document_id, 1, str(number), name, text or name or "")


def project(number: int, name: str | None = WALK, year: int | None = 2565) -> Project:
    return Project(f"50040000-{number}", name, "50040000", PLAN.agency_name, year)


def found(*works: PlanProject, among: list[Project], printed: tuple[Project, ...] = ()) -> Any:
    links = candidates(PLAN, works, among, printed)
    return [(link.plan_project_no, link.project_code, link.rank, link.is_mutual) for link in links]


class TestCandidates:
    def test_a_name_that_drifts_is_a_candidate(self) -> None:
        drifted = "ค่าใช้จ่ายในการปรับปรุงทางเท้าบริเวณหน้าตลาดต้นโพธิ์ (2565)"
        (link,) = candidates(PLAN, [work(1)], [project(1, drifted), project(2, "อบรมครู")], [])
        assert link == ProjectLink(
            document_id=PLAN.document_id,
            part=1,
            plan_project_no="1",
            project_code="50040000-1",
            fiscal_year=2565,
            is_same_year=True,
            name_score=link.name_score,
            method="name",
            rank=1,
            is_mutual=True,
        )
        assert link.name_score is not None
        assert 75 <= link.name_score < 100

    @pytest.mark.parametrize("other", ["ระยะที่ 1", "ระยะที่ 3", "ครั้งที่ 2", ""])
    def test_another_phase_is_none(self, other: str) -> None:
        assert not found(work(1, f"{WALK} ระยะที่ 2"), among=[project(1, f"{WALK} {other}")])

    def test_the_likest_is_the_first(self) -> None:
        near = project(1, f"{WALK}และระบบ")
        among = [near, project(2)]
        assert found(work(1), among=among)[0] == ("1", "50040000-2", 1, True)

    def test_of_two_as_good_neither_is_mutual(self) -> None:
        assert found(work(1), among=[project(1), project(2)]) == [
            ("1", "50040000-1", 1, False),
            ("1", "50040000-2", 2, False),
        ]
        assert found(work(1), work(2), among=[project(1)]) == [
            ("1", "50040000-1", 1, False),
            ("2", "50040000-1", 1, False),
        ]

    def test_a_code_that_is_printed_comes_first_whatever_the_name(self) -> None:
        printed = project(7, "โครงการชื่ออื่นโดยสิ้นเชิง", year=2564)
        text = f"{WALK} ๕๐๐๔๐๐๐๐-7"
        links = candidates(PLAN, [work(1, text=text)], [project(1)], [printed])
        assert [(link.method, link.project_code, link.is_mutual) for link in links] == [
            ("code", "50040000-7", True),
            ("name", "50040000-1", False),
        ]
        assert links[0].is_same_year is False
        assert links[0].name_score is not None

    def test_a_project_of_an_unknown_year_stands_behind(self) -> None:
        links = candidates(
            PLAN, [work(1)], [project(1, year=None), project(2, f"{WALK} (งบ 65)")], []
        )
        assert [(link.project_code, link.is_same_year) for link in links] == [
            ("50040000-2", True),
            ("50040000-1", None),
        ]

    def test_without_a_name_only_a_code_counts(self) -> None:
        nameless = work(1, None, "ตามรหัส 50040000-2")
        (link,) = candidates(PLAN, [nameless], [project(1)], [project(2, None)])
        assert (link.method, link.name_score, link.project_code) == ("code", None, "50040000-2")
        assert not found(work(1, "โครงการ"), among=[project(1, "โครงการ")])

    def test_five_are_kept(self) -> None:
        assert len(found(work(1), among=[project(number) for number in range(1, 10)])) == 5

    def test_a_number_printed_twice_is_taken_once(self) -> None:
        assert len(found(work(1), work(1), among=[project(1)])) == 1

    def test_the_order_of_the_rows_makes_no_difference(self) -> None:
        works = [work(number, f"{WALK} {'และ' * (number % 3)}") for number in range(1, 8)]
        among = [project(number, f"{WALK} {'ใน' * (number % 4)}") for number in range(1, 12)]
        usual = found(*works, among=among)
        for seed in range(5):
            Random(seed).shuffle(works)
            Random(seed).shuffle(among)
            assert found(*works, among=among) == usual

    def test_codes_in_a_text(self) -> None:
        assert codes_in("รหัส 50040000-12, ๕๐๐๔๐๐๐๐-๓ (และ 50040000-4)") == {
            "50040000-12",
            "50040000-3",
            "50040000-4",
        }
        assert not codes_in("โทร 02-2214141 หนังสือ 150040000-1 และ 50040000-12-1")


class TestAgencies:
    GROUP = Group("50040000", "** สํานักงานเขตบางรัก", 2565, any_new=False, all_new=False)

    def groups_of(self, *groups: Group, plan: Plan = PLAN) -> list[Group]:
        return PlanAgencies(groups).groups_of(plan)

    def test_a_name_is_known_however_it_is_written(self) -> None:
        assert self.groups_of(self.GROUP) == [self.GROUP]

    def test_pages_without_a_name_follow_their_code(self) -> None:
        nameless = self.GROUP._replace(agency_name=None)
        other_year = self.GROUP._replace(fiscal_year=2560)
        assert self.groups_of(nameless) == []
        assert self.groups_of(nameless, self.GROUP) == [self.GROUP, nameless]
        assert self.groups_of(nameless, other_year) == [nameless]

    def test_other_agencies_and_years_are_left_out(self) -> None:
        other = self.GROUP._replace(agency_name="สำนักงานเขตสาทร", agency_code="50290000")
        renamed = self.GROUP._replace(agency_name="สำนักงานเขตสาทร")
        assert self.groups_of(other, renamed, self.GROUP._replace(fiscal_year=2564)) == []

    def test_an_unknown_year_is_any_year(self) -> None:
        undated = self.GROUP._replace(fiscal_year=None)
        assert self.groups_of(undated) == [undated]
        assert self.groups_of(self.GROUP, plan=PLAN._replace(fiscal_year=None)) == [self.GROUP]

    def test_a_code_that_the_plan_gives_counts(self) -> None:
        plan = PLAN._replace(agency_code="50040000", agency_name=None)
        assert self.groups_of(self.GROUP, plan=plan) == [self.GROUP]
        assert self.groups_of(self.GROUP, plan=PLAN._replace(agency_name=None)) == []


def rows(number: int, run_id: str, *records: Row, kind: str = "progress_page") -> dict[str, Any]:
    """A document of a run, with records."""
    document = DocumentRow.model_validate(
        {
            "document_id": f"{number:064x}",
            "kind": kind,
            "source": f"{number}.html",
            "media_type": "text/html",
            "bytes": 1,
            "parser_version": "1",
            "status": "ok",
            "run_id": run_id,
        }
    )
    tables: dict[str, Any] = {"document": [document.as_row()]}
    for record in records:
        placed = record.model_copy(update={"document_id": document.document_id})
        tables.setdefault(record.table, []).append(placed.as_row())
    return tables


PLACE: dict[str, Any] = {"document_id": "0" * 64, "line_start": 1, "line_end": 1}


def plan(number: int, run_id: str, *names: str, year: int = 2565) -> dict[str, Any]:
    records: list[Row] = [
        PlanRow(**PLACE, agency_name="สำนักงานเขตบางรัก กรุงเทพมหานคร", fiscal_year=year)
    ]
    for no, name in enumerate(names, start=1):
        records.append(PlanProjectRow(**PLACE, part=1, plan_project_no=str(no), name=name))
    return rows(number, run_id, *records, kind="action_plan")


def snapshot(number: int, run_id: str, **values: Any) -> dict[str, Any]:
    usual = {
        "project_code": f"50040000-{number}",
        "layout": "full",
        "fiscal_year": 2565,
        "agency_name": "สํานักงานเขตบางรัก",
        "name": WALK,
    }
    record = ProjectSnapshot.model_validate({**PLACE, **usual, **values})
    return rows(number, run_id, record)


Loaded = Callable[..., int]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def loaded(path: Path) -> Loaded:
    """Load documents as the given run would, link, and tell the rows written."""

    def load(run_id: str, *documents: dict[str, Any], breaks_off: bool = False) -> int:
        with Warehouse.open(path) as warehouse:
            for tables in documents:
                warehouse.load(tables, [tables["document"][0][0]])
            if breaks_off:
                return 0
            written = update_links(warehouse, run_id)
            now = "2026-01-01T00:00:00"
            times = {"started_at": now, "finished_at": now}
            counts = dict.fromkeys(("seen", "unchanged", "loaded", "partial", "failed"), 0)
            values = {"run_id": run_id, "status": "ok", "version": "1", **times, **counts}
            warehouse.record_run(Run.model_validate(values))
            return written

    return load


LINKS = "SELECT document_id, project_code FROM project_link ORDER BY ALL"
PLAN_ID = f"{100:064x}"


class TestUpdates:
    def test_the_page_may_come_before_the_plan_or_behind(self, path: Path, loaded: Loaded) -> None:
        assert loaded("1", snapshot(1, "1")) == 0
        assert loaded("2", plan(100, "2", WALK)) == 1
        assert loaded("3", snapshot(2, "3")) == 2
        expected = [(PLAN_ID, "50040000-1"), (PLAN_ID, "50040000-2")]
        assert ask(path, LINKS) == expected

    def test_what_is_not_touched_is_not_written(self, loaded: Loaded) -> None:
        loaded("1", snapshot(1, "1"), plan(100, "1", WALK))
        assert loaded("2", snapshot(2, "2", name="โครงการอบรมครูดนตรีไทย")) == 0
        assert loaded("3", snapshot(3, "3", fiscal_year=2560)) == 0
        assert loaded("4", snapshot(4, "4", agency_name="สำนักงานเขตสาทร")) == 0
        assert loaded("5") == 0

    def test_a_page_read_anew_takes_its_candidate_away(self, path: Path, loaded: Loaded) -> None:
        loaded("1", snapshot(1, "1"), plan(100, "1", WALK))
        loaded("2", snapshot(1, "2", fiscal_year=2560))
        assert ask(path, LINKS) == []
        loaded("3", snapshot(1, "3"))
        assert ask(path, LINKS) == [(PLAN_ID, "50040000-1")]
        loaded("4", snapshot(1, "4", project_code="50040000-9"))
        assert ask(path, LINKS) == [(PLAN_ID, "50040000-9")]

    def test_a_plan_read_anew_leaves_no_link_behind(self, path: Path, loaded: Loaded) -> None:
        loaded("1", snapshot(1, "1"), plan(100, "1", WALK))
        loaded("2", plan(100, "2", "โครงการอบรมครูดนตรีไทย"))
        assert ask(path, LINKS) == []

    def test_a_name_learnt_later_joins_pages_without_one(self, path: Path, loaded: Loaded) -> None:
        loaded("1", plan(100, "1", WALK), snapshot(1, "1", agency_name=None))
        assert ask(path, LINKS) == []
        loaded("2", snapshot(2, "2", name="โครงการอบรมครูดนตรีไทย", fiscal_year=2560))
        assert ask(path, LINKS) == [(PLAN_ID, "50040000-1")]

    def test_a_code_is_linked_when_its_page_comes(self, path: Path, loaded: Loaded) -> None:
        loaded("1", plan(100, "1", "โครงการอื่น (50480000-5)"))
        assert loaded("2", snapshot(5, "2", project_code="50480000-5", agency_name=None)) == 1
        assert ask(path, "SELECT method, fiscal_year FROM project_link") == [("code", 2565)]

    def test_what_a_stripped_page_leaves_out_an_older_one_tells(
        self, path: Path, loaded: Loaded
    ) -> None:
        loaded("1", snapshot(1, "1"), plan(100, "1", WALK))
        bare = snapshot(
            2, "2", project_code="50040000-1", name=None, agency_name=None, fiscal_year=None
        )
        assert loaded("2", bare) == 0
        assert ask(path, LINKS) == [(PLAN_ID, "50040000-1")]

    def test_a_run_that_broke_off_is_made_good(self, path: Path, loaded: Loaded) -> None:
        loaded("1", snapshot(8, "1", name="โครงการอื่น"))
        loaded("2", plan(100, "2", WALK), snapshot(1, "2"), breaks_off=True)
        loaded("3", snapshot(9, "3", agency_name="สำนักงานเขตสาทร"))
        assert ask(path, LINKS) == [(PLAN_ID, "50040000-1")]

    def test_the_order_of_documents_makes_no_difference(self, tmp_path: Path) -> None:
        documents = [plan(100, "1", WALK, f"{WALK} (2565)"), plan(101, "1", WALK)]
        documents += [snapshot(number, "1") for number in range(1, 6)]
        answers = []
        for seed in range(3):
            Random(seed).shuffle(documents)
            path = tmp_path / f"{seed}.duckdb"
            with Warehouse.open(path) as warehouse:
                for tables in documents:
                    warehouse.load(tables)
                update_links(warehouse, "1")
            answers.append(ask(path, "FROM project_link ORDER BY ALL"))
        assert answers[0] == answers[1] == answers[2]
        assert answers[0]


def test_a_run_links_what_it_loads_and_a_second_writes_nothing(tmp_path: Path) -> None:
    folder, path = tmp_path / "pages", tmp_path / "warehouse.duckdb"
    folder.mkdir()
    (folder / "1.txt").write_text(page(1), encoding="utf-8")
    run(folder, into=path)
    ((name, agency, year),) = ask(path, "SELECT name, agency_name, fiscal_year FROM project")
    with Warehouse.open(path) as warehouse:
        tables = plan(100, "", name, year=year)
        given = PlanRow(**{**PLACE, "document_id": PLAN_ID}, agency_name=agency, fiscal_year=year)
        warehouse.load({**tables, "plan": [given.as_row()]})
    (folder / "2.txt").write_text(page(2), encoding="utf-8")
    assert run(folder, into=path).rows["project_link"] == 2
    assert ask(path, LINKS) == [(PLAN_ID, "50480000-1"), (PLAN_ID, "50480000-2")]
    before = path.read_bytes()
    assert run(folder, into=path).rows_written == 0
    assert path.read_bytes() == before
    touch(folder / "2.txt")
    assert run(folder, into=path).rows["project_link"] == 0
