"""Lineages between years: who goes on with whom, what is left in doubt, and when it is redone."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import lineage
from ingest.lineage import update_lineages
from ingest.name_drift import drift
from ingest.near_by_likelihood import LEAST_LIKELY
from ingest.near_over_years import BY_RULES
from tests.ingest.folders import ask, page, run
from tests.ingest.test_links import snapshot
from warehouse.store import Warehouse

WALK = "โครงการปรับปรุงทางเท้าหน้าตลาดต้นโพธิ์"
CHAINS = "SELECT lineage_id, project_code, fiscal_year FROM project_lineage ORDER BY ALL"
DOUBTS = "SELECT project_code, candidate_code, candidates FROM project_lineage_doubt ORDER BY ALL"
TABLES = ("lineage_project", "lineage_near_name", "lineage_doubt")
Project = tuple[int, int, str]
Loaded = Callable[..., dict[str, int]]


def code(number: int) -> str:
    return f"50040000-{number}"


def store(warehouse: Warehouse, *projects: Project) -> None:
    for number, year, name in projects:
        tables = snapshot(number, "1", fiscal_year=year, name=name)
        warehouse.load(tables, [tables["document"][0][0]])


def held(path: Path) -> list[Any]:
    return [ask(path, f"FROM {table} ORDER BY ALL") for table in TABLES]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def loaded(path: Path) -> Loaded:
    def load(*projects: Project) -> dict[str, int]:
        with Warehouse.open(path) as warehouse:
            store(warehouse, *projects)
            return dict(update_lineages(warehouse))

    return load


class TestChains:
    def test_a_name_that_drifts_is_followed_over_a_gap(self, path: Path, loaded: Loaded) -> None:
        loaded(
            (1, 2563, WALK),
            (2, 2564, f"{WALK} (งบ 64)"),
            (3, 2566, WALK.replace("หน้า", "บริเวณหน้า")),
        )
        assert ask(path, CHAINS) == [
            (code(1), code(1), 2563),
            (code(1), code(2), 2564),
            (code(1), code(3), 2566),
        ]
        sql = "SELECT previous_project_code, match_score, drift FROM project_lineage ORDER BY 1"
        one, two, first = ask(path, sql)
        assert one == (code(1), 100.0, "เพิ่ม (งบ 64)")
        assert two[0] == code(2)
        assert 75 <= two[1] < 100
        assert two[2] == "เพิ่ม บริเวณ; ตัด (งบ 64)"
        assert first == (None, None, None)

    def test_a_later_year_leaves_the_lineage_its_name(self, path: Path, loaded: Loaded) -> None:
        loaded((9, 2563, WALK), (2, 2564, WALK))
        loaded((1, 2565, WALK))
        assert [row[:2] for row in ask(path, CHAINS)] == [
            (code(9), code(1)),
            (code(9), code(2)),
            (code(9), code(9)),
        ]

    def test_two_that_are_as_good_are_told_and_not_guessed(
        self, path: Path, loaded: Loaded
    ) -> None:
        loaded((1, 2563, WALK), (2, 2563, f"{WALK} (2563)"), (3, 2564, WALK))
        assert ask(path, CHAINS) == []
        assert ask(path, DOUBTS) == [(code(3), code(1), 2), (code(3), code(2), 2)]

    def test_an_equal_name_goes_before_a_like_one(self, path: Path, loaded: Loaded) -> None:
        like = WALK.replace("หน้า", "บริเวณหน้า")
        loaded((1, 2563, WALK), (2, 2563, like), (3, 2564, like), (4, 2564, WALK))
        assert [row[:2] for row in ask(path, CHAINS)] == [
            (code(1), code(1)),
            (code(1), code(4)),
            (code(2), code(2)),
            (code(2), code(3)),
        ]
        assert ask(path, DOUBTS) == []

    def test_editions_run_on_with_the_years(self, path: Path, loaded: Loaded) -> None:
        fair = "โครงการมหกรรมหนังสือเด็ก ครั้งที่"
        loaded((1, 2563, f"{fair} 4"), (2, 2564, f"{fair} 5"), (3, 2565, f"{fair} 9"))
        assert [row[1] for row in ask(path, CHAINS)] == [code(1), code(2)]

    def test_another_agency_is_another_work(self, path: Path, loaded: Loaded) -> None:
        loaded((1, 2563, WALK))
        with Warehouse.open(path) as warehouse:
            warehouse.load(snapshot(2, "1", project_code="50290000-2", fiscal_year=2564, name=WALK))
            update_lineages(warehouse)
        assert ask(path, CHAINS) == []

    def test_a_name_of_nothing_is_no_work(self, path: Path, loaded: Loaded) -> None:
        loaded((1, 2563, "โครงการ"), (2, 2564, "โครงการ"))
        assert ask(path, CHAINS) == []
        assert ask(path, "SELECT compared_name FROM lineage_project") == [(None,), (None,)]
        loaded((1, 2563, WALK), (2, 2564, "กิจกรรม"))
        assert len(ask(path, "FROM lineage_project")) == 2


class TestUpdates:
    def test_what_did_not_change_is_not_written(self, loaded: Loaded) -> None:
        assert loaded((1, 2563, WALK), (2, 2564, WALK)) == {"lineage_project": 2}
        assert loaded((2, 2564, WALK)) == {}
        assert loaded((3, 2564, "โครงการอบรมครูดนตรีไทย")) == {"lineage_project": 1}

    def test_a_renamed_project_leaves_its_lineage(self, path: Path, loaded: Loaded) -> None:
        loaded((1, 2563, WALK), (2, 2564, WALK), (3, 2565, WALK))
        loaded((2, 2564, "โครงการอบรมครูดนตรีไทย"))
        assert [row[1] for row in ask(path, CHAINS)] == [code(1), code(3)]

    def test_a_project_that_is_gone_leaves_nothing(self, path: Path, loaded: Loaded) -> None:
        loaded((1, 2563, WALK), (2, 2564, f"{WALK}"), (3, 2564, "กิจกรรม"))
        with Warehouse.open(path) as warehouse:
            warehouse.load({}, [f"{1:064x}", f"{3:064x}"])
            update_lineages(warehouse)
        assert ask(path, "SELECT project_code, lineage_id FROM lineage_project") == [
            (code(2), code(2))
        ]

    def test_other_rules_compare_all_anew(
        self, path: Path, loaded: Loaded, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        loaded((1, 2563, WALK), (2, 2564, WALK))
        monkeypatch.setattr(lineage, "rules_version", lambda: "next")
        assert loaded() == {"lineage_project": 2}
        assert ask(path, "SELECT DISTINCT rules_version FROM lineage_project") == [("next",)]


NAMES = [
    WALK,
    WALK.replace("หน้า", "บริเวณหน้า"),
    f"{WALK} (ต่อเนื่อง)",
    WALK.replace("โพธิ์", "ไทร"),
    "โครงการมหกรรมหนังสือเด็ก ครั้งที่ 4",
    "โครงการมหกรรมหนังสือเด็ก ครั้งที่ 5",
    "งานมหกรรมหนังสือเด็ก",
    "โครงการตรวจคัดกรองสายตาเด็กอนุบาล",
    "โครงการคัดกรองสายตาเด็กอนุบาล",
    "โครงการคัดกรองสายตาเด็กอนุบาล (แว่นแรกของหนู)",
    "โครงการแว่นแรกของหนู",
    "โครงการแจกแว่น (คัดกรองสายตาเด็กอนุบาล) รุ่นที่ 3-5",
    "โครงการ",
]
STEPS = st.lists(
    st.lists(
        st.tuples(st.integers(1, 8), st.integers(2562, 2566), st.sampled_from(NAMES)), max_size=5
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=25, deadline=None)
@given(STEPS, st.sets(st.integers(1, 8), max_size=2))
def test_step_by_step_is_as_good_as_all_at_once(steps: list[list[Project]], gone: set[int]) -> None:
    with TemporaryDirectory() as folder:
        one, other = Path(folder) / "one.duckdb", Path(folder) / "other.duckdb"
        with Warehouse.open(one) as warehouse:
            for step in steps:
                store(warehouse, *step)
                update_lineages(warehouse)
            warehouse.load({}, [f"{number:064x}" for number in gone])
            update_lineages(warehouse)
        last = {number: (number, year, name) for step in steps for number, year, name in step}
        with Warehouse.open(other) as warehouse:
            store(warehouse, *(last[number] for number in reversed(last) if number not in gone))
            update_lineages(warehouse)
        assert held(one) == held(other)
        lineages = ask(one, "SELECT lineage_id, fiscal_year FROM lineage_project")
        assert len(lineages) == len(set(lineages))


def test_what_else_an_agency_does_makes_no_difference_to_a_likely_link(tmp_path: Path) -> None:
    likely = [
        (1, 2565, "โครงการส่งเสริมการคัดแยกขยะที่ต้นทาง"),
        (2, 2566, "กิจกรรมรณรงค์คัดแยกขยะตั้งแต่ต้นทาง"),
    ]
    others = [(n + year, year, f"งานที่ทำทุกปีอย่างที่ {n}") for n in (10, 20) for year in (2565, 2566)]
    found = []
    for number, steps in enumerate(
        (([*likely, *others],), ([likely[0], *others], [likely[1]]), (likely, others))
    ):
        path = tmp_path / f"{number}.duckdb"
        with Warehouse.open(path) as warehouse:
            for step in steps:
                store(warehouse, *step)
                update_lineages(warehouse)
        found.append(held(path))
    assert found[0] == found[1] == found[2]
    linked = (
        f"SELECT match_certainty FROM lineage_project WHERE previous_project_code = '{code(1)}'"
    )
    ((certainty,),) = ask(path, linked)
    assert LEAST_LIKELY <= certainty < BY_RULES


def test_drift_is_told_in_whole_words() -> None:
    assert drift("งานวัด (2563)", "งานวัด  (2564)") == "2563 → 2564"
    assert drift("งานวัดใหม่", "งานวัด") == "ตัด ใหม่"
    assert drift("งาน วัด", "งาน  วัด") is None


def test_a_run_follows_its_projects(tmp_path: Path) -> None:
    folder, path = tmp_path / "pages", tmp_path / "warehouse.duckdb"
    folder.mkdir()
    (folder / "1.txt").write_text(page(1), encoding="utf-8")
    later = page(2, agency="สำนักงานเขตทวีวัฒนา : (2565)")
    (folder / "2.txt").write_text(later, encoding="utf-8")
    assert run(folder, into=path).rows["lineage_project"] == 2
    assert [row[1] for row in ask(path, CHAINS)] == ["50480000-1", "50480000-2"]
    with Warehouse.open_read_only(path) as warehouse:
        assert not warehouse.run_checks()["duplicate_records"]
