"""Opening a PDF, and what to tell where that cannot be done."""

import pypdfium2
import pypdfium2.raw as pdfium

from parsers.readers.unreadable import Unreadable
from schema.records.operations import Reason

MOST_PAGES = 5_000
"""Pages above which a PDF is refused: the thickest volumes seen have less than a thousand."""

_UNPROTECTED = "open it in a viewer, save it without protection, and put that copy in its place"
_AGAIN = "download it again"

_NO_PAGES: tuple[Reason, str] = ("pdf_damaged", f"is a PDF without pages; {_AGAIN}")
_DAMAGED: tuple[Reason, str] = (
    "pdf_damaged",
    f"begins like a PDF, but its pages cannot be found: it is cut off or overwritten; {_AGAIN}",
)
# By pdfium's codes, not by its messages: those may be empty.
_BY_CODE: dict[int, tuple[Reason, str]] = {
    pdfium.FPDF_ERR_PASSWORD: ("pdf_encrypted", f"asks for a password; {_UNPROTECTED}"),
    pdfium.FPDF_ERR_SECURITY: (
        "pdf_encrypted",
        f"is protected in a way that no reader here can undo; {_UNPROTECTED}",
    ),
}


def opened(raw: bytes) -> pypdfium2.PdfDocument:
    """The PDF of these bytes, to be closed by the caller; its pages are not yet looked at.

    A PDF that only its owner's password protects opens as any other. Raises `Unreadable`:
    `pdf_encrypted` where a password is needed, `pdf_damaged` where there is no page to be
    found, `too_large` where it has, or claims, more than `MOST_PAGES`.
    """
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(*_why_not(raw)) from error
    count = len(document)
    if count > MOST_PAGES:
        document.close()
        message = f"says that it has {count:,} pages; more than {MOST_PAGES:,} are not read"
        raise Unreadable("too_large", f"{message}: split it, or download it again")
    return document


def _why_not(raw: bytes) -> tuple[Reason, str]:
    """Why the bytes do not open. Asked of pdfium anew: its last error may be another file's."""
    handle = pdfium.FPDF_LoadMemDocument64(raw, len(raw), None)
    if not handle:
        return _BY_CODE.get(pdfium.FPDF_GetLastError(), _DAMAGED)
    pdfium.FPDF_CloseDocument(handle)
    return _NO_PAGES


def page_damaged(number: int) -> Unreadable:
    """What to raise where page `number` (1-based) of a PDF that opened cannot be read."""
    return Unreadable("pdf_damaged", f"is a PDF whose page {number:,} cannot be read; {_AGAIN}")
