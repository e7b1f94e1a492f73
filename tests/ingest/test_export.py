"""`tidtam export`: whole files, masked contacts, no formulas."""

import csv
import json
import os
import re
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from ingest import exporting
from ingest.batch import ingest
from ingest.cli import main
from ingest.exporting import exportable
from ingest.inert_text import inert
from ingest.workbook import LONGEST_CELL, cells_of, write_workbook
from schema.records import Plan, ProgressReport, ProjectSnapshot
from tests.conftest import ROOT
from tests.ingest.folders import Listener, ask
from warehouse.store import Warehouse, WarehouseError

Captured = pytest.CaptureFixture[str]
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example","คลิก")',
    "+1+1",
    "-1+1",
    "-",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "   \t @SUM(1)",
    "\u00a0=1+1",
    "\u3000=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u00ad=1",
    "\u202e=1",
    "'=1+1",
    '"=1+1"',
    "“=1+1”",
    '" =1',
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "−1",
    "\ttab",
    "\rreturn",
    "\x01=1",
    "ก\x0bข\x1fค_x0041_",
    "<r></r></is></c><c r='A9'><f>1+1</f></c><c><is><r>x</r>",
    "http://evil.example/",
    "mailto:a@evil.example",
    "{=1+1}",
)
HARMLESS = ("ก = ข", "a-b", "1+1", "ร้อยละ 50", "", "'ปกติ'", "x@y", "http://a.example")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of all samples."""
    path = tmp_path_factory.mktemp("samples") / "samples.duckdb"
    ingest([ROOT / "samples"], path, workers=1, dry_run=False, progress=Listener())
    return path


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A warehouse of plans whose titles are hostile, one a row."""
    path = tmp_path / "hostile.duckdb"
    rows = [
        Plan(document_id=f"{n:064x}", line_start=n, line_end=n, title=text).as_row()
        for n, text in enumerate(HOSTILE, start=1)
    ]
    with Warehouse.open(path) as opened:
        opened.load({"plan": rows})
    return path


def export(warehouse: Path, folder: Path, form: str, *arguments: str) -> int:
    where = ["--warehouse", str(warehouse)]
    return main(["export", str(folder), "--format", form, *arguments, *where])


def csv_rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened))


def unescaped(text: str) -> str:
    return re.sub(r"_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), text)


def sheets(file: Path) -> dict[str, list[list[tuple[str, str]]]]:
    """The cells of every sheet: their type (n is a number) and what they hold."""
    with zipfile.ZipFile(file) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        names = [sheet.attrib["name"] for sheet in book.iter(f"{SPREADSHEET}sheet")]
        return {
            name: cells(ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{n}.xml")))
            for n, name in enumerate(names, start=1)
        }


def cells(sheet: ElementTree.Element) -> list[list[tuple[str, str]]]:
    found = []
    for row in sheet.iter(f"{SPREADSHEET}row"):
        at: dict[int, tuple[str, str]] = {}
        for cell in row.iter(f"{SPREADSHEET}c"):
            column = 0
            for letter in re.sub(r"\d", "", cell.attrib["r"]):
                column = column * 26 + ord(letter) - 64
            parts = [part.text or "" for part in cell.iter() if part.tag[-2:] in ("}t", "}v")]
            at[column - 1] = (cell.attrib.get("t", "n"), unescaped("".join(parts)))
        found.append([at.get(n, ("", "")) for n in range(max(at, default=-1) + 1)])
    return found


class TestFiles:
    @pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
    def test_every_table_and_view_with_all_its_rows(
        self, form: str, samples: Path, tmp_path: Path
    ) -> None:
        folder = tmp_path / "new" / "export"
        assert export(samples, folder, form) == 0
        named = {f"{table}.{form}" for table in exportable()}
        assert {path.name for path in folder.iterdir()} == {*named, "manifest.json"}
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
        run_id = ask(samples, "SELECT max(run_id) FROM run")[0][0]
        for table in exportable():
            told = manifest[f"{table}.{form}"]
            assert told["rows"] == ask(samples, f"SELECT count(*) FROM {table}")[0][0]
            assert told["last_run"] == run_id
            if form == "csv":
                assert len(csv_rows(folder / f"{table}.csv")) == told["rows"] + 1
            if form == "xlsx":
                assert len(sheets(folder / f"{table}.xlsx")[table]) == told["rows"] + 1
        assert manifest[f"contact.{form}"]["contacts"] == "masked"
        assert manifest[f"project.{form}"]["contacts"] is None

    def test_parquet_holds_the_types_of_the_warehouse(self, samples: Path, tmp_path: Path) -> None:
        assert export(samples, tmp_path, "parquet", "--tables", "project_snapshot") == 0
        with Warehouse.open_to_export(samples, tmp_path) as warehouse:
            read = f"FROM read_parquet('{tmp_path / 'project_snapshot.parquet'}')"
            stored = list(warehouse.query("FROM project_snapshot ORDER BY ALL").rows)
            assert list(warehouse.query(f"{read} ORDER BY ALL").rows) == stored
            kinds = warehouse.query(f"SELECT DISTINCT typeof(budget_spent_baht) {read}").rows
            assert list(kinds) == [("DECIMAL(18,2)",)]

    def test_earlier_files_are_replaced_and_others_stay(
        self, samples: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "project.csv").write_text("old", encoding="utf-8")
        (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
        assert export(samples, tmp_path, "csv", "--tables", "project, agency") == 0
        assert (tmp_path / "project.csv").read_text(encoding="utf-8-sig").startswith("project_code")
        assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"
        assert export(samples, tmp_path, "csv", "--tables", "run") == 0
        manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
        assert set(manifest["files"]) == {"project.csv", "agency.csv", "run.csv"}

    def test_a_link_is_replaced_and_not_followed(self, samples: Path, tmp_path: Path) -> None:
        elsewhere = tmp_path / "elsewhere"
        elsewhere.write_text("mine", encoding="utf-8")
        folder = tmp_path / "export"
        folder.mkdir()
        (folder / "agency.csv").symlink_to(elsewhere)
        assert export(samples, folder, "csv", "--tables", "agency") == 0
        assert elsewhere.read_text(encoding="utf-8") == "mine"

    @pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
    @pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
    def test_what_breaks_off_leaves_no_half_file(
        self,
        form: str,
        error: BaseException,
        samples: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: Captured,
    ) -> None:
        (tmp_path / f"run.{form}").write_text("old", encoding="utf-8")
        name = {"csv": "_write_csv", "xlsx": "_write_xlsx"}.get(form)

        def half(*arguments: Any) -> int:
            Path(arguments[-1]).write_text("half", encoding="utf-8")
            raise error

        if name is None:
            monkeypatch.setattr(Warehouse, "copy_to_parquet", half)
        else:
            monkeypatch.setattr(exporting, name, half)
        assert export(samples, tmp_path, form, "--tables", "run") == 1
        assert [path.name for path in tmp_path.iterdir()] == [f"run.{form}"]
        assert (tmp_path / f"run.{form}").read_text(encoding="utf-8") == "old"
        assert "Traceback" not in capsys.readouterr().err

    def test_a_file_in_place_of_the_folder(
        self, samples: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        (tmp_path / "x").write_text("mine", encoding="utf-8")
        assert export(samples, tmp_path / "x", "csv") == 1
        assert "x: File exists" in capsys.readouterr().err

    def test_an_unknown_table_is_wrong_usage(
        self, samples: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        folder = tmp_path / "none"
        assert export(samples, folder, "csv", "--tables", "project,nothing; DROP TABLE run") == 2
        assert "progress_timeline" in capsys.readouterr().err
        assert not folder.exists()

    def test_a_missing_warehouse_is_1(self, tmp_path: Path, capsys: Captured) -> None:
        assert export(tmp_path / "nowhere.duckdb", tmp_path, "csv") == 1
        assert "does not exist" in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []

    def test_an_export_writes_below_its_folder_only(self, samples: Path, tmp_path: Path) -> None:
        folder = tmp_path / "it's"
        folder.mkdir()
        outside = tmp_path / "outside.parquet"
        with Warehouse.open_to_export(samples, folder) as warehouse:
            assert warehouse.copy_to_parquet("FROM agency", folder / "a.parquet") > 0
            for file in (outside, folder / ".." / outside.name):
                with pytest.raises(WarehouseError):
                    warehouse.copy_to_parquet("FROM agency", file)
            for sql in (f"COPY agency TO '{folder}/b.csv'", "SET enable_external_access = true"):
                with pytest.raises(WarehouseError):
                    warehouse.query(sql)
            with pytest.raises(WarehouseError):
                list(warehouse.query(f"FROM read_text('{samples}')").rows)
        assert not outside.exists()


class TestContacts:
    def private(self, samples: Path) -> set[str]:
        """Names, entries and telephones; extensions of four digits stand in other figures too."""
        rows = ask(samples, "SELECT name, phone, raw FROM contact")
        return {text for row in rows for text in row if text and len(text) > 6}

    @pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
    def test_they_are_in_no_file(self, form: str, samples: Path, tmp_path: Path) -> None:
        assert export(samples, tmp_path, form) == 0
        private = self.private(samples)
        assert len(private) > 20
        for table in exportable():
            told = " ".join(self.texts(samples, tmp_path / f"{table}.{form}"))
            assert not [text for text in private if text in told], table

    def texts(self, samples: Path, file: Path) -> list[str]:
        if file.suffix == ".csv":
            return [cell for row in csv_rows(file) for cell in row]
        if file.suffix == ".xlsx":
            return [text for s in sheets(file).values() for row in s for _, text in row]
        with Warehouse.open_to_export(samples, file.parent) as warehouse:
            rows = warehouse.query(f"FROM read_parquet('{file}')").rows
            return [str(value) for row in rows for value in row]

    def test_their_rows_stay_and_null_is_still_null(self, samples: Path, tmp_path: Path) -> None:
        assert export(samples, tmp_path, "csv", "--tables", "contact") == 0
        head, *rows = csv_rows(tmp_path / "contact.csv")
        sql = "SELECT count(*), count(name), count(phone), count(raw) FROM contact"
        (counts,) = ask(samples, sql)
        shown = [
            [dict(zip(head, row, strict=True))[n] for n in ("name", "phone", "raw")] for row in rows
        ]
        assert counts == (len(rows), *(sum(bool(row[n]) for row in shown) for n in range(3)))
        assert {text for row in shown for text in row} == {"", "▒▒▒▒"}

    def test_they_are_shown_where_asked_for_and_that_is_told(
        self, samples: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        assert export(samples, tmp_path, "csv", "--tables", "contact", "--with-contacts") == 0
        told = (tmp_path / "contact.csv").read_text(encoding="utf-8-sig")
        names = [row[0] for row in ask(samples, "SELECT name FROM contact WHERE name IS NOT NULL")]
        assert all(name in told for name in names)
        assert "not masked in contact.csv" in capsys.readouterr().err
        assert export(samples, tmp_path, "xlsx") == 0
        assert "contact.csv of an earlier export" in capsys.readouterr().err


class TestFormulas:
    def test_csv_cells_that_could_run_stand_behind_an_apostrophe(
        self, hostile: Path, tmp_path: Path
    ) -> None:
        assert export(hostile, tmp_path, "csv", "--tables", "plan") == 0
        head, *rows = csv_rows(tmp_path / "plan.csv")
        shown = [row[head.index("title")] for row in rows]
        for text, cell in zip(HOSTILE, shown, strict=True):
            assert cell in (text, f"'{text}")
            # As a spreadsheet may see it: without what it strips.
            assert (
                cell.startswith("'")
                or not re.match(r"[\W_]*[=+\-@＝＋－＠]", text)
                or (text.startswith("{"))
            ), text
        assert shown[0] == "'=1+1"
        assert sum(cell.startswith("'") for cell in shown) >= 30

    @pytest.mark.parametrize("text", HARMLESS)
    def test_harmless_text_stays(self, text: str) -> None:
        assert inert(text) == text

    def test_numbers_stay_numbers(self, tmp_path: Path) -> None:
        warehouse = tmp_path / "w.duckdb"
        row = ProjectSnapshot(
            document_id="0" * 64,
            line_start=1,
            line_end=1,
            project_code=None,
            layout="full",
            progress_percent=55.5,
            budget_spent_baht=Decimal("-12.50"),
            start_date=date(2021, 10, 1),
        )
        with Warehouse.open(warehouse) as opened:
            opened.load({row.table: [row.as_row()]})
        assert export(warehouse, tmp_path, "csv", "--tables", row.table) == 0
        head, cells = csv_rows(tmp_path / "project_snapshot.csv")
        told = dict(zip(head, cells, strict=True))
        assert (told["progress_percent"], told["budget_spent_baht"]) == ("55.5", "-12.50")
        assert (told["start_date"], told["end_date"]) == ("2021-10-01", "")

    def test_xlsx_holds_texts_and_no_formula_or_link(self, hostile: Path, tmp_path: Path) -> None:
        assert export(hostile, tmp_path, "xlsx", "--tables", "plan") == 0
        head, *rows = sheets(tmp_path / "plan.xlsx")["plan"]
        column = [text for _, text in head].index("title")
        # XML makes line feeds of carriage returns that are not escaped.
        assert [row[column] for row in rows] == [("inlineStr", text) for text in HOSTILE]
        with zipfile.ZipFile(tmp_path / "plan.xlsx") as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml")
            assert not re.search(rb"<f[ >]|<hyperlink", sheet)
            assert not [name for name in archive.namelist() if "externalLink" in name]

    def test_csv_begins_with_a_byte_order_mark(self, samples: Path, tmp_path: Path) -> None:
        assert export(samples, tmp_path, "csv", "--tables", "agency") == 0
        assert (tmp_path / "agency.csv").read_bytes().startswith(b"\xef\xbb\xbfcode,")


class TestWorkbook:
    def write(self, tmp_path: Path, rows: list[tuple[Any, ...]], **options: Any) -> Path:
        file = tmp_path / "t.xlsx"
        width = len(rows[0]) if rows else 1
        parts = options.pop("parts", [1] * width)
        columns = [f"c{n}" for n in range(width)]
        assert write_workbook(file, "t", columns, rows, parts, **options) == len(rows)
        return file

    def test_kinds_of_values(self, tmp_path: Path) -> None:
        values = (
            date(2021, 10, 1),
            datetime(2021, 10, 1, 12, tzinfo=UTC).replace(tzinfo=None),
            Decimal("12.50"),
            7,
            0.25,
            True,
            None,
            date(1621, 1, 1),
            1_700_000_000_000_000_123,
            Decimal("99999999999999.99"),
            float("inf"),
            datetime(2021, 10, 1, tzinfo=UTC),
        )
        (row,) = sheets(self.write(tmp_path, [values]))["t"][1:]
        assert row[:7] == [
            ("n", "44470"),
            ("n", "44470.5"),
            ("n", "12.50"),
            ("n", "7"),
            ("n", "0.25"),
            ("b", "1"),
            ("", ""),
        ]
        assert [kind for kind, _ in row[7:]] == ["inlineStr"] * 5
        assert row[7][1] == "1621-01-01"
        assert row[8][1] == "1700000000000000123"

    @pytest.mark.parametrize(
        ("rows", "expected"), [(0, [0]), (3, [3]), (4, [3, 1]), (7, [3, 3, 1])]
    )
    def test_rows_beyond_a_sheet_go_on_in_the_next(
        self, rows: int, expected: list[int], tmp_path: Path
    ) -> None:
        file = self.write(tmp_path, [(n,) for n in range(rows)], rows_a_sheet=4)
        found = sheets(file)
        assert [len(sheet) - 1 for sheet in found.values()] == expected
        assert list(found) == ["t", "t (2)", "t (3)"][: len(expected)]
        numbers = [row[0][1] for sheet in found.values() for row in sheet[1:]]
        assert numbers == [str(n) for n in range(rows)]
        assert all(sheet[0] == [("inlineStr", "c0")] for sheet in found.values())

    def test_the_header_is_frozen_and_filtered(self, tmp_path: Path) -> None:
        file = self.write(tmp_path, [(1, 2), (3, 4)])
        with zipfile.ZipFile(file) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert 'state="frozen"' in sheet
        assert '<autoFilter ref="A1:B3"' in sheet

    @pytest.mark.parametrize("letter", ["ก", "a", "😀"])
    @pytest.mark.parametrize(
        "length", [1, LONGEST_CELL - 1, LONGEST_CELL, LONGEST_CELL + 1, 99_999]
    )
    def test_pieces_fit_a_cell_and_lose_nothing(self, letter: str, length: int) -> None:
        text = "x" + letter * (length - 1)
        pieces = list(cells_of(text))
        assert "".join(pieces) == text
        assert all(len(piece.encode("utf-16-le")) // 2 <= LONGEST_CELL for piece in pieces)

    @pytest.mark.parametrize("letter", ["ก", "😀"])
    def test_a_text_longer_than_a_cell_goes_on_in_the_next(
        self, letter: str, tmp_path: Path
    ) -> None:
        warehouse = tmp_path / "w.duckdb"
        text = "x" + letter * 70_000
        row = ProgressReport(
            document_id="0" * 64,
            line_start=1,
            line_end=1,
            project_code=None,
            report_no=1,
            narrative=text,
            problem="ไม่มี",
        )
        with Warehouse.open(warehouse) as opened:
            opened.load({row.table: [row.as_row()]})
        assert export(warehouse, tmp_path, "xlsx", "--tables", row.table) == 0
        head, cells = sheets(tmp_path / "progress_report.xlsx")["progress_report"]
        told = dict(zip([name for _, name in head], [text for _, text in cells], strict=False))
        assert told["problem"] == "ไม่มี"
        pieces = [told[name] for name in told if name.startswith("narrative")]
        assert "".join(pieces) == text
        assert "narrative (part 2)" in told


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(samples: Path, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    assert export(samples, folder, "csv") == 1
