"""Signs of life of a reader that takes a page at a time, for whoever limits its time.

A document may have one page or a thousand, so time is limited by the page: a reader calls
`page_begins` before each page it reads, and each time it goes over the pages again (for
tables, say). Where nobody listens this does nothing.
"""

from collections.abc import Callable

Listener = Callable[[], None]

_listeners: list[Listener] = []


def page_begins() -> None:
    """Say that reading has come to another page."""
    for listener in _listeners:
        listener()


def listen(listener: Listener) -> None:
    """Call `listener` at every page from now on, for as long as this process lives."""
    _listeners.append(listener)
