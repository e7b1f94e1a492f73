"""Codes of indicators and agencies in the address of a page, however the address was saved."""

import re
from urllib.parse import unquote

# The sign before a value, and what wget, Windows and browsers make of it in a file's name.
_IS = r"\s?(?:=|_|-|@|\s)?\s?"
_CITY_PAGE = re.compile(r"mykpi2563", re.IGNORECASE)
_PLAIN_CODE = re.compile(rf"pid{_IS}([0-9]{{1,3}})(?![0-9-])", re.IGNORECASE)
_CODE = re.compile(rf"pid{_IS}([0-9]{{4}}-[0-9]{{1,6}})(?![0-9-])", re.IGNORECASE)
_WHOLE_NAME = re.compile(r"(?!19|2[0456])([0-9]{4}-[0-9]{3,6})(?:\.[a-z]{2,5})*$")
_AGENCY = re.compile(rf"selDEP{_IS}([0-9]{{8}})(?![0-9])", re.IGNORECASE)
_NAME_WITH_CODE = re.compile(r"mykpi[^/]*?(?<![0-9])([0-9]{4}-[0-9]{1,6})(?![0-9-])", re.IGNORECASE)


def indicator_code_in(address: str | None) -> str | None:
    """The indicator code that a URL or a file's path names, or None.

    A plain number counts only on the pages of the city's indicators, a code without `pid` only
    after `mykpi` or as a whole name, where it does not open as a year does (`2021-0930`).
    """
    if not address:
        return None
    plain = _plain(address)
    name = plain.replace("\\", "/").rpartition("/")[2]
    match = _CODE.search(plain) or _NAME_WITH_CODE.search(name) or _WHOLE_NAME.match(name)
    if match is None and names_city_page(address):
        match = _PLAIN_CODE.search(plain)
    return match.group(1) if match else None


def names_city_page(address: str | None) -> bool:
    """Whether the address is of a page of the city's indicators of 2562-2563 (`mykpi2563`)."""
    return bool(address) and _CITY_PAGE.search(_plain(address or "")) is not None


def agency_code_in(address: str | None) -> str | None:
    """The agency code that the address of an agency's results names after `selDEP`, or None."""
    match = _AGENCY.search(_plain(address)) if address else None
    return match.group(1) if match else None


def _plain(address: str) -> str:
    return unquote(unquote(address))
