"""Every rule of findings: a page that triggers it, and one that does not."""

from datetime import datetime

import pytest

from parsers import parse
from parsers.readers import read
from schema.document import Origin
from tests.parsers.progress_pages import Entry, ProgressPage, Step, parsed, rules, three_entries

SOUND = ProgressPage()


def test_a_sound_page_has_no_findings() -> None:
    assert parsed(SOUND.full()).findings == []
    assert rules(SOUND.stripped()) == set()


def entries_with(number: int, **changes: str) -> list[Entry]:
    entries = three_entries()
    for name, value in changes.items():
        setattr(entries[number], name, value)
    return entries


def with_target(target: str) -> list[str]:
    lines = list(SOUND.indicator)
    lines[2] = f"ค่าเป้าหมาย {target}"
    return lines


def a_leap() -> list[Entry]:
    return [
        Entry("90.00", "2021-09-17", "17/09/2564"),
        Entry("20.00", "2021-08-20", "20/08/2564"),
    ]


def a_slow_rise() -> list[Entry]:
    return [
        Entry("90.00", "2021-09-17", "17/09/2564"),
        Entry("20.00", "2021-07-20", "20/07/2564"),
    ]


TRIGGERS: list[tuple[str, ProgressPage, ProgressPage]] = [
    (
        "weights_not_100",
        ProgressPage(steps=[Step("จัดซื้อ", "95", "2021-01-01", "2021-01-01")]),
        ProgressPage(
            steps=[
                Step("ก", str(w), "2021-01-01", "2021-01-01") for w in ("33.33", "33.33", "33.34")
            ]
        ),
    ),
    ("progress_decreases", ProgressPage(entries=entries_with(2, percent="70.00")), SOUND),
    (
        "progress_jump",
        ProgressPage(entries=a_leap(), bare="90", progress="ความคืบหน้าโครงการ ร้อยละ 90"),
        ProgressPage(entries=a_slow_rise(), bare="90", progress="ความคืบหน้าโครงการ ร้อยละ 90"),
    ),
    (
        "header_differs_from_latest",
        ProgressPage(bare="80", progress="ความคืบหน้าโครงการ ร้อยละ 80"),
        ProgressPage(bare="100.00", progress="ความคืบหน้าโครงการ ร้อยละ 100.0"),
    ),
    (
        "dates_disagree",
        ProgressPage(entries=entries_with(0, thai="18/09/2564")),
        ProgressPage(entries=entries_with(0, thai="17/9/64")),
    ),
    (
        "report_outside_fiscal_year",
        ProgressPage(entries=entries_with(0, iso="2021-10-01", thai="01/10/2564")),
        ProgressPage(entries=entries_with(0, iso="2021-09-30", thai="30/09/2564")),
    ),
    (
        "fiscal_years_disagree",
        ProgressPage(title="โครงการปลูกต้นไม้ ปีงบประมาณ พ.ศ. 2563 : 50480000-3418"),
        ProgressPage(title="โครงการปลูกต้นไม้ (พ.ศ. 2563-2565) : 50480000-3418"),
    ),
    (
        "duplicate_report",
        ProgressPage(entries=[three_entries()[0], *three_entries()]),
        ProgressPage(
            entries=[three_entries()[0], *entries_with(0, iso="2021-09-10", thai="10/9/64")]
        ),
    ),
    (
        "silent_before_year_end",
        ProgressPage(entries=three_entries()[1:], bare="60", progress="ความคืบหน้าโครงการ ร้อยละ 60"),
        ProgressPage(
            entries=entries_with(0, percent="90.00"),
            bare="90",
            progress="ความคืบหน้าโครงการ ร้อยละ 90",
        ),
    ),
    ("impossible_date", ProgressPage(entries=entries_with(1, thai="31/06/2564")), SOUND),
    (
        "percent_above_100",
        ProgressPage(
            entries=entries_with(0, percent="104.00"),
            bare="104",
            progress="ความคืบหน้าโครงการ ร้อยละ 104",
        ),
        SOUND,
    ),
    (
        "invalid_record",
        ProgressPage(entries=entries_with(1, bare="61.00")),
        ProgressPage(entries=entries_with(1, bare="60")),
    ),
    (
        "unread_lines",
        ProgressPage(strategy=(*SOUND.strategy[:2], "ข้อความที่ไม่รู้จัก", *SOUND.strategy[2:])),
        SOUND,
    ),
    ("section_missing", ProgressPage(entries=[]), SOUND),
    (
        "scales_differ",
        ProgressPage(indicator=with_target("ระดับ : 5")),
        ProgressPage(indicator=with_target("ร้อยละ : 90")),
    ),
    (
        "text_damaged",
        ProgressPage(rationale="ถนนสายหลัก\ufffdขาดร่มเงา"),
        ProgressPage(rationale="ประจ\ufffdปี ถนนสายหลักขาดร่มเงา"),
    ),
]


@pytest.mark.parametrize(("rule", "page", "other"), TRIGGERS, ids=[rule for rule, _, _ in TRIGGERS])
def test_each_rule_finds_its_fault_and_nothing_else_does(
    rule: str, page: ProgressPage, other: ProgressPage
) -> None:
    assert rule in rules(page.full())
    assert rule not in rules(other.full())
    # The stripped layout has neither the title nor the header that could disagree.
    if rule != "fiscal_years_disagree":
        assert rule in rules(page.stripped())
    assert rule not in rules(other.stripped())


def test_dates_of_two_years_leave_the_year_of_a_stripped_page_open() -> None:
    entries = entries_with(0, iso="2021-10-05", thai="5/10/2564")[:2]
    page = ProgressPage(entries=entries).stripped()
    assert "fiscal_years_disagree" in rules(page)
    (snapshot,) = parsed(page).records["project_snapshot"]
    assert snapshot.model_dump()["fiscal_year"] is None


def test_findings_name_their_line_and_what_was_seen() -> None:
    page = ProgressPage(entries=entries_with(1, thai="31/06/2564")).full()
    (finding,) = (f for f in parsed(page).findings if f.rule == "impossible_date")
    assert finding.line_start is not None
    assert "18" in page.split("\n")[finding.line_start - 1]
    assert finding.observed == "31/06/2564"
    assert finding.subject == "progress_report"


def rules_when_saved(at: datetime) -> set[str]:
    """The findings of a page whose last report, of 18 June, is 90 days old on 16 September."""
    page = ProgressPage(entries=three_entries()[1:]).full().encode()
    parsed_page = parse(read(page, Origin("x.txt", observed_at=at)))
    return {finding.rule for finding in parsed_page.findings}


def test_a_page_saved_before_the_year_ended_is_not_yet_silent() -> None:
    assert "silent_before_year_end" not in rules_when_saved(datetime(2021, 7, 1))  # noqa: DTZ001
    assert "silent_before_year_end" in rules_when_saved(datetime(2021, 12, 1))  # noqa: DTZ001


def test_a_page_is_saved_on_the_day_that_it_is_in_bangkok() -> None:
    at_night = datetime(2021, 9, 16, 20)  # noqa: DTZ001 - UTC
    assert "silent_before_year_end" in rules_when_saved(at_night)
    assert "silent_before_year_end" not in rules_when_saved(at_night.replace(hour=16))
