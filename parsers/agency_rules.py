"""Whose a document is: what settles it, and what a person should know of it.

For every kind of document that has an agency: `settle_agency` where no code is given, then
`check_agency` with the code and the name as printed.
"""

from collections.abc import Iterable
from typing import NamedTuple

from parsers.draft import Draft
from schema.agencies import agency_of, code_named, is_part_of
from schema.agency_names import Named, agencies_in
from schema.document import Span
from schema.project_names import agency_key
from schema.records import Agency, Record
from schema.records.base import AgencySource


class Settled(NamedTuple):
    """An agency's code and what settled it; both None where nothing does."""

    code: str | None = None
    source: AgencySource | None = None


class AgencyPlace(NamedTuple):
    """The record whose agency is looked at, its key, and where the agency's name stands.

    `span` is the record's own where the document names no agency.
    """

    subject: type[Record]
    key: str | None
    span: Span


def settle_agency(
    name: str | None, title: str | None = None, body: Iterable[str | None] = ()
) -> Settled:
    """The agency of a document that gives no code, by the first of its texts that names one.

    `name` is the agency's own line, `body` the texts that say what the work is for. A text that
    names several agencies, one that is not listed, or one in doubt settles nothing, and keeps
    those behind it from settling: the document may be of any that it names.
    """
    if name:
        code = code_named(name) or agencies_in(name).only
        return Settled(code, "name") if code else Settled()
    named = agencies_in(title)
    if named != Named():
        return Settled(named.only, "title") if named.only else Settled()
    only = agencies_in(_joined(body)).only
    return Settled(only, "body") if only else Settled()


def check_agency(
    draft: Draft,
    code: str | None,
    name: str | None,
    place: AgencyPlace,
    texts: Iterable[str | None] = (),
) -> None:
    """Tell a name that is not the one known of the code, and an agency that is not known.

    `code` is as given or settled, `name` as printed. `texts` are title and body: what they name
    is told where the agency is not known, and settles nothing here.
    """
    agency = agency_of(code)
    if agency is not None and agency.name is not None:
        if name and not _is_name_of(agency, name):
            known = f"the code {code} is of {agency.name}"
            _tell_other_name(draft, place, name, known, agency)
    elif code and (other := agency_of(code_named(name))):
        known = f"the agency of that name has the code {other.code}, not {code}"
        _tell_other_name(draft, place, name or "", known, other)
    elif not (agency and name):
        _tell_unknown(draft, code, name, place, texts)


def _is_name_of(agency: Agency, name: str) -> bool:
    """Whether `name` is the agency's in another spelling, with a unit of its or its whole."""
    if agency_key(name) == agency_key(agency.name or "") or is_part_of(agency, name):
        return True
    return agencies_in(name).codes == (agency.code,)


def _tell_other_name(
    draft: Draft, place: AgencyPlace, name: str, known: str, agency: Agency
) -> None:
    draft.add_finding(
        "agency_name_differs",
        # What is only inferred may itself be wrong.
        "info" if agency.source == "inferred" else "warning",
        f"the document names its agency {name}; {known}",
        subject=place.subject.table,
        key=place.key,
        line=place.span.first,
        page=place.span.page,
        observed=name,
        expected=agency.name,
    )


def _tell_unknown(
    draft: Draft,
    code: str | None,
    name: str | None,
    place: AgencyPlace,
    texts: Iterable[str | None],
) -> None:
    if agency_of(code):
        message = f"no name is known of the agency {code}, and the document gives none"
    elif code:
        message = f"no agency is known by the code {code}"
    elif name:
        message = f"no agency is known by the name {name}, and no code tells which it is"
    else:
        message = "the document gives neither code nor name of its agency, and nothing settles it"
    seen = "" if name else _seen_in(texts)
    draft.add_finding(
        "agency_unknown",
        "info",
        f"{message}; its texts name {seen}" if seen else message,
        subject=place.subject.table,
        key=place.key,
        line=place.span.first,
        page=place.span.page,
        observed=name or seen or code,
    )


def _seen_in(texts: Iterable[str | None]) -> str:
    """The agencies that the texts name, parted by commas."""
    named = agencies_in(_joined(texts))
    listed = (agency_of(code) for code in named.codes)
    return ", ".join([*(one.name for one in listed if one and one.name), *named.others])


def _joined(texts: Iterable[str | None]) -> str:
    # A stop of its own keeps the end of one text from going on into the next.
    return "\n.\n".join(text for text in texts if text)
