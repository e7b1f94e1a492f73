"""The code of what a page is about: printed on it, else named by its address."""

from collections.abc import Callable

from parsers.draft import Draft
from schema.records import Row


def addressed_code(draft: Draft, find: Callable[[str | None], str | None]) -> str | None:
    """The first code that `find` makes out in the document's addresses, or None.

    These are the address of a manifest, the file's path, and the page's own link to itself.
    """
    origin = draft.document.origin
    return find(origin.url) or find(origin.source) or find(draft.document.url)


def settled_code(
    draft: Draft, printed: str | None, addressed: str | None, what: str, subject: type[Row]
) -> str | None:
    """The code that is printed, else the one of the address; told where they differ."""
    if printed and addressed and printed != addressed:
        draft.add_finding(
            "invalid_record",
            "warning",
            f"the page says it is {what} {printed}, its address says {addressed}; "
            "the page's own code is kept",
            subject=subject.table,
            key=printed,
            line=1,
            observed=addressed,
            expected=printed,
        )
    return printed or addressed
