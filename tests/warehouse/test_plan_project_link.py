"""Candidates beside the projects of plans: what analysts see, and what the checks find."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from schema.records import Plan, PlanProject, ProjectLink, Row
from warehouse.store import Warehouse, WarehouseError

if TYPE_CHECKING:
    from tests.warehouse.conftest import Ask, Load, Make

CODE = "50020000-3364"


def link(make: "Make", number: int = 1, **values: Any) -> Row:
    usual = {
        "document_id": make.document_id(number),
        "part": 1,
        "plan_project_no": "1",
        "project_code": CODE,
        "fiscal_year": 2565,
        "is_same_year": True,
        "name_score": 91.5,
        "method": "name",
        "rank": 1,
        "is_mutual": True,
    }
    return ProjectLink.model_validate({**usual, **values})


@pytest.fixture
def sound(load: "Load", make: "Make") -> None:
    load(
        make.document(1, kind="action_plan"),
        make.page(1),
        make.record(Plan, 1, agency_name="สำนัก", fiscal_year=2565),
        make.record(
            PlanProject, 1, part=1, plan_project_no="1", name="งาน", budget_baht=Decimal(5)
        ),
        make.record(PlanProject, 1, part=3, plan_project_no="1", name="อื่น"),
        link(make),
        make.document(2),
        make.page(2),
        make.snapshot(2, name="โครงการงาน", progress_percent=40.0, fiscal_year=2565),
        make.document(3),
        make.page(3),
        make.snapshot(3, progress_percent=60.0, fiscal_year=2565),
    )


@pytest.mark.usefixtures("sound")
class TestView:
    def test_every_project_of_a_plan_is_shown_with_or_without_a_candidate(
        self, ask: "Ask", make: "Make"
    ) -> None:
        answer = ask("FROM plan_project_link ORDER BY part")
        score = (CODE, "โครงการงาน", 2565, 60.0, "name", 91.5, True, 1, True)
        plan = (make.document_id(1), None, 1)
        assert answer == [
            ("สำนัก", 2565, 1, "1", "งาน", Decimal(5), None, *score, *plan, make.document_id(3)),
            ("สำนัก", 2565, 3, "1", "อื่น", None, None, *(None,) * 9, *plan, None),
        ]

    def test_two_candidates_are_two_rows(self, load: "Load", ask: "Ask", make: "Make") -> None:
        other = "50020000-9"
        load(
            link(make, project_code=other, rank=2, is_mutual=False, method="code", name_score=None),
            make.document(4),
            make.snapshot(4, project_code=other),
        )
        sql = """SELECT project_code, project_name, linked_by, rank FROM plan_project_link
            WHERE part = 1 ORDER BY rank"""
        assert ask(sql) == [(CODE, "โครงการงาน", "name", 1), (other, None, "code", 2)]


@pytest.mark.usefixtures("sound")
class TestChecks:
    def checks(self, path: Path) -> dict[str, list[dict[str, object]]]:
        with Warehouse.open_read_only(path) as warehouse:
            return warehouse.run_checks()

    def test_a_sound_warehouse_passes(self, path: Path) -> None:
        assert not any(self.checks(path).values())

    def test_a_link_twice(self, path: Path, load: "Load", make: "Make") -> None:
        load(link(make))
        (found,) = self.checks(path)["duplicate_records"]
        assert (found["table_name"], found["rows"]) == ("project_link", 2)

    @pytest.mark.parametrize(
        ("values", "missing"),
        [
            ({"document_id": f"{9:064x}"}, "document"),
            ({"part": 2}, "plan_project"),
            ({"project_code": "50020000-1"}, "project_snapshot"),
        ],
    )
    def test_a_link_without_its_ends(
        self, values: dict[str, Any], missing: str, path: Path, load: "Load", make: "Make"
    ) -> None:
        load(link(make, **values))
        (found,) = self.checks(path)["orphan_links"]
        assert found["missing"] == missing


def test_a_plan_that_is_replaced_takes_its_links_along(
    sound: None, load: "Load", ask: "Ask", make: "Make"
) -> None:
    load(make.document(1), replaced=(make.document_id(1),))
    assert ask("SELECT count(*) FROM project_link") == [(0,)]


@pytest.mark.usefixtures("sound")
class TestReplacing:
    def test_other_plans_keep_their_links(self, path: Path, ask: "Ask", make: "Make") -> None:
        with Warehouse.open(path) as warehouse:
            warehouse.replace_links({make.document_id(7): [link(make, 7).as_row()]})
            warehouse.replace_links({make.document_id(1): [link(make, rank=4).as_row()]})
            warehouse.replace_links({make.document_id(7): []})
        assert ask("SELECT document_id, rank FROM project_link") == [(make.document_id(1), 4)]

    def test_nothing_is_replaced_read_only(self, path: Path) -> None:
        with Warehouse.open_read_only(path) as warehouse, pytest.raises(WarehouseError):
            warehouse.replace_links({})
