"""What a parser has to tell of a document whatever its kind: damage, and people in unread lines."""

from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.personal_data import names_a_person


def tell_pictures(draft: Draft) -> None:
    """A finding for every page that was read from a picture: letters may be others."""
    for page in draft.document.pages:
        if page.ocr_confidence is not None:
            draft.add_finding(
                "text_damaged",
                "warning",
                f"page {page.number} is a picture that was read with a confidence of "
                f"{page.ocr_confidence:.0f} percent; compare figures and codes with it",
                line=1,
                page=page.number,
            )


def tell_damages(draft: Draft) -> None:
    """A finding for every line whose text could not be repaired."""
    tell_pictures(draft)
    for damage in draft.document.damages:
        draft.add_finding(
            "text_damaged",
            "warning",
            f"line {damage.line} holds damage that could not be repaired: {damage.message}",
            line=damage.line,
            page=damage.page,
            observed=damage.raw,
        )


def keep_people_private(draft: Draft, lines: Lines) -> None:
    """Lines that nothing took and that name somebody are masked wherever they are shown."""
    for index in lines.untaken():
        if names_a_person(lines.texts[index]):
            draft.private.append(lines.texts[index])


def tell_another(draft: Draft, lines: Lines, at: int, what: str) -> None:
    """An error for another page or form (`what`) that begins at the line `at`, and is not read.

    Nothing is told where `at` is the document's end.
    """
    if at >= len(lines):
        return
    span = lines.span(at, len(lines))
    draft.add_finding(
        "unread_lines",
        "error",
        f"another {what} begins at line {span.first}; a document holds one {what}: "
        "save each in a file of its own",
        line=span.first,
        page=span.page,
    )
