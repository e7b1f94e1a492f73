"""Opening, loading, replacing, and what is said when something is in the way."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schema.agencies import all_agencies
from schema.records import Agency, Contact, Finding, PlanStep, Quarantine, Row, Run, SourceFile
from warehouse import completion, layout
from warehouse.connection import ROWS_A_GROUP, explaining
from warehouse.store import STORAGE_VERSION, KnownSource, Warehouse, WarehouseError

if TYPE_CHECKING:
    from tests.warehouse.conftest import Ask, Load, Make

NOW = datetime(2021, 10, 1, 12, tzinfo=UTC)


def seen(make: "Make", number: int, **values: Any) -> Row:
    usual = {
        "input": "/pages",
        "source": f"host/{number}.html",
        "bytes": 100,
        "modified_ns": 1_633_000_000_123_456_789,
        "origin_key": "k",
        "document_id": make.document_id(number),
        "parser_version": "1",
        "outcome": "ok",
    }
    return SourceFile.model_validate({**usual, **values})


def quarantined(number: int, at: datetime = NOW, **values: Any) -> Row:
    usual = {
        "input": "/pages",
        "source": f"host/{number}.html",
        "reason": "empty",
        "message": "nothing in it",
        "first_seen": at,
        "last_seen": at,
    }
    return Quarantine.model_validate({**usual, **values})


def run(run_id: str = "r1", **values: Any) -> Run:
    counts = dict.fromkeys(("seen", "unchanged", "loaded", "partial", "failed"), 1)
    times = {"started_at": NOW, "finished_at": NOW, "status": "ok", "version": "0.1.0"}
    return Run.model_validate({"run_id": run_id, **times, **counts, **values})


class TestLoading:
    def test_every_kind_of_value_comes_back(self, load: "Load", ask: "Ask", make: "Make") -> None:
        snapshot = make.snapshot(
            1,
            page=2,
            fiscal_year=2564,
            name="โครงการ",
            progress_percent=22.5,
            is_routine=False,
            start_date=date(2020, 10, 1),
            budget_spent_baht=Decimal("1234567890123456.78"),
        )
        load(make.document(1), snapshot)
        assert ask("FROM project_snapshot") == [snapshot.as_row()]

    def test_unknown_is_null(self, load: "Load", ask: "Ask", make: "Make") -> None:
        load(make.snapshot(1, project_code=None))
        sql = "SELECT page, project_code, progress_percent, is_routine, end_date, budget_spent_baht"
        assert ask(f"{sql} FROM project_snapshot") == [(None,) * 6]

    @pytest.mark.parametrize("zone", ["Asia/Bangkok", "America/New_York"])
    def test_timestamps_are_kept_in_utc(
        self, zone: str, load: "Load", ask: "Ask", make: "Make", monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TZ", zone)
        bangkok = timezone(timedelta(hours=7))
        load(
            make.document(1, observed_at=datetime(2021, 1, 1, 19, tzinfo=bangkok)),
            make.document(2, observed_at=datetime(2021, 1, 1, 12, tzinfo=UTC)),
            make.document(3, observed_at=datetime(2021, 1, 1, 12)),  # noqa: DTZ001
            make.document(4, observed_at=None),
        )
        noon = datetime(2021, 1, 1, 12)  # noqa: DTZ001
        answer = ask("SELECT observed_at FROM document ORDER BY document_id")
        assert answer == [(noon,), (noon,), (noon,), (None,)]

    @settings(
        max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(texts=st.lists(st.text(min_size=1), min_size=1, max_size=20))
    def test_any_text_comes_back(self, texts: list[str], tmp_path: Path, make: "Make") -> None:
        path = tmp_path / "texts.duckdb"
        path.unlink(missing_ok=True)
        rows = [make.report(1, number, narrative=text) for number, text in enumerate(texts)]
        with Warehouse.open(path) as warehouse:
            warehouse.load(make.tables(*rows))
        with Warehouse.open_read_only(path) as warehouse:
            sql = "SELECT narrative FROM progress_report ORDER BY report_no"
            assert [text for (text,) in warehouse.query(sql).rows] == texts

    def test_a_replaced_document_leaves_nothing(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        for title in ("old", "new"):
            load(
                make.document(1, title=title),
                make.page(1, title),
                make.snapshot(1, name=title),
                make.report(1, narrative=title),
                make.record(PlanStep, 1, step_no=1, name=title),
                make.record(Contact, 1, project_code=None, role="coordinator", sequence=1, raw="a"),
                Finding(
                    document_id=make.document_id(1),
                    rule="unread_lines",
                    severity="warning",
                    message=title,
                ),
                replaced=(make.document_id(1),),
            )
        assert ask("SELECT title FROM document") == [("new",)]
        assert ask("SELECT text FROM document_page") == [("new",)]
        assert ask("SELECT name FROM project_snapshot") == [("new",)]
        assert ask("SELECT narrative FROM progress_report") == [("new",)]
        assert ask("SELECT name FROM plan_step") == [("new",)]
        assert ask("SELECT count(*) FROM contact") == [(1,)]
        assert ask("SELECT message FROM finding") == [("new",)]

    def test_every_table_of_documents_is_cleared(self) -> None:
        others = {"agency", "failed_attempt", "quarantine", "run", "source_file"}
        others |= {"lineage_project", "lineage_near_name", "lineage_doubt", "search_posting"}
        assert set(layout.document_tables()) == set(layout.statements("tables")) - others

    def test_other_documents_stay(self, load: "Load", ask: "Ask", make: "Make") -> None:
        load(make.document(1), make.report(1), make.document(2), make.report(2))
        load(make.document(1), replaced=(make.document_id(1), make.document_id(7)))
        assert ask("SELECT document_id FROM progress_report") == [(make.document_id(2),)]
        assert ask("SELECT count(*) FROM document") == [(2,)]

    def test_what_stood_at_a_path_before_stays(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(make.document(1, source="a.html"), seen(make, 1, source="a.html"))
        load(make.document(2, source="a.html"), seen(make, 2, source="a.html"))
        assert ask("SELECT count(*) FROM document") == [(2,)]
        assert ask("SELECT document_id FROM source_file") == [(make.document_id(2),)]

    def test_a_load_that_breaks_off_changes_nothing(
        self, load: "Load", ask: "Ask", path: Path, make: "Make"
    ) -> None:
        class Broken(list[Any]):
            def __iter__(self) -> Iterator[Any]:
                yield from super().__iter__()
                raise KeyboardInterrupt

        load(make.document(1, title="old"), make.report(1, narrative="old"), seen(make, 1))
        rows = make.tables(make.document(1, title="new"), seen(make, 1, bytes=7), make.report(1))
        rows["progress_report"] = Broken(rows["progress_report"])
        with Warehouse.open(path) as warehouse:
            with pytest.raises(KeyboardInterrupt):
                warehouse.load(rows, [make.document_id(1)])
            warehouse.load(make.tables(make.document(2)))
        assert ask("SELECT title FROM document ORDER BY document_id") == [("old",), (None,)]
        assert ask("SELECT narrative FROM progress_report") == [("old",)]
        assert ask("SELECT bytes FROM source_file") == [(100,)]

    @pytest.mark.parametrize(
        "row",
        [
            ("\ud800",),
            ("not 13 values",),
            (None,) * 9 + ("not a time",) + (None,) * 3,
            (None,) * 7 + ("not a number",) + (None,) * 5,
        ],
    )
    def test_a_refused_row_names_its_table(
        self, row: tuple[object, ...], path: Path, make: "Make", ask: "Ask"
    ) -> None:
        row = row + (None,) * 12 if row == ("\ud800",) else row
        with Warehouse.open(path) as warehouse:
            with pytest.raises(WarehouseError, match=r"^document: ") as raised:
                warehouse.load({"document": [make.document(1).as_row(), row]})
            assert raised.value.table == "document"
        assert ask("SELECT count(*) FROM document") == [(0,)]

    def test_a_table_that_is_none(self, path: Path) -> None:
        with (
            Warehouse.open(path) as warehouse,
            pytest.raises(WarehouseError, match="no table projects"),
        ):
            warehouse.load({"projects": []})

    def test_nothing_is_loaded_read_only(self, path: Path, load: "Load") -> None:
        load()
        with Warehouse.open_read_only(path) as warehouse:
            with pytest.raises(WarehouseError, match="open read-only"):
                warehouse.load({})
            with pytest.raises(WarehouseError, match="open read-only"):
                warehouse.record_run(run())

    def test_a_run_is_recorded_once(self, path: Path, ask: "Ask") -> None:
        with Warehouse.open(path) as warehouse:
            warehouse.record_run(run(loaded=1))
            warehouse.record_run(run(loaded=2))
            warehouse.record_run(run("r2"))
        assert ask("SELECT run_id, loaded FROM run ORDER BY run_id") == [("r1", 2), ("r2", 1)]


class TestSourcesAndQuarantine:
    def test_sources_come_back_by_path(self, path: Path, load: "Load", make: "Make") -> None:
        load(seen(make, 1), seen(make, 2, document_id=None, outcome="quarantine"))
        with Warehouse.open_read_only(path) as warehouse:
            sources = warehouse.source_files()
        assert sorted(sources) == ["/pages/host/1.html", "/pages/host/2.html"]
        expected = KnownSource(
            input="/pages",
            source="host/1.html",
            bytes=100,
            modified_ns=1_633_000_000_123_456_789,
            origin_key="k",
            document_id=make.document_id(1),
            parser_version="1",
            outcome="ok",
        )
        assert sources["/pages/host/1.html"] == expected
        assert sources["/pages/host/2.html"].document_id is None

    def test_a_known_source_is_a_row_of_its_table(self) -> None:
        assert list(KnownSource._fields) == list(SourceFile.model_fields)

    @pytest.mark.parametrize(
        ("prefixes", "found"),
        [
            (["/a/"], ["/a/b/1", "/a/c/1"]),
            (["/a/b/"], ["/a/b/1"]),
            (["/a/b/1", "/ab/1"], ["/a/b/1", "/ab/1"]),
            (["/"], ["/a/b/1", "/a/c/1", "/ab/1", "/root"]),
            (["/100%/"], []),
            ([], []),
        ],
    )
    def test_sources_of_a_folder(
        self, prefixes: list[str], found: list[str], path: Path, load: "Load", make: "Make"
    ) -> None:
        load(
            seen(make, 1, input="/a", source="b/1"),
            seen(make, 1, input="/a/c", source="1"),
            seen(make, 1, input="/ab", source="1"),
            seen(make, 1, input="/", source="root"),
        )
        with Warehouse.open_read_only(path) as warehouse:
            assert sorted(warehouse.source_files(prefixes)) == found

    def test_the_same_source_in_two_inputs_is_two(
        self, path: Path, load: "Load", make: "Make"
    ) -> None:
        load(seen(make, 1, input="/a"), seen(make, 1, input="/b"))
        load(seen(make, 1, input="/a", bytes=7), quarantined(1, input="/a"))
        load(quarantined(1, input="/b"))
        with Warehouse.open_read_only(path) as warehouse:
            sizes = {name: known.bytes for name, known in warehouse.source_files().items()}
            attempts = list(warehouse.query("SELECT attempts FROM quarantine").rows)
        assert sizes == {"/a/host/1.html": 7, "/b/host/1.html": 100}
        assert attempts == [(1,), (1,)]

    def test_the_last_of_two_rows_of_a_path_counts(self, path: Path, make: "Make") -> None:
        with Warehouse.open(path) as warehouse:
            warehouse.load(make.tables(seen(make, 1, bytes=1), seen(make, 1, bytes=2)))
            assert warehouse.source_files()["/pages/host/1.html"].bytes == 2

    def test_parser_versions_of_documents(self, path: Path, load: "Load", make: "Make") -> None:
        load(make.document(1), make.document(2, parser_version="2"), make.document(3))
        one, two, three = (make.document_id(number) for number in (1, 2, 3))
        with Warehouse.open_read_only(path) as warehouse:
            stored = warehouse.known_documents()
            versions = {key: document.parser_version for key, document in stored.items()}
            assert versions == {one: "1", two: "2", three: "1"}
            assert all(key == document.document_id for key, document in stored.items())
            assert warehouse.known_documents([two, make.document_id(9)]) == {two: stored[two]}
            assert warehouse.known_documents([]) == {}

    def test_quarantine_counts_the_attempts(self, load: "Load", ask: "Ask") -> None:
        load(quarantined(1, NOW))
        load(quarantined(1, NOW + timedelta(days=1), reason="failed"), quarantined(2, NOW))
        load(quarantined(1, NOW + timedelta(days=2)))
        answer = ask("SELECT * EXCLUDE (input, message) FROM quarantine ORDER BY source")
        noon = NOW.replace(tzinfo=None)
        assert answer == [
            ("host/1.html", None, "empty", 3, noon, noon + timedelta(days=2)),
            ("host/2.html", None, "empty", 1, noon, noon),
        ]

    @pytest.mark.parametrize(
        ("outcome", "left"), [("ok", 1), ("partial", 1), ("failed", 2), ("quarantine", 2)]
    )
    def test_what_is_now_read_leaves_the_quarantine(
        self, outcome: str, left: int, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(quarantined(1), quarantined(2))
        load(make.document(1), seen(make, 1, outcome=outcome))
        assert ask("SELECT count(*) FROM quarantine") == [(left,)]


class TestOpening:
    def test_tools_with_an_older_duckdb_can_open_the_file(self, load: "Load", ask: "Ask") -> None:
        load()
        (tags,) = ask("SELECT tags FROM duckdb_databases() WHERE path IS NOT NULL")
        assert tags[0]["storage_version"].startswith(STORAGE_VERSION)
        assert STORAGE_VERSION.startswith("v1.")

    def test_the_file_is_all_there_is(self, path: Path, load: "Load", make: "Make") -> None:
        load(make.document(1))
        assert [entry.name for entry in path.parent.iterdir()] == [path.name]

    def test_opening_again_keeps_everything(self, load: "Load", ask: "Ask", make: "Make") -> None:
        load(make.document(1))
        load()
        assert ask("SELECT count(*) FROM document") == [(1,)]

    def test_closing_twice_is_as_good_as_once(self, path: Path) -> None:
        with Warehouse.open(path) as warehouse:
            warehouse.close()
        warehouse.close()

    def test_a_column_added_since_is_added(self, path: Path, ask: "Ask", make: "Make") -> None:
        with duckdb.connect(str(path)) as connection:
            sql = layout.statements("tables")["document"]
            connection.execute("\n".join(line for line in sql.splitlines() if " url " not in line))
            connection.execute("INSERT INTO document (document_id) VALUES ('a')")
        path_of_older = path.with_name("older.duckdb")
        older = f"ATTACH '{path_of_older}' AS older (STORAGE_VERSION '{STORAGE_VERSION}')"
        with duckdb.connect() as connection:
            connection.execute(older)
            connection.execute(f"ATTACH '{path}' AS newer")
            connection.execute("COPY FROM DATABASE newer TO older")
        path_of_older.replace(path)
        with Warehouse.open(path) as warehouse:
            warehouse.load(make.tables(make.document(1, url="u", title="t")))
        answer = ask("SELECT url, title FROM document ORDER BY url NULLS FIRST")
        assert answer == [(None, None), ("u", "t")]

    def test_the_agencies_come_with_the_program(
        self, path: Path, ask: "Ask", monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Warehouse.open(path).close()
        assert ask("FROM agency ORDER BY code") == [one.as_row() for one in all_agencies()]
        monkeypatch.setattr(Warehouse, "_append", lambda *_: pytest.fail("written again"))
        Warehouse.open(path).close()

    def test_agencies_that_changed_since_are_put_right(
        self, path: Path, ask: "Ask", monkeypatch: pytest.MonkeyPatch
    ) -> None:
        older = [
            *all_agencies()[2:],
            Agency(code="98760000", name="สำนักเดิม", kind="bureau", source="header"),
            Agency(code="01000000", name="ชื่อเดิม", kind="office", source="text"),
        ]
        with monkeypatch.context() as patch:
            patch.setattr(completion, "all_agencies", lambda: older)
            Warehouse.open(path).close()
        assert ask("SELECT name FROM agency WHERE code = '98760000'") == [("สำนักเดิม",)]
        Warehouse.open(path).close()
        assert ask("FROM agency ORDER BY code") == [one.as_row() for one in all_agencies()]

    def test_a_file_from_before_there_were_agencies(
        self, path: Path, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(make.document(1), make.snapshot(1, agency_code="50020000"))
        with duckdb.connect(str(path)) as connection:
            connection.execute("DROP VIEW agency_year")
            connection.execute("DROP TABLE agency")
            connection.execute("CREATE VIEW agency_year AS SELECT agency_code FROM project")
        assert ask("FROM agency_year") == [("50020000",)]
        Warehouse.open(path).close()
        assert ask("SELECT agency_name FROM agency_year") == [("สำนักงานเขตป้อมปราบศัตรูพ่าย",)]

    def test_a_column_from_the_future_is_refused(self, path: Path, load: "Load") -> None:
        load()
        with duckdb.connect(str(path)) as connection:
            connection.execute("ALTER TABLE document ADD COLUMN mood VARCHAR")
        with pytest.raises(WarehouseError, match=r"newer version .* document\.mood") as raised:
            Warehouse.open(path)
        assert raised.value.table == "document"

    def test_a_file_of_a_newer_format_is_refused(self, path: Path) -> None:
        duckdb.connect(str(path)).close()
        with pytest.raises(WarehouseError, match="made by another program"):
            Warehouse.open(path)

    @pytest.mark.parametrize("content", [b"", b"hello", b"hello" * 10_000])
    def test_a_file_of_another_kind_is_refused_and_kept(self, content: bytes, path: Path) -> None:
        path.write_bytes(content)
        for opening in (Warehouse.open, Warehouse.open_read_only):
            with pytest.raises(WarehouseError, match="is not a DuckDB file") as raised:
                opening(path)
            assert raised.value.path == path
        assert path.read_bytes() == content

    def test_a_file_of_sqlite_is_refused(self, path: Path) -> None:
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE a (b)")
        for opening in (Warehouse.open, Warehouse.open_read_only):
            with pytest.raises(WarehouseError, match="is not a DuckDB file"):
                opening(path)

    def test_a_damaged_file_is_named_so(self, path: Path, load: "Load") -> None:
        load()
        content = bytearray(path.read_bytes())
        content[4096:12288] = bytes(8192)
        path.write_bytes(content)
        with pytest.raises(WarehouseError, match="is damaged"):
            Warehouse.open(path)

    def test_a_missing_file_is_not_made_by_asking(self, path: Path) -> None:
        with pytest.raises(WarehouseError, match="does not exist"):
            Warehouse.open_read_only(path)
        assert not path.exists()

    def test_a_missing_folder(self, path: Path) -> None:
        with pytest.raises(WarehouseError, match="folder does not exist"):
            Warehouse.open(path / "warehouse.duckdb")

    def test_a_folder(self, path: Path) -> None:
        path.mkdir()
        with pytest.raises(WarehouseError, match="is a folder"):
            Warehouse.open(path)

    def test_names_are_only_names(self, tmp_path: Path) -> None:
        path = tmp_path / "it's; ก.duckdb"
        Warehouse.open(path).close()
        assert path.exists()

    def test_views_are_found_under_any_name_of_the_file(self, path: Path, load: "Load") -> None:
        load()
        path = path.replace(path.with_name("renamed.duckdb"))
        with Warehouse.open_read_only(path) as warehouse:
            assert list(warehouse.query("FROM agency_year").rows) == []


class TestLocks:
    @staticmethod
    def elsewhere(path: Path, opening: str) -> str:
        """What another process says when it opens the file."""
        script = (
            "import sys; from pathlib import Path; from warehouse.store import *\n"
            f"try: Warehouse.{opening}(Path(sys.argv[1])).close(); print('opened')\n"
            "except WarehouseError as error: print(error.message)"
        )
        command = [sys.executable, "-c", script, str(path)]
        answer = subprocess.run(
            command,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            text=True,
        )
        return answer.stdout.strip()

    def test_a_locked_file_names_the_process(self, path: Path) -> None:
        with Warehouse.open(path):
            for opening in ("open", "open_read_only"):
                assert f"is in use by process {os.getpid()} (" in self.elsewhere(path, opening)
        assert self.elsewhere(path, "open") == "opened"

    def test_readers_do_not_lock_each_other_out(self, path: Path, load: "Load") -> None:
        load()
        with Warehouse.open_read_only(path):
            assert self.elsewhere(path, "open_read_only") == "opened"
            assert "is in use by process" in self.elsewhere(path, "open")

    def test_a_second_open_here_does_not_weaken_the_lock(self, path: Path) -> None:
        link = path.with_name("link.duckdb")
        with Warehouse.open(path):
            link.symlink_to(path)
            for opening in (Warehouse.open, Warehouse.open_read_only):
                for name in (path, link):
                    with pytest.raises(WarehouseError, match="already open in this process"):
                        opening(name)
            assert "is in use by process" in self.elsewhere(path, "open_read_only")

    def test_reading_ends_before_writing_here(self, path: Path, load: "Load") -> None:
        load()
        with Warehouse.open_read_only(path) as warehouse:
            warehouse.query("FROM range(1_000_000)")
            with pytest.raises(WarehouseError, match="already open in this process"):
                Warehouse.open(path)
        Warehouse.open(path).close()


class Full:
    """A connection whose disk is full at the commit: duckdb has then rolled back by itself."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)

    def commit(self) -> None:
        self.connection.rollback()
        raise duckdb.TransactionException(
            'Failed to commit: Could not write file "a.wal": No space left on device'
        )


def test_a_full_disk_is_named_so_and_the_warehouse_goes_on(
    path: Path, make: "Make", ask: "Ask"
) -> None:
    with Warehouse.open(path) as warehouse:
        connection = warehouse._connection
        warehouse._connection = Full(connection)  # type: ignore[assignment]
        with pytest.raises(WarehouseError, match="the disk is full; nothing of this step was kept"):
            warehouse.load(make.tables(make.document(1)))
        warehouse._connection = connection
        warehouse.load(make.tables(make.document(2)))
    assert ask("SELECT document_id FROM document") == [(make.document_id(2),)]


def test_an_error_under_way_is_not_hidden_by_closing(path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Warehouse.open(path) as warehouse:
        warehouse._connection.close()
        raise ZeroDivisionError


def test_an_interrupted_query_is_a_keyboard_interrupt(path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), explaining(path):
        raise RuntimeError("Query interrupted")
    with pytest.raises(RuntimeError, match="something else"), explaining(path):
        raise RuntimeError("something else")


def test_documents_all_over_a_large_file_can_be_replaced(path: Path) -> None:
    """Each group of rows that a delete touches takes memory: here more than a load has else."""
    documents, rows = 1200, ROWS_A_GROUP // 2
    with Warehouse.open(path) as warehouse:
        warehouse._fetch(
            "INSERT INTO evaluation (document_id, line_start, line_end, quarter)"
            " SELECT lpad(lower(to_hex(n // $1)), 64, '0'), 1, 1, 1"
            " FROM range($1 * $2) AS made (n)",
            rows,
            documents,
        )
        warehouse._fetch(
            "INSERT INTO document (document_id) SELECT DISTINCT document_id FROM evaluation"
        )
    with Warehouse.open(path) as warehouse:
        warehouse.load({}, [f"{number:064x}" for number in range(0, documents, 2)])
        left = warehouse._fetch("SELECT count(*), count(DISTINCT document_id) FROM evaluation")
        assert left == [(documents // 2 * rows, documents // 2)]
