"""Where an indicator stands in its document, and how its findings name it."""

from typing import NamedTuple

from parsers.draft import Draft
from schema.document import Span
from schema.records import Indicator
from schema.records.operations import Rule, Severity


class IndicatorOwner(NamedTuple):
    """Whose indicator it is; all of it may be unknown."""

    project_code: str | None = None
    agency_code: str | None = None
    agency_source: str | None = None
    fiscal_year: int | None = None


class IndicatorPlace(NamedTuple):
    """Where an indicator stands, its number in the document, and its key in findings."""

    draft: Draft
    span: Span
    key: str
    number: int

    def tell(
        self,
        message: str,
        observed: str | None = None,
        expected: str | None = None,
        *,
        rule: Rule = "invalid_record",
        severity: Severity = "warning",
        line: int | None = None,
    ) -> None:
        """A finding about the indicator; `line` where it is not the first of it."""
        self.draft.add_finding(
            rule,
            severity,
            f"{message} (the indicator at line {self.span.first})",
            subject=Indicator.table,
            key=self.key,
            line=self.span.first if line is None else line,
            page=self.span.page,
            observed=observed,
            expected=expected,
        )

    def tell_missing(
        self, what: list[str], severity: Severity, observed: str | None = None
    ) -> None:
        """A finding about what the indicator's block lacks, where it lacks anything."""
        if what:
            self.draft.add_finding(
                "section_missing",
                severity,
                f"the indicator at line {self.span.first} has no {', '.join(what)}",
                subject=Indicator.table,
                key=self.key,
                line=self.span.first,
                page=self.span.page,
                observed=observed,
            )
