"""Pictures of pages to text; most tests need the engine, and say so where it is missing."""

import difflib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from ingest.limits import Limits
from ingest.supervised import Ended, Team
from parsers.readers import ocr
from parsers.readers.image_rulings import Ruling, rulings_of, without_rulings
from parsers.readers.image_skew import straightened
from parsers.readers.unreadable import Unreadable
from tests.conftest import ROOT

PICTURE = ROOT / "tests/parsers/pictures/report.png"
PICTURE_DENSITY = 200
PRINTED = [
    "รายงานความก้าวหน้าของโครงการ",
    "สำนักงานเขตตัวอย่าง ปีงบประมาณ พ.ศ. 2564",
    "ความก้าวหน้า",
    "ร้อยละ 45.50",
    "งบประมาณที่ได้รับ",
    "120,000 บาท",
    "ดำเนินการแล้วตามแผน Riverside Park",
]
WHITE = Image.new("L", (1000, 600), 255)

engine_needed = pytest.mark.skipif(
    ocr.missing() is not None, reason=f"no picture is read here: {ocr.missing()}"
)


def likeness(one: str, other: str) -> float:
    """Share of equal characters; versions of the engine differ in a few."""
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def askew(picture: Image.Image, degrees: float) -> Image.Image:
    return picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)


def grey_at(picture: Image.Image, left: int, top: int) -> float:
    grey = picture.getpixel((left, top))
    assert isinstance(grey, int | float)
    return grey


@pytest.fixture(scope="module")
def page() -> ocr.OcrPage:
    return ocr.read_image(PICTURE.read_bytes(), PICTURE_DENSITY)


@engine_needed
class TestReading:
    def test_lines_are_what_is_printed(self, page: ocr.OcrPage) -> None:
        assert likeness("\n".join(page.lines), "\n".join(PRINTED)) > 0.95

    def test_sara_am_is_one_letter(self, page: ocr.OcrPage) -> None:
        text = "".join(page.lines)
        assert "ํ" not in text
        assert "สำนักงาน" in text

    def test_spaces_stand_where_they_are_printed(self, page: ocr.OcrPage) -> None:
        assert likeness(page.lines[1], PRINTED[1]) > 0.95
        assert page.lines[1].count(" ") == PRINTED[1].count(" ")
        assert page.lines[0].count(" ") == 0
        assert page.lines[-1].endswith("Riverside Park")

    def test_words_are_told_with_their_mean_confidence(self, page: ocr.OcrPage) -> None:
        assert 75 < page.confidence <= 100

    def test_a_line_is_cut_at_the_lines_of_a_table(self, page: ocr.OcrPage) -> None:
        assert "120,000 บาท" in page.lines
        assert len(page.rulings) == 6

    def test_places_are_in_points(self, page: ocr.OcrPage) -> None:
        assert len(page.boxes) == len(page.lines)
        first, last = page.boxes[0], page.boxes[-1]
        assert first.left == pytest.approx(60 * 72 / PICTURE_DENSITY, abs=3)
        assert last.top == pytest.approx(490 * 72 / PICTURE_DENSITY, abs=5)
        for box in page.boxes:
            assert 0 <= box.left < box.right <= 1100 * 72 / PICTURE_DENSITY
            assert 0 <= box.top < box.bottom <= 620 * 72 / PICTURE_DENSITY

    def test_a_picture_is_as_good_as_its_bytes(self, page: ocr.OcrPage) -> None:
        with Image.open(PICTURE) as picture:
            assert ocr.read_image(picture, PICTURE_DENSITY) == page

    @pytest.mark.parametrize("degrees", [0.7, -2.0])
    def test_a_picture_that_lies_askew_is_read_as_well(
        self, degrees: float, page: ocr.OcrPage
    ) -> None:
        with Image.open(PICTURE) as picture:
            turned = askew(picture.convert("L"), degrees)
        found = ocr.read_image(turned, PICTURE_DENSITY)
        assert likeness("\n".join(found.lines), "\n".join(PRINTED)) > 0.93
        assert len(found.rulings) == len(page.rulings)
        assert "ร้อยละ 45.50" in found.lines

    def test_an_empty_sheet_has_no_lines(self) -> None:
        assert ocr.read_image(WHITE, 200) == ocr.OcrPage([], [], 0.0, [])


def install(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put an engine of our own on the path, beside the shell's tools."""
    folder.mkdir()
    engine = folder / "tesseract"
    engine.write_text(
        '#!/bin/sh\nif [ "$1" = --list-langs ]; then printf "eng\\ntha\\n"; exit; fi\n' + script
    )
    engine.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def table(*rows: str) -> str:
    """The engine's table of lines (4 ...) and words (5 ...), written here with spaces."""
    return "\n".join("\t".join(row.split(" ", 11)) for row in rows)


class TestWithoutEngine:
    def test_what_is_missing_is_told_with_the_way_to_get_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        lack = ocr.missing()
        assert lack is not None
        assert "apt-get install tesseract-ocr tesseract-ocr-tha" in lack
        with pytest.raises(
            Unreadable, match="is a picture of text; tesseract is not installed"
        ) as e:
            ocr.read_image(WHITE, 200)
        assert e.value.reason == "needs_ocr"

    def test_an_engine_without_thai_is_not_enough(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        engine = tmp_path / "tesseract"
        engine.write_text("#!/bin/sh\nprintf 'eng\\nosd\\n'\n")
        engine.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        lack = ocr.missing()
        assert lack is not None
        assert "without Thai" in lack


class TestEngine:
    def test_one_that_fails_is_quoted(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        install(tmp_path / "bin", "echo 'out of order' >&2; exit 1\n", monkeypatch)
        with pytest.raises(Unreadable, match="out of order") as caught:
            ocr.read_image(WHITE, 200)
        assert caught.value.reason == "needs_ocr"

    def test_one_that_hangs_is_given_up(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        install(tmp_path / "bin", "exec sleep 1000\n", monkeypatch)
        monkeypatch.setattr(ocr, "_SECONDS", 1)
        with pytest.raises(Unreadable) as caught:
            ocr.read_image(WHITE, 200)
        assert caught.value.reason == "limit_time"

    def test_one_that_hangs_in_a_worker_ends_with_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = tmp_path / "told"
        install(tmp_path / "bin", f"echo $$ > {told}; exec sleep 1000\n", monkeypatch)
        with Team(1, Limits(seconds=2)) as team, pytest.raises(Ended):
            team.submit(ocr.read_image, PICTURE.read_bytes(), 200).result(timeout=60)
        process = Path("/proc") / told.read_text().strip() / "stat"
        assert not process.exists() or process.read_text().rpartition(")")[2].split()[0] == "Z"

    def test_it_uses_one_core(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        told = tmp_path / "told"
        install(
            tmp_path / "bin", f'echo "$OMP_THREAD_LIMIT $*" > {told}; cat > {told}.png', monkeypatch
        )
        assert ocr.read_image(WHITE, 300).lines == []
        assert told.read_text().startswith("1 stdin stdout -l tha+eng ")

    def test_its_table_and_its_text_are_put_together(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rows = [
            "level page_num block_num par_num line_num word_num left top width height conf text",
            "4 1 1 1 1 0 0 0 90 30 -1 ",
            "5 1 1 1 1 1 0 0 30 30 80 จํ",
            "5 1 1 1 1 2 30 0 10 30 90 านวน",
            "5 1 1 1 1 3 60 0 30 30 70 12",
            "4 1 1 1 2 0 0 60 90 30 -1 ",
            "5 1 1 1 2 1 0 60 90 30 95  ",
            "4 1 1 1 3 0 0 90 90 30 -1 ",
            "5 1 1 1 3 1 0 90 90 30 60 บาท",
        ]
        written = f"{table(*rows)}\nจํานวน 12\n \n\nบาท\n\f"
        (tmp_path / "out").write_text(written, encoding="utf-8")
        install(tmp_path / "bin", f"cat > /dev/null; cat {tmp_path}/out", monkeypatch)
        page = ocr.read_image(WHITE, 300)
        assert page.lines == ["จำนวน 12", "บาท"]
        assert page.confidence == 75
        assert page.boxes == [(0, 0, 21.6, 7.2), (0, 21.6, 21.6, 28.8)]

    @pytest.mark.parametrize(("confidence", "lines"), [(94, ["2,700 บาท"]), (96, ["2,700 um"])])
    def test_latin_letters_that_are_doubted_are_read_as_thai(
        self,
        confidence: int,
        lines: list[str],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        head = ("4 1 1 1 1 0 100 100 120 30 -1 ", "5 1 1 1 1 1 100 100 60 30 96 2,700")
        first = table(*head, f"5 1 1 1 1 2 170 100 50 30 {confidence} um")
        moved = [row.replace("100 100", "40 40") for row in head]
        again = table(*moved, "5 1 1 1 1 2 110 40 50 30 80 บาท")
        (tmp_path / "tha+eng").write_text(f"{first}\n2,700 um\n\f", encoding="utf-8")
        (tmp_path / "tha").write_text(f"{again}\n2,700 บาท\n\f", encoding="utf-8")
        install(tmp_path / "bin", f'cat > /dev/null; cat "{tmp_path}/$4"', monkeypatch)
        page = ocr.read_image(WHITE, 300)
        assert page.lines == lines
        assert page.boxes == [(24, 24, 52.8, 31.2)]


class TestResolution:
    A4 = (595.0, 842.0)

    def test_a_page_is_drawn_as_fine_as_its_picture(self) -> None:
        assert ocr.resolution_for(*self.A4) == 300
        assert ocr.resolution_for(*self.A4, 200) == 200
        assert ocr.resolution_for(*self.A4, 1200) == 300

    def test_a_large_page_is_drawn_coarser(self) -> None:
        width, height = 2480.0, 3508.0
        density = ocr.resolution_for(width, height)
        assert 100 < density < 300
        assert width * height * (density / 72) ** 2 == pytest.approx(40_000_000)

    def test_a_page_as_large_as_a_town_is_refused(self) -> None:
        with pytest.raises(Unreadable) as caught:
            ocr.resolution_for(2_000_000, 2_000_000)
        assert caught.value.reason == "too_large"

    def test_a_picture_as_large_as_a_town_is_refused(self) -> None:
        with pytest.raises(Unreadable) as caught:
            ocr._prepared(Image.new("1", (30_000, 30_000)), 300)
        assert caught.value.reason == "too_large"

    def test_a_large_picture_is_not_enlarged_without_end(self) -> None:
        grey, density = ocr._prepared(Image.new("1", (5_000, 7_000), 1), 72)
        assert grey.width * grey.height <= 40_000_000
        assert density == pytest.approx(72 * grey.width / 5_000, rel=0.01)


class TestSkew:
    @pytest.mark.parametrize("degrees", [-2.5, -0.3, 0.0, 0.15, 1.0])
    def test_a_picture_is_turned_straight(self, degrees: float) -> None:
        picture = Image.new("L", (900, 1200), 255)
        draw = ImageDraw.Draw(picture)
        for top in range(100, 1100, 40):
            draw.rectangle((100, top, 800, top + 12), fill=0)
        straight = straightened(askew(picture, degrees))
        assert straight.size == picture.size
        for top in range(100, 1100, 40):
            for left in (110, 450, 790):
                assert grey_at(straight, left, top + 6) < 60
                assert grey_at(straight, left, top + 26) > 200

    def test_an_empty_sheet_stays_as_it_is(self) -> None:
        assert straightened(WHITE) is WHITE


class TestRulings:
    def drawn(self) -> Image.Image:
        picture = Image.new("L", (800, 600), 255)
        draw = ImageDraw.Draw(picture)
        draw.rectangle((50, 100, 700, 102), fill=0)
        draw.rectangle((50, 100, 52, 500), fill=0)
        draw.rectangle((300, 300, 500, 400), fill=0)
        draw.rectangle((600, 300, 602, 320), fill=0)
        return picture

    def test_thin_long_lines_are_found(self) -> None:
        rulings = rulings_of(self.drawn(), 200)
        assert rulings.across == [Ruling(50, 100, 700, 102)]
        assert rulings.down == [Ruling(50, 100, 52, 500)]

    def test_a_line_a_little_askew_is_one(self) -> None:
        (line,) = rulings_of(askew(self.drawn(), 0.2), 200).across
        assert line.left == pytest.approx(50, abs=3)
        assert line.right == pytest.approx(700, abs=3)

    def test_they_are_taken_out_and_nothing_else(self) -> None:
        picture = self.drawn()
        cleared = without_rulings(picture, rulings_of(picture, 200))
        assert cleared.getpixel((400, 101)) == 255
        assert cleared.getpixel((51, 300)) == 255
        assert cleared.getpixel((400, 350)) == 0
        assert cleared.getpixel((601, 310)) == 0
