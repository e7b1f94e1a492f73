"""Budgets: what is not shown is never taken for 0."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.warehouse.conftest import Ask, Load, Make

YEAR = {"fiscal_year": 2564, "agency_code": "50020000", "agency_name": "สำนักงานเขตป้อมปราบฯ"}


def test_sums_compare_only_projects_with_both_amounts(
    load: "Load", ask: "Ask", make: "Make"
) -> None:
    amounts: list[tuple[int | None, int | None]] = [
        (100, 50),
        (1000, None),
        (None, 7),
        (None, None),
    ]
    load(
        make.document(1),
        *(
            make.snapshot(
                1,
                project_code=f"50020000-{no}",
                name="งาน",
                budget_received_baht=received,
                budget_spent_baht=spent,
                **YEAR,
            )
            for no, (received, spent) in enumerate(amounts, start=1000)
        ),
    )
    figures = """
        SELECT level, projects, projects_with_received, projects_with_spent, projects_compared,
            received_baht::INT, spent_baht::INT, compared_received_baht::INT,
            compared_spent_baht::INT, spent_percent, spent_missing
        FROM budget_use WHERE level {}
        ORDER BY level, project_code
    """
    both = (4, 2, 2, 1, 1100, 57, 100, 50, 50.0, None)
    assert ask(figures.format("<> 'project'")) == [("agency_year", *both), ("year", *both)]
    assert [row[-2:] for row in ask(figures.format("= 'project'"))] == [
        (50.0, None),
        (None, "no_spent"),
        (None, "no_received"),
        (None, "no_amounts"),
    ]
    sql = "SELECT level, agency_code, agency_name, name FROM budget_use GROUP BY ALL ORDER BY ALL"
    assert ask(sql) == [
        ("agency_year", "50020000", YEAR["agency_name"], None),
        ("project", "50020000", YEAR["agency_name"], "งาน"),
        ("year", None, None, None),
    ]


@pytest.mark.parametrize(
    ("amounts", "percent", "why"),
    [
        ([(0, 0)], None, "nothing_received"),
        ([(0, 5), (10, 5)], 100.0, None),
        ([(10, None), (None, 5)], None, "never_both"),
        ([(10, 12)], 120.0, None),
    ],
)
def test_a_share_that_cannot_be_reckoned_says_why(
    load: "Load",
    ask: "Ask",
    make: "Make",
    amounts: list[tuple[int | None, int | None]],
    percent: float | None,
    why: str | None,
) -> None:
    rows: list[Any] = [
        make.snapshot(
            1,
            project_code=f"50020000-{no}",
            budget_received_baht=received,
            budget_spent_baht=spent,
            **YEAR,
        )
        for no, (received, spent) in enumerate(amounts, start=1000)
    ]
    load(make.document(1), *rows)
    sql = "SELECT spent_percent, spent_missing FROM budget_use WHERE level = 'year'"
    assert ask(sql) == [(percent, why)]


def test_the_latest_snapshot_alone_counts(load: "Load", ask: "Ask", make: "Make") -> None:
    load(
        make.document(1),
        make.snapshot(1, budget_received_baht=5, budget_spent_baht=5, **YEAR),
        make.document(2),
        make.snapshot(2, budget_received_baht=10, budget_spent_baht=2, **YEAR),
        make.snapshot(2, project_code=None, budget_received_baht=10, **YEAR),
        make.snapshot(2, project_code=None, line_start=2, fiscal_year=None),
    )
    sql = "SELECT fiscal_year, projects, spent_percent FROM budget_use WHERE level = 'year'"
    assert ask(f"{sql} ORDER BY 1 NULLS LAST") == [(2564, 2, 20.0), (None, 1, None)]
    assert ask("SELECT count(*) FROM budget_use WHERE level = 'project'") == [(3,)]


@pytest.mark.parametrize(
    ("later", "figures"),
    [
        ((None, None), (1, 5, 4)),
        ((None, 7), (2, None, 7)),
        ((6, None), (2, 6, None)),
        ((6, 7), (2, 6, 7)),
    ],
)
def test_amounts_are_a_pair_of_the_latest_document_that_shows_either(
    load: "Load",
    ask: "Ask",
    make: "Make",
    later: tuple[int | None, int | None],
    figures: tuple[int, int | None, int | None],
) -> None:
    load(
        *(make.document(number) for number in (1, 2, 3)),
        make.snapshot(1, line_start=2, budget_received_baht=5, budget_spent_baht=4, **YEAR),
        make.snapshot(
            2, line_start=2, budget_received_baht=later[0], budget_spent_baht=later[1], **YEAR
        ),
        make.snapshot(3, name="as seen last", **YEAR),
    )
    sql = "SELECT document_id, line_start, name, received_baht, spent_baht FROM budget_use"
    document, received, spent = figures
    assert ask(f"{sql} WHERE level = 'project'") == [
        (make.document_id(document), 2, "as seen last", received, spent)
    ]
    assert ask("SELECT received_baht, spent_baht FROM budget_use WHERE level = 'year'") == [
        (received, spent)
    ]


def test_amounts_beside_another_year_are_not_of_this_one(
    load: "Load", ask: "Ask", make: "Make"
) -> None:
    load(
        make.document(1),
        make.snapshot(1, budget_received_baht=5, **{**YEAR, "fiscal_year": 2563}),
        make.document(2),
        make.snapshot(2, **YEAR),
    )
    sql = "SELECT fiscal_year, received_baht, document_id FROM budget_use WHERE level = 'project'"
    assert ask(sql) == [(2564, None, make.document_id(2))]
