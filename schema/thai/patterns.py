"""Pieces of patterns that every reader of Thai pages needs: digits of both kinds, and figures."""

from typing import Final

DIGIT: Final = r"[0-9\u0e50-\u0e59]"
"""One Arabic or Thai digit."""

NUMBER: Final = rf"-?{DIGIT}[0-9\u0e50-\u0e59.,]*"
"""A figure as it is printed, with its commas and points; whether it is sound is read later."""

ARABIC_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
"""For `str.translate`: Thai digits to Arabic ones, all else as it stands."""
