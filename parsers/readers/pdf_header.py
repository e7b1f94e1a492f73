"""Whether bytes are meant to be a PDF, told without any PDF library."""

HEADER_WITHIN = 1024
"""Bytes at the beginning of a file in which readers look for the header."""

_HEADER = b"%PDF-"


def has_pdf_header(raw: bytes) -> bool:
    """Whether a PDF's header stands in the first bytes; mail and web servers put some before."""
    return _HEADER in raw[:HEADER_WITHIN]
