"""What an indicator's page lacks, and whether it ends before it is over."""

from dataclasses import dataclass

from parsers.draft import Draft
from parsers.indicators.labels import LabelTexts
from parsers.indicators.page_outline import PageOutline
from parsers.indicators.page_title import PageTitle
from parsers.indicators.quarter_cells import LAST_QUARTER
from parsers.indicators.quarter_rows import QuarterRow
from parsers.indicators.texts import IndicatorTexts
from parsers.indicators.units_and_values import unit_and_value
from schema.records import Indicator

_ONLY_FULL = frozenset(
    {"title", "quarter table", "reports", "summary", "definition", "formula", "data source"}
)
"""What the stripped layout lacks by nature, or gives without a heading."""

_ONLY_MEASURED = frozenset({"result", "evaluation", "quarter table", "reports", "summary"})
"""What pages of the city's own register of indicators lack: they give no results."""

_NOT_ON_EVERY_PAGE = frozenset({"category", "level"})


@dataclass(frozen=True)
class PageParts:
    """What was read of an indicator's page."""

    outline: PageOutline
    title: PageTitle
    code: str | None
    labels: LabelTexts
    rows: list[QuarterRow]
    texts: IndicatorTexts
    has_evaluation: bool
    is_register: bool
    """Whether it is of the city's register of indicators, which has no results."""

    @property
    def is_full(self) -> bool:
        """Whether anything of the full layout stands on the page."""
        has_title = self.title.text is not None or self.title.code is not None
        return has_title or self.outline.has_table or bool(self.texts.narratives)


def tell_missing_parts(draft: Draft, parts: PageParts) -> None:
    """A finding that lists what the page lacks.

    It is an error where the code is not known or the page is cut off.
    """
    texts, labels = parts.texts, parts.labels
    _tell_missing_reports(draft, parts)
    there = {
        "code": parts.code,
        "title": parts.title.text,
        "target": unit_and_value(labels.text("target")).given,
        "result": unit_and_value(labels.text("result")).given,
        "category": labels.given("category"),
        "level": labels.text("level"),
        "evaluation": parts.has_evaluation,
        "quarter table": parts.rows,
        "reports": texts.narratives,
        "summary": "summary" in texts.parts,
        "definition": "definition" in texts.parts,
        "formula": "formula" in texts.parts,
        "data source": "data_source" in texts.parts,
    }
    lacking = [name for name, found in there.items() if not found]
    is_cut_off = _is_cut_off(parts)
    if not lacking and not is_cut_off:
        return
    by_nature = _NOT_ON_EVERY_PAGE
    by_nature |= _ONLY_MEASURED if parts.is_register else frozenset()
    by_nature |= frozenset() if parts.is_full else _ONLY_FULL
    ending = "; it ends before it is over: download it again" if is_cut_off else ""
    is_grave = is_cut_off or parts.code is None
    draft.add_finding(
        "section_missing",
        "error" if is_grave else "info" if by_nature.issuperset(lacking) else "warning",
        ("the page" if parts.is_full else "the stripped layout")
        + f" has no {', '.join(lacking) or 'closing part'}{ending}",
        subject=Indicator.table,
        key=parts.code,
        line=1,
        observed=", ".join(lacking) or None,
    )


def _tell_missing_reports(draft: Draft, parts: PageParts) -> None:
    """A finding for the quarters of the table that have no report where others have one."""
    told = parts.texts.narratives
    lacking = sorted({row.quarter for row in parts.rows} - told.keys())
    if not told or not lacking:
        return
    draft.add_finding(
        "section_missing",
        "info",
        f"the page has reports, and none of quarter {', '.join(map(str, lacking))}",
        subject=Indicator.table,
        key=parts.code,
        line=1,
    )


def _is_cut_off(parts: PageParts) -> bool:
    """Whether the page ends before it is over.

    A full page goes on, after its table, to the last quarter's report, a summary or a
    definition. A stripped one has its evaluator's line; nothing tells where its texts end.
    """
    texts = parts.texts
    if not parts.labels.texts:
        return True
    is_closed = "summary" in texts.parts or texts.is_defined or LAST_QUARTER in texts.narratives
    if is_closed or parts.is_register:
        return False
    if parts.is_full:
        has_texts_elsewhere = not texts.narratives and _is_whole(parts.rows)
        return not has_texts_elsewhere
    return not (parts.outline.evaluators or parts.outline.print_links)


def _is_whole(rows: list[QuarterRow]) -> bool:
    return bool(rows) and rows[-1].quarter == LAST_QUARTER
