"""Documents to records: one module a kind; `KINDS` is the only place that lists them."""

from collections.abc import Callable
from dataclasses import dataclass

from parsers import (
    action_plan,
    agency_results,
    indicator_page,
    progress_form,
    progress_page,
    slide_deck,
)
from parsers.draft import Parsed
from schema.document import Document
from schema.records.operations import Reason

PARSER_VERSION = "5"
"""Changes whenever the same bytes may give other records: a new one re-reads all documents."""


@dataclass(frozen=True)
class Kind:
    """A document kind: how to tell it, and how to read it."""

    name: str
    looks_like: Callable[[Document], bool]
    parse: Callable[[Document], Parsed]


KINDS: tuple[Kind, ...] = (
    Kind(progress_page.KIND, progress_page.looks_like, progress_page.parse),
    Kind(progress_form.KIND, progress_form.looks_like, progress_form.parse),
    Kind(action_plan.KIND, action_plan.looks_like, action_plan.parse),
    Kind(slide_deck.KIND, slide_deck.looks_like, slide_deck.parse),
    Kind(indicator_page.KIND, indicator_page.looks_like, indicator_page.parse),
    Kind(agency_results.KIND, agency_results.looks_like, agency_results.parse),
)


@dataclass(eq=False)
class Unrecognised(Exception):
    """A document that no kind, or more than one, says yes to."""

    reason: Reason
    message: str

    def __str__(self) -> str:
        return self.message


def recognise(document: Document) -> Kind:
    """The one kind that the document is of; raises `Unrecognised` for none or several."""
    kinds = [kind for kind in KINDS if kind.looks_like(document)]
    if len(kinds) == 1:
        return kinds[0]
    if kinds:
        names = ", ".join(kind.name for kind in kinds)
        raise Unrecognised("ambiguous_kind", f"looks like more than one kind: {names}")
    known = ", ".join(kind.name for kind in KINDS)
    raise Unrecognised("not_recognised", f"is of no known kind (known: {known})")


def parse(document: Document) -> Parsed:
    """Recognise a document and read it into records and findings; raises `Unrecognised`."""
    return recognise(document).parse(document)
