"""Texts that a copy of a document hides: letters masked by runs of x, pictures in their place."""

import re
from typing import Final

_THAI: Final = r"\u0e01-\u0e4e"
_MASKS: Final = (
    re.compile(f"(?<=[{_THAI}.])x{{2,}}|x{{2,}}(?=[{_THAI}])"),
    # A word of nothing but x; a single one multiplies, or marks a month.
    re.compile(r"(?<![^\s(\"“:])x{2,}(?=[\s)\"”:;,/%]|\.(?!\w)|$)"),
    # A figure with some of its digits: x,xxx,xxx and 1,xxx,000 and 2xx.
    re.compile(
        r"(?<![\w.,-])(?=[0-9,.]*x)(?:[0-9x]{1,3}(?:,[0-9x]{3})+|[0-9]+x{2,})(?![A-Za-z0-9-])"
    ),
)
_PICTURE: Final = re.compile(
    r"!\[[^\]\n]{0,200}\]\([^)\n]{0,1000}\)|[\[<](?:image|img|picture|ภาพ|รูปภาพ)[^\]>\n]{0,40}[\]>]",
    re.IGNORECASE,
)


def hidden(text: str) -> str | None:
    """What hides some of the text: masked letters or a picture; None where it is whole.

    Runs of x as `สำนักงานเขตxxxxx` and `x,xxx,xxx`; the `x 100` of a formula is none.
    """
    if ("xx" in text or ",x" in text) and any(mask.search(text) for mask in _MASKS):
        return "letters are masked by x"
    return "a picture stands in its place" if _PICTURE.search(text) else None


def is_picture(text: str) -> bool:
    """Whether a line is the placeholder of a picture, and nothing else."""
    return _PICTURE.fullmatch(text.strip()) is not None
