"""The page of questions is what the examples ask and what the samples answer."""

from datetime import date
from decimal import Decimal

from docs import questions
from tests.conftest import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.sql"))


def test_the_page_is_what_the_files_ask_and_the_samples_answer() -> None:
    page = (ROOT / "docs/questions.md").read_text(encoding="utf-8")
    assert page == questions.page(), "stale: run `make docs`"


def test_every_file_is_a_section_with_its_sql() -> None:
    page = (ROOT / "docs/questions.md").read_text(encoding="utf-8")
    assert page.count("\n## ") == len(EXAMPLES) > 9
    for path in EXAMPLES:
        question = questions.read_question(path)
        assert f"\n## {question.english}\n\n{question.thai}\n" in page
        assert f"```sql\n{question.sql}\n```" in page
        assert path.read_text(encoding="utf-8").endswith(f"{question.sql}\n")
        assert question.sql.startswith(("SELECT", "WITH", "FROM"))


def test_values_stand_as_the_command_prints_them() -> None:
    rows = [
        (1.0, "a|b*", None, date(2022, 3, 18), Decimal("2.50")),
        (None, "x" * 40, None, None, None),
    ]
    assert questions.table(["n", "text", "none", "day", "baht"], rows).splitlines() == [
        "| n | text | none | day | baht |",
        "| ---: | :--- | ---: | --- | ---: |",
        "| 1 | a\\|b\\* |  | 2022-03-18 | 2.50 |",
        f"|  | {'x' * 40} |  |  |  |",
    ]
