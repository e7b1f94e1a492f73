"""Plain text to lines."""

import re

_LINE_END = re.compile(r"\r\n|\n|\r")


def read_lines(text: str) -> list[str]:
    """The lines of a plain text, in their order; line n of the file is `lines[n - 1]`.

    Only the ends of lines that editors count are ends: form feeds and Unicode's
    separators stay within a line, so that line numbers agree with every editor.
    """
    lines = _LINE_END.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return lines
